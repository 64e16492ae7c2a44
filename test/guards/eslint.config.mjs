import graphqlEslint from '@graphql-eslint/eslint-plugin';

const { configs, parser } = graphqlEslint;

/** Types that are no objects of the network by themselves, and so have no identity that a client could keep them by. */
const WITHOUT_ID = [
  // What code answers about the viewer, its rights and those of others.
  'AccessExplanation',
  'AccessMouRole',
  'AccessRule',
  'ActingChoice',
  'ObjectAccess',
  'ReaderThen',
  'ReadersThen',
  'Viewer',
  // One value in several forms.
  'BuddhistDateValue',
  'LandAreaValue',
  'MoneyValue',
  'ReportingMonthValue',
  // Rows that are worked out for the question that is asked.
  'AgreementBinding',
  'DirectiveTally',
  'PartnerCandidate',
  'RefusalCount',
  'RoleCompliance',
  // Parts of the one object that they are told with, of which there is no asking by themselves.
  'ApiKey',
  'AreaPopulation',
  'AuditDetail',
  'Change',
  'DirectiveAction',
  'DirectiveAttachment',
  'DirectiveReference',
  'DirectiveRequest',
  'FieldChange',
  'ImportRun',
  'PartnerSuccession',
  'PublishedValue',
  'RecordVersion',
  'RegisterRecord',
  // Of the answer itself.
  'PageInfo',
  'UserError',
];

const UPPER_CASE = 'UPPER_CASE';
const [, naming] = configs['flat/schema-recommended'].rules['@graphql-eslint/naming-convention'];
const { EnumValueDefinition: _, ...otherNames } = naming;

/** What the description of the API is held to: all rules of GraphQL ESLint for schemas and for Relay. Below, each that is not. */
export default [
  {
    files: ['schema/schema.graphql'],
    languageOptions: {
      parser,
      parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphqlEslint },
    rules: {
      ...configs['flat/schema-all'].rules,
      ...configs['flat/schema-relay'].rules,

      // Actions bear the names of their mutations, so that what a refusal or the audit trail names can be asked about.
      '@graphql-eslint/naming-convention': [
        'error',
        {
          ...otherNames,
          'EnumValueDefinition[parent.name.value!=AccessAction]': UPPER_CASE,
          'EnumValueDefinition[parent.name.value=AccessAction]': 'camelCase',
        },
      ],

      // Pages, payloads and what became of a batch’s rows are of the question; the types above have no identity.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { types: WITHOUT_ID, suffixes: ['Connection', 'Edge', 'Payload', 'Row'] } },
      ],

      // Short lists, such as the clauses of an agreement, are told whole, and `nodes` spares clients a level. Edges of rows
      // that are worked out for a question lead to what has no id; the rule before this one names them all.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],

      // The hub is written to by mutations. It has no subscriptions.
      '@graphql-eslint/no-root-type': ['error', { disallow: ['subscription'] }],

      // The description is generated, and sorted by graphql-js: by characters, with `id` where its letters put it. That it is
      // the generated one, a test sees to; this rule sorts capitals otherwise.
      '@graphql-eslint/alphabetize': 'off',

      // `kind` of a local authority, of an office and of a network partner are different enums: under one name, no operation
      // could ask for two of them in one list of partners. What one type alone has is named by the same pattern.
      '@graphql-eslint/no-typename-prefix': 'off',

      // Fields of Mutation may be null, as the rule asks, by the one decorator that makes them (schema.test.ts holds it to
      // that). An operation of Query is one statement, answered as a whole or not at all: null would tell nothing there.
      '@graphql-eslint/require-nullable-result-in-root': 'off',

      // A payload has the objects that were written, read back under the rights of the viewer. All of Query under each
      // mutation would let a read of any cost ride on a write.
      '@graphql-eslint/require-field-of-type-query-in-mutation-result': 'off',
    },
  },
];
