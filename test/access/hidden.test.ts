import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLInputObjectType, getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { policies } from '../../src/kernel/access/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/listing/index.ts';
import { furnish } from '../factories/furnished.ts';
import { type Owner, PERSONAS, type PersonaName } from '../factories/personas.ts';
import { startReal } from '../factories/real-server.ts';
import { askAs, dataAs } from './ask-as.ts';
import { MAKERS, type Try } from './mutation-attempts.ts';
import { Stage } from './mutation-stage.ts';
import { NAMES_RESTRICTED } from './mutations.table.ts';
import { RESTRICTED } from './owners.ts';
import { READING } from './rows.table.ts';

// What is out of sight tells nothing of itself: neither in a refusal, nor in a count, nor by what a filter, an order or a
// cursor makes of it.

const schema = await buildHubSchema();

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.over(await startReal(), schema);
  await furnish(stage.hub.database, stage.cast);
});
afterAll(() => stage.close());

const WITH_KEY = PERSONAS.filter((name) => name !== 'anonymous');

/** By type, the table of rows.table.ts. */
const TABLES: Readonly<Record<string, string>> = {
  ContactChannel: 'contact_channel',
  DirectiveDraft: 'directive_draft',
  ResourceDraft: 'resource_draft',
  ApiClient: 'api_client',
  Person: 'person',
  Membership: 'membership',
  AuditEntry: 'audit_entry',
  ProjectDraft: 'project_draft',
  StoredFile: 'stored_file',
};

const isHidden = (table: string, name: PersonaName, owner: Owner): boolean =>
  READING.find(({ subject }) => subject === table)?.allowed[name].has(owner) === false;

/** The answer to a question about an object, the object's id taken out of it. */
async function wordsAbout(name: PersonaName, query: string, id: string): Promise<unknown> {
  const { bearer } = stage.cast.personas[name];
  const { status, answer } = await askAs(stage.hub.address, bearer, query, { id });
  return JSON.parse(withoutIds(JSON.stringify({ status, ...answer }), id));
}

const withoutIds = (text: string, id: string): string =>
  text
    .replaceAll(id, '<id>')
    .replaceAll(fromGlobalId(id).id, '<uuid>')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"<request>"');

/** What can be asked about an object by its id alone. */
const QUESTIONS: Readonly<Record<string, string>> = {
  node: 'query($id: ID!) { node(id: $id) { __typename id } }',
  'node as of earlier': 'query($id: ID!) { node(id: $id, asOf: "2022-10-01T00:00:00Z") { id } }',
  nodes: 'query($id: ID!) { nodes(ids: [$id]) { __typename id } }',
  history: 'query($id: ID!) { history(target: $id) { totalCount nodes { version } } }',
  auditTrail: 'query($id: ID!) { auditTrail(target: $id) { totalCount nodes { id } } }',
  accessTo:
    'query($id: ID!) { accessTo(target: $id) { readable readingGround { code } actions { action allowed ground { code } missing { code textTh textEn grantedByTh grantedByEn } } } }',
  whoCouldRead: 'query($id: ID!) { whoCouldRead(target: $id, on: "2022-10-01") { readers { actor } } }',
};

describe('an object out of sight is told of in the words for one that is not there', () => {
  test.each(Object.keys(TABLES))('%s', async (type) => {
    const table = TABLES[type] as string;
    const actions = policies
      .actions()
      .filter(({ table: of, creates }) => !creates && of().name === type)
      .map(({ name }) => name);
    let compared = 0;
    for (const name of WITH_KEY) {
      const owner = (['B', 'A', 'T'] as const).find((each) => isHidden(table, name, each));
      if (owner === undefined) continue;
      const hidden = toGlobalId(type, stage.cast.rows[table]?.[owner] as string);
      const absent = toGlobalId(type, newId());
      const explain = (action: string) =>
        `query($id: ID!) { explainAccess(action: ${action}, target: $id) { allowed ground { code } missing { code textEn } } }`;
      for (const query of [...Object.values(QUESTIONS), ...actions.map(explain)]) {
        expect(await wordsAbout(name, query, hidden)).toEqual(await wordsAbout(name, query, absent));
        compared += 1;
      }
    }
    // The inspector sees all of them.
    expect(compared).toBe((WITH_KEY.length - 1) * (Object.keys(QUESTIONS).length + actions.length));
  });
});

interface Page {
  totalCount: number;
  edges: { cursor: string; node: { id: string } }[];
}

async function pageOf(bearer: string | null, root: string, args: string): Promise<Page> {
  const query = `{ ${root}(${args}) { totalCount edges { cursor node { id } } } }`;
  return (await dataAs(stage.hub.address, bearer, query))?.[root] as Page;
}

const idsIn = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

/** Lists of restricted rows, and questions about them: what is filtered by belongs to rows of A and of B. */
async function questions(): Promise<Record<string, string[]>> {
  const { rows, partners } = stage.cast;
  const of = (type: string, owner: 'A' | 'B') =>
    toGlobalId(type, rows[TABLES[type] ?? '']?.[owner] as string);
  const partner = (owner: 'A' | 'B') => `{ id: { eq: "${toGlobalId('LocalAuthority', partners[owner])}" } }`;
  const both = (make: (owner: 'A' | 'B') => string) => [make('A'), make('B')];
  return {
    apiClients: [
      ...both((owner) => `id: { eq: "${of('ApiClient', owner)}" }`),
      ...both((owner) => `name: { eq: "app of ${owner}" }`),
      ...both((owner) => `partner: ${partner(owner)}`),
      'isDemo: { eq: false }',
      'revokedAt: { isNull: false }',
      `not: { name: { eq: "app of B" } }`,
      `or: [{ name: { startsWith: "app" } }, { name: { contains: "c" } }]`,
      `and: [{ name: { contains: "B" } }]`,
    ],
    people: [
      ...both((owner) => `id: { eq: "${of('Person', owner)}" }`),
      ...both((owner) => `login: { eq: "login-${owner}" }`),
      ...both((owner) => `displayName: { contains: "${owner}" }`),
      'isDemo: { eq: false }',
      'status: { eq: ACTIVE }',
      `not: { login: { eq: "login-B" } }`,
      `or: [{ login: { contains: "B" } }, { login: { contains: "A" } }]`,
      `and: [{ login: { startsWith: "login" } }]`,
    ],
    memberships: [
      ...both((owner) => `id: { eq: "${of('Membership', owner)}" }`),
      ...both((owner) => `partner: ${partner(owner)}`),
      ...both((owner) => `person: { login: { eq: "login-${owner}" } }`),
      `not: { person: { login: { eq: "login-B" } } }`,
      'role: { eq: MEMBER }',
      'validFrom: { isNull: false }',
      'validTo: { isNull: false }',
      `or: [{ role: { eq: COORDINATOR } }, { person: { displayName: { contains: "B" } } }]`,
      `and: [{ role: { in: [MEMBER, AUDITOR] } }]`,
    ],
    directiveDrafts: [
      ...both((owner) => `id: { eq: "${of('DirectiveDraft', owner)}" }`),
      ...both((owner) => `issuer: ${partner(owner)}`),
      'state: { eq: OPEN }',
      'urgency: { eq: NORMAL }',
      'source: { eq: SYNTHETIC }',
      `not: { issuer: ${partner('B')} }`,
      `or: [{ issuer: ${partner('A')} }, { state: { eq: DISCARDED } }]`,
      'and: [{ state: { in: [OPEN, ISSUED] } }]',
    ],
    resourceDrafts: [
      ...both((owner) => `id: { eq: "${of('ResourceDraft', owner)}" }`),
      ...both((owner) => `publisher: ${partner(owner)}`),
      'resource: { titleTh: { contains: "อินโฟ" } }',
      'state: { eq: OPEN }',
      'source: { eq: SYNTHETIC }',
      `not: { publisher: ${partner('B')} }`,
      `or: [{ publisher: ${partner('A')} }, { state: { eq: DISCARDED } }]`,
      'and: [{ state: { in: [OPEN, PUBLISHED] } }]',
    ],
    projectDrafts: [
      ...both((owner) => `id: { eq: "${of('ProjectDraft', owner)}" }`),
      ...both((owner) => `owner: ${partner(owner)}`),
      'budget: { eq: "123.45" }',
      'landArea: { isNull: false }',
      'startsOn: { eq: "2022-10-01" }',
      'endsOn: { isNull: false }',
      'source: { eq: SYNTHETIC }',
      'state: { eq: OPEN }',
      `not: { owner: ${partner('B')} }`,
      `or: [{ owner: ${partner('A')} }, { owner: ${partner('B')} }]`,
      'and: [{ state: { in: [OPEN, DISCARDED] } }]',
    ],
    auditEntries: [
      ...both((owner) => `id: { eq: "${of('AuditEntry', owner)}" }`),
      ...both((owner) => `actingFor: ${partner(owner)}`),
      'action: { eq: "endPartner" }',
      'actorKind: { eq: PERSON }',
      'at: { isNull: false }',
      'outcome: { eq: REFUSED }',
      'requestId: { eq: "furnished" }',
      'rule: { contains: "ADMIN" }',
      'targetType: { eq: "ContactChannel" }',
      `not: { outcome: { eq: DONE } }`,
      `or: [{ outcome: { eq: DONE } }]`,
      `and: [{ rule: { isNull: false } }]`,
    ],
  };
}

const argumentOf = (root: string, name: string): GraphQLInputObjectType => {
  const found = schema
    .getQueryType()
    ?.getFields()
    [root]?.args.find((argument) => argument.name === name);
  const type = getNamedType(found?.type);
  if (!isInputObjectType(type)) throw new Error(`${root} has no ${name}`);
  return type;
};

const orderKeysOf = (root: string): string[] => {
  const keys = getNamedType(argumentOf(root, 'orderBy').getFields().field?.type);
  return isEnumType(keys) ? keys.getValues().map(({ name }) => name) : [];
};

/** The roots that list rows of a restricted type. */
const RESTRICTED_LISTS = Object.values(schema.getQueryType()!.getFields())
  .filter(({ args }) => args.some(({ name }) => name === 'filter'))
  .filter(({ type }) => RESTRICTED.has(getNamedType(type).name.replace(/Connection$/, '')))
  .map(({ name }) => name);

describe('a list of restricted rows', () => {
  test('is asked by every filter that it takes', async () => {
    const asked = await questions();
    expect(Object.keys(asked).sort()).toEqual([...RESTRICTED_LISTS].sort());
    for (const [root, filters] of Object.entries(asked)) {
      const used = new Set(filters.map((filter) => filter.split(':')[0]));
      expect([...used].sort()).toEqual(Object.keys(argumentOf(root, 'filter').getFields()).sort());
    }
  });

  test.each(RESTRICTED_LISTS)('%s is to each as if nothing else were there', async (root) => {
    const administrator = stage.cast.administrator.key;
    const asked = [
      'first: 100',
      'last: 100',
      ...((await questions())[root] ?? []).map((filter) => `first: 100, filter: { ${filter} }`),
      ...orderKeysOf(root).flatMap((key) =>
        ['ASC', 'DESC'].map((way) => `first: 100, orderBy: [{ field: ${key}, direction: ${way} }]`),
      ),
    ];
    const all = await pageOf(administrator, root, 'first: 100');
    expect(all.totalCount).toBeLessThanOrEqual(100);
    for (const name of WITH_KEY) {
      const { bearer } = stage.cast.personas[name];
      const visible = new Set(idsIn(await pageOf(bearer, root, 'first: 100')));
      for (const args of asked) {
        const expected = idsIn(await pageOf(administrator, root, args)).filter((id) => visible.has(id));
        const found = await pageOf(bearer, root, args);
        expect({ args, ids: idsIn(found), count: found.totalCount }).toEqual({
          args,
          ids: expected,
          count: expected.length,
        });
      }
      // From a place that somebody else was given: the own rows behind it, and nothing of the row that lies there.
      const middle = Math.floor(all.edges.length / 2);
      const { cursor } = all.edges[middle] as Page['edges'][number];
      const behind = await pageOf(bearer, root, `first: 100, after: "${cursor}"`);
      expect(idsIn(behind)).toEqual(
        idsIn(all)
          .slice(middle + 1)
          .filter((id) => visible.has(id)),
      );
    }
  });
});

describe('what is shared', () => {
  const filters = Object.values(schema.getTypeMap()).filter(
    (type) => isInputObjectType(type) && type.name.endsWith('Filter'),
  ) as GraphQLInputObjectType[];
  const listed = (type: GraphQLInputObjectType) => type.name.replace(/Filter$/, '');

  test('is neither filtered nor sorted through what is restricted, which it would tell of', () => {
    const through = filters
      .filter((type) => !RESTRICTED.has(listed(type)))
      .flatMap((type) =>
        Object.values(type.getFields())
          .map((field) => getNamedType(field.type))
          .filter((field) => isInputObjectType(field) && RESTRICTED.has(field.name.replace(/Filter$/, '')))
          .map((field) => `${type.name} by ${field.name}`),
      );
    expect(filters.length).toBeGreaterThan(20);
    expect(through).toEqual([]);
  });

  test('has the same history for everybody with a key', async () => {
    const query =
      'query($id: ID!) { history(target: $id) { totalCount nodes { version recordedFrom recordedTo changes { field before after } } } }';
    const id = toGlobalId('LocalAuthority', stage.cast.partners.A);
    const whole = await dataAs(stage.hub.address, stage.cast.administrator.key, query, { id });
    expect(whole?.history).toMatchObject({ totalCount: expect.any(Number) });
    for (const name of WITH_KEY)
      expect(await dataAs(stage.hub.address, stage.cast.personas[name].bearer, query, { id })).toEqual(whole);
  });
});

describe('refusals that are counted', () => {
  test.each(WITH_KEY)('are those of %s itself, and all of them to the inspector', async (name) => {
    const query =
      '{ refusalCounts(from: "2022-10-01", until: "2022-10-31") { totalCount nodes { rule count } } }';
    const found = await dataAs(stage.hub.address, stage.cast.personas[name].bearer, query);
    // One of each of four colleagues and seven personas.
    const count = name === 'auditor' ? 11 : 1;
    expect(found).toEqual({ refusalCounts: { totalCount: 1, nodes: [{ rule: 'ADMINISTRATOR', count }] } });
  });
});

// Last, since it makes rows and leaves attempts in the trail that is listed above.
describe('a write on an object out of sight', () => {
  test.each(Object.keys(NAMES_RESTRICTED))(
    'is refused by %s in the words for one that is not there',
    async (mutation) => {
      const table = NAMES_RESTRICTED[mutation] as string;
      let compared = 0;
      for (const name of WITH_KEY.filter((each) => isHidden(table, each, 'B'))) {
        const persona = stage.cast.personas[name];
        const tried: Try = { persona, on: 'B', isAllowed: false };
        const { input } = await MAKERS[mutation]!.make(stage.rows, tried);
        const field = 'id' in input ? 'id' : 'personId';
        const hidden = String(input[field]);
        const absent = toGlobalId(fromGlobalId(hidden).type, newId());
        const told = async (id: string) => {
          const answer = await stage.send(name, mutation, { input: { ...input, [field]: id } });
          return withoutIds(JSON.stringify(answer), id);
        };
        const words = await told(hidden);
        expect(words).toBe(await told(absent));
        expect(words).toContain('NOT_FOUND');
        compared += 1;
      }
      expect(compared).toBeGreaterThanOrEqual(4);
    },
  );
});
