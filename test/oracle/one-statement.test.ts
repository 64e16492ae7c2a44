import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { ReadPool } from '../../src/read/index.ts';
import { tryHub } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { askForList, everyList } from './every-list.ts';
import { WireTap } from './wire-tap.ts';

const schema = await buildHubSchema();
const lists = everyList(schema);

let database: TestDatabase;
let tapped: TestDatabase;
let tap: WireTap;
let reads: ReadPool;
let id: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const opened = await WireTap.open(database.appUrl);
  tap = opened;
  reads = new ReadPool({ url: opened.url, size: 1 });
  tapped = { ...database, reads: () => reads };
  const [authority] = await database.app.query(
    `SELECT id FROM partner WHERE type = 'LOCAL_AUTHORITY' ORDER BY id LIMIT 1`,
  );
  id = toGlobalId('LocalAuthority', authority.id);
  await tryHub(tapped, '{ areas(first: 1) { totalCount } }');
});
afterAll(async () => {
  await reads.close();
  await tap.close();
  await database.close();
});

test('the schema has the lists that this is about', () => {
  expect(lists.map((list) => list.name).sort()).toEqual([
    'Activity.participations',
    'Agreement.children',
    'Agreement.links',
    'Agreement.parties',
    'Agreement.projects',
    'Agreement.roles',
    'AgreementClause.directives',
    'AgreementClause.resources',
    'Area.activities',
    'Area.agreements',
    'Area.children',
    'Area.coverages',
    'Area.partners',
    'Area.partnersWithin',
    'Area.projects',
    'Area.resources',
    'Directive.addressees',
    'Directive.answers',
    'Directive.distributions',
    'Directive.missing',
    'Directive.overdue',
    'DirectiveAddressee.answers',
    'DirectiveDistribution.addressees',
    'DirectiveDistribution.missing',
    'DirectiveDistribution.overdue',
    'DirectiveDistribution.passedOn',
    'KnowledgeResource.addressees',
    'KnowledgeResource.distributions',
    'LocalAuthority.coverages',
    'MouRole.grants',
    'MouRole.participations',
    'Partner.activitiesAtPlace',
    'Partner.activitiesRecorded',
    'Partner.activityParticipations',
    'Partner.agreementParties',
    'Partner.directiveDrafts',
    'Partner.directivesIssued',
    'Partner.directivesReceived',
    'Partner.directivesSent',
    'Partner.helpCentres',
    'Partner.linksFrom',
    'Partner.linksTo',
    'Partner.mouRoleGrants',
    'Partner.projectDrafts',
    'Partner.projectParticipations',
    'Partner.projects',
    'Partner.resourceDistributions',
    'Partner.resourceDrafts',
    'Partner.resources',
    'Partner.resourcesReceived',
    'Project.activities',
    'Project.participations',
    'Project.visits',
    'Query.activities',
    'Query.activityDuplicates',
    'Query.agreements',
    'Query.agreementsBinding',
    'Query.apiClients',
    'Query.areas',
    'Query.auditEntries',
    'Query.auditTrail',
    'Query.directiveAddressees',
    'Query.directiveDistributions',
    'Query.directiveDrafts',
    'Query.directives',
    'Query.helpCentres',
    'Query.history',
    'Query.knowledgeResources',
    'Query.memberships',
    'Query.mouRoles',
    'Query.partnerLinks',
    'Query.partners',
    'Query.people',
    'Query.projectDrafts',
    'Query.projectParticipations',
    'Query.projects',
    'Query.refusalCounts',
    'Query.registerDuties',
    'Query.resourceAddressees',
    'Query.resourceDistributions',
    'Query.resourceDrafts',
    'Query.sanghaUnits',
    'Query.searchPartners',
    'ResourceDistribution.addressees',
    'ResourceDistribution.missing',
    'ResourceVersion.acknowledgements',
    'SanghaUnit.children',
    'SanghaUnit.offices',
    'SanghaUnit.temples',
  ]);
});

test('a record as of earlier times beside the present takes one statement in one round trip', async () => {
  const [{ now }] = await database.app.query('SELECT hub.now() AS now');
  const selection =
    '{ id ... on LocalAuthority { labelTh area { labelTh parent { nameTh } } coverages { nodes { id } } } }';
  const source = `query ($id: ID!, $instant: DateTime!) {
    past: node(id: $id, asOf: $instant) ${selection} earlier: partner(id: $id, asOf: "2001-01-01T00:00:00Z") { id }
    now: node(id: $id) ${selection} history(target: $id) { nodes { version record ${selection} } } }`;
  for (const isFirst of [true, false]) {
    tap.take();
    const { data, errors } = await tryHub(tapped, source, { id, instant: now.toISOString() });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      past: { id },
      earlier: null,
      now: { id },
      history: { nodes: [{ record: { id } }] },
    });
    expect(data.past).toEqual(data.now);
    expect(tap.take()).toMatch(isFirst ? /^BEP?BES$/ : /^BEBES$/);
  }
});

describe.each(lists.map((list) => [list.name, list] as const))(
  '%s takes one statement in one round trip',
  (_name, list) => {
    test.each([
      [1, 1],
      [100, 1],
      [1, 6],
      [100, 6],
    ])('with %i rows a page, at depth %i', async (size, depth) => {
      const source = askForList(schema, list, size, Math.max(depth, list.way.length));
      expect(validate(schema, parse(source))).toEqual([]);
      for (const isFirst of [true, false]) {
        tap.take();
        const { data, errors } = await tryHub(tapped, source, { id });
        expect(errors).toBeUndefined();
        expect(data).not.toBeNull();
        // The viewer's settings and the statement, bound and executed, under one Sync; the statement is prepared once.
        // To keep no more statements than a connection may, one that was asked long ago is closed on the way.
        expect(tap.take()).toMatch(isFirst ? /^BE(C?P)?BES$/ : /^BEBES$/);
      }
    });
  },
);
