import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { type ColumnMapping, toGlobalId } from '../../src/kernel/listing/index.ts';
import { furnish, type Starts } from '../factories/furnished.ts';
import {
  type Cast,
  type Letter,
  makeCast,
  OWNERS,
  type Owner,
  PERSONAS,
  type PersonaName,
} from '../factories/personas.ts';
import { type RealServer, startReal } from '../factories/real-server.ts';
import { askAs, dataAs } from './ask-as.ts';
import { type Answered, Comparison } from './comparing.ts';
import { byField, withoutLine } from './field-table.ts';
import { ABOUT_THE_VIEWER, FIELDS, WITHHELD } from './fields.table.ts';
import { Owners, RESTRICTED } from './owners.ts';
import { askNode, askRoot } from './selection.ts';
import { cellOf, type Line } from './table.ts';

// Asked over HTTP, with the keys and sessions that apps and persons have. What each persona sees of a row is compared
// with what an administrator sees of it, by every way that leads there.

const schema = await buildHubSchema();
const { lines, faults } = byField(schema, FIELDS);

let hub: RealServer;
let cast: Cast;
let starts: Starts;
let owners: Owners;

beforeAll(async () => {
  hub = await startReal();
  cast = await makeCast(hub.database);
  starts = await furnish(hub.database, cast);
  owners = new Owners(cast);
  await owners.find(hub.database);
});
afterAll(() => hub.close());

const ask = (bearer: string | null, query: string, id?: string) => dataAs(hub.address, bearer, query, { id });

const asked = new Map<string, Promise<Record<string, unknown> | null>>();
/** What an administrator is answered, asked once. */
const whole = (query: string, id = ''): Promise<Record<string, unknown> | null> => {
  const known = asked.get(query + id) ?? ask(cast.administrator.key, query, id);
  asked.set(query + id, known);
  return known;
};

/** Of whose rows there must be something to see, by the names in the table: of somebody's, of each, or of the viewer's own. */
function ownersToShow(line: Line): readonly Letter[] | 'any' {
  const letters = new Set(PERSONAS.flatMap((name) => [...line.allowed[name]]));
  if (letters.size === 1 && letters.has('O')) return ['O'];
  const isShared = PERSONAS.every(
    (name) => name === 'anonymous' || OWNERS.every((owner) => line.allowed[name].has(owner)),
  );
  return isShared ? 'any' : OWNERS;
}

const newComparison = (name: PersonaName): Comparison =>
  new Comparison({
    schema,
    restricted: RESTRICTED,
    aboutViewer: ABOUT_THE_VIEWER,
    moving: new Set(['ApiKey.lastUsedAt']),
    whose: (id) => owners.of(id, name),
  });

interface Way {
  root: string;
  given: string;
  /** Whose objects it leads to; left out for those of all. */
  owner: Letter | undefined;
}

const idOf = (type: string, owner: Owner): string => toGlobalId(type, starts[type]?.[owner] as string);

/** By the owner, what leads through each field of Query to its objects; written by hand, like the table. */
async function waysIn(): Promise<Way[]> {
  const ways: Way[] = [];
  for (const owner of OWNERS) {
    const [found] = await hub.database.app.query(
      `SELECT p.name_th AS name, c.code, a.code AS area, hub.today()::text AS today FROM partner p JOIN partner_code c ON c.partner_id = p.id AND c.scheme = 'HUB'
       LEFT JOIN area a ON a.id = p.area_id WHERE p.id = $1 ORDER BY c.id DESC`,
      [cast.partners[owner]],
    );
    const type = { A: 'LocalAuthority', B: 'LocalAuthority', T: 'Temple', C: 'Agency' }[owner];
    const id = toGlobalId(type, cast.partners[owner]);
    const channel = toGlobalId('ContactChannel', cast.rows.contact_channel?.[owner] as string);
    const way = (root: string, given: string) => ways.push({ root, given, owner });
    way('node', `(id: "${id}")`);
    way('nodes', `(ids: ["${id}"])`);
    way('partner', `(id: "${id}")`);
    way('partnerByCode', `(scheme: HUB, code: "${found.code}")`);
    way('partners', `(first: 20, validity: ALL, filter: { id: { eq: "${id}" } })`);
    way(
      'partners',
      `(first: 20, filter: { within: "${found.area.slice(0, 2)}" }, orderBy: [{ field: NAME_TH }])`,
    );
    way('searchPartners', `(first: 20, text: "${found.name}")`);
    way('area', `(code: "${found.area}")`);
    way('areas', `(first: 20, validity: ALL, filter: { code: { startsWith: "${found.area.slice(0, 4)}" } })`);
    way('sanghaUnits', '(first: 20)');
    way('registerDuties', '(first: 100)');
    way('explainAccess', `(action: updatePartner, target: "${id}")`);
    way('explainAccess', `(action: updateContactChannel, target: "${channel}")`);
    way('accessTo', `(target: "${id}")`);
    way('accessTo', `(target: "${channel}")`);
    for (const root of ['people', 'memberships'])
      way(
        root,
        `(first: 100, filter: ${root === 'people' ? `{ login: { eq: "login-${owner}" } }` : `{ partner: { id: { eq: "${id}" } } }`})`,
      );
    const ofOwner = (role: string) => `(first: 100, filter: { ${role}: { id: { eq: "${id}" } } })`;
    way('agreements', `(first: 100, filter: { id: { eq: "${idOf('Agreement', owner)}" } })`);
    way('agreementsBinding', `(first: 100, partner: "${id}")`);
    way('mouRoles', `(first: 100, filter: { id: { eq: "${idOf('MouRole', owner)}" } })`);
    way('partnerLinks', ofOwner('from'));
    way('projects', ofOwner('owner'));
    way('projectDrafts', ofOwner('owner'));
    way('projectParticipations', ofOwner('partner'));
    way('activities', ofOwner('recordedBy'));
    way('activityDuplicates', `(first: 100, filter: { id: { eq: "${idOf('ActivityDuplicate', owner)}" } })`);
    way('helpCentres', ofOwner('authority'));
    way('explainAccess', `(action: approveProject, target: "${idOf('Project', owner)}")`);
    way('knowledgeResources', ofOwner('publisher'));
    way('resourceDrafts', ofOwner('publisher'));
    way('resourceDistributions', ofOwner('sender'));
    way('resourceAddressees', ofOwner('partner'));
    way('directives', ofOwner('issuer'));
    way('directiveDrafts', ofOwner('issuer'));
    way('directiveDistributions', ofOwner('sender'));
    way('directiveAddressees', ofOwner('partner'));
    way('auditEntries', `(first: 50, filter: { actingFor: { id: { eq: "${id}" } } })`);
    way('auditTrail', `(first: 50, target: "${channel}")`);
    way('history', `(first: 50, target: "${channel}")`);
    way('whoCouldRead', `(on: "${found.today}", target: "${channel}")`);
    way('apiClients', `(first: 100, filter: { partner: { id: { eq: "${id}" } } })`);
  }
  ways.push({ root: 'viewer', given: '', owner: 'O' });
  ways.push({ root: 'refusalCounts', given: '(from: "2022-10-01", until: "2022-10-31")', owner: 'O' });
  for (const root of [
    'auditEntries',
    'apiClients',
    'memberships',
    'people',
    'partners',
    'areas',
    'projectDrafts',
    'resourceDrafts',
    'directiveDrafts',
  ])
    ways.push({ root, given: `(first: ${root === 'partners' ? 20 : 100})`, owner: undefined });
  return ways;
}

/** What is refused to all but inspectors says so, and answers nothing. */
async function refused(bearer: string | null, query: string): Promise<Record<string, unknown> | null> {
  const { answer } = await askAs(hub.address, bearer, query);
  const code = bearer === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  return answer.data ?? null;
}

/** Roots whose answers lead to types that nothing else leads to. */
const DEEPER = new Set(['viewer', 'whoCouldRead', 'history', 'explainAccess']);

/** Whoever asks first asks for everything as an administrator as well. */
const LONG = 180_000;

const compared = new Map<PersonaName, Promise<Comparison>>();
/** What a persona sees, compared once. */
const comparisonOf = (name: PersonaName): Promise<Comparison> => {
  const known = compared.get(name) ?? compareAll(name);
  compared.set(name, known);
  return known;
};

/** Asks for every row to begin with, and by every way in, as a persona and as an administrator. */
async function compareAll(name: PersonaName): Promise<Comparison> {
  const { bearer } = cast.personas[name];
  const comparison = newComparison(name);
  for (const [type, rows] of Object.entries(starts)) {
    for (const [position, [owner, id]] of (Object.entries(rows) as [Letter, string][]).entries()) {
      // What a type leads to is asked of each; what that leads to in turn, of one.
      const query = askNode(schema, type, position > 0 ? 1 : type === 'Coverage' ? 3 : 2);
      const all = (await whole(query, toGlobalId(type, id)))?.node as Answered;
      expect(all).not.toBeNull();
      const seen = ((await ask(bearer, query, toGlobalId(type, id)))?.node ?? null) as Answered | null;
      comparison.row(all, seen, owner, `${type} of ${owner}`);
    }
  }
  for (const { root, given, owner } of await waysIn()) {
    const isOpen = root === 'viewer' && bearer === null;
    const query = isOpen
      ? '{ viewer { __typename kind name roles scopes } }'
      : askRoot(schema, root, given, DEEPER.has(root) ? 2 : 1);
    const seen =
      root === 'whoCouldRead' && name !== 'auditor' ? await refused(bearer, query) : await ask(bearer, query);
    comparison.root(root, (await whole(query))?.[root], seen?.[root], owner);
  }
  return comparison;
}

describe('the table by hand', () => {
  test('is about fields that are there, each by one line', () => {
    expect(faults).toEqual([]);
  });

  test('says of every field of the schema who sees it', () => {
    expect(withoutLine(schema, lines)).toEqual([]);
  });

  test(
    'is about fields that have a value to show, of each owner where not everybody sees it',
    async () => {
      const compared = [await comparisonOf('lao'), await comparisonOf('app')];
      const shown = new Map<string, { line: Line; letters: Set<Letter> }>();
      for (const [field, line] of lines) {
        // A line about an interface stands for all of its types.
        const name = `${line.subject.split(' ')[0]}.${field.split('.')[1]}`;
        const letters = compared.flatMap((comparison) => comparison.shownOf(field));
        shown.set(name, { line, letters: new Set([...(shown.get(name)?.letters ?? []), ...letters]) });
      }
      const lacking = [...shown].filter(([, { line, letters }]) => {
        const wanted = ownersToShow(line);
        return wanted === 'any' ? letters.size === 0 : wanted.some((letter) => !letters.has(letter));
      });
      expect(lacking.map(([name, { letters }]) => `${name} has a value for ${cellOf(letters)}`)).toEqual([]);
    },
    LONG,
  );

  test('finds a way in through every field of Query', async () => {
    const used = new Set((await waysIn()).map(({ root }) => root));
    expect([...used].sort()).toEqual(Object.keys(schema.getQueryType()!.getFields()).sort());
  });
});

describe('what is withheld for being small', () => {
  test('is listed by hand, and is what the schema withholds', () => {
    const withheld = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ name, extensions }) => {
            const { mask } = (extensions.mapping ?? {}) as Partial<ColumnMapping>;
            return mask ? [[`${type.name}.${name}`, mask.reason]] : [];
          })
        : [],
    );
    expect(Object.fromEntries(withheld)).toEqual(WITHHELD);
  });

  test.each(PERSONAS.filter((name) => name !== 'anonymous'))('from %s, who is told why', async (name) => {
    const query =
      'query Small($id: ID!) { node(id: $id) { ... on Area { populations { asOf population male female } } } }';
    const id = toGlobalId('Area', starts.Area?.C as string);
    const { answer } = await askAs(hub.address, cast.personas[name].bearer, query, { id });
    // Of few men or women the number of the others is not told either: taken from all of them it would tell.
    expect(answer.data).toEqual({
      node: {
        populations: [
          { asOf: '2020-12-31', population: 0, male: 0, female: 0 },
          { asOf: '2019-12-31', population: null, male: null, female: null },
          { asOf: '2018-12-31', population: 8, male: null, female: null },
          { asOf: '2017-12-31', population: 10, male: 5, female: 5 },
          { asOf: '2016-12-31', population: 103, male: null, female: null },
          { asOf: '2015-12-31', population: 20, male: null, female: 10 },
        ],
      },
    });
    const note = (row: number, field: string) => ({
      path: ['node', 'populations', row, field],
      reason: 'SMALL_COUNT',
    });
    const notes = [
      ...['population', 'male', 'female'].map((field) => note(1, field)),
      ...[2, 4].flatMap((row) => ['male', 'female'].map((field) => note(row, field))),
    ];
    expect(answer.extensions?.notes).toEqual(notes);
  });
});

describe('who asks', () => {
  /** By hand: what each persona is told of itself. */
  const TOLD: Readonly<Record<PersonaName, [kind: string, name: string | null, role: string | null]>> = {
    app: ['CLIENT', 'app', 'MEMBER'],
    lao: ['PERSON', 'Person lao', 'REPORTING_OFFICER'],
    c30: ['PERSON', 'Person c30', 'COORDINATOR'],
    c50: ['PERSON', 'Person c50', 'COORDINATOR'],
    temple: ['PERSON', 'Person temple', 'MEMBER'],
    analyst: ['PERSON', 'Person analyst', 'ANALYST'],
    auditor: ['PERSON', 'Person auditor', 'AUDITOR'],
    anonymous: ['ANONYMOUS', null, null],
  };

  test.each(PERSONAS)('%s is told who it is', async (name) => {
    const query =
      '{ viewer { kind name roles scopes person { id } actingFor { id } canActFor { roles partner { id } } } }';
    const { bearer, partnerId, viewer } = cast.personas[name];
    const [kind, called, role] = TOLD[name];
    const roles = role === null ? [] : [role];
    const partner = partnerId === null ? null : { id: expect.anything() };
    expect((await ask(bearer, query))?.viewer).toEqual({
      kind,
      name: called,
      roles,
      scopes: kind === 'CLIENT' ? ['WRITE'] : [],
      person: viewer.kind === 'PERSON' ? { id: toGlobalId('Person', viewer.personId) } : null,
      actingFor: partner,
      canActFor: partner ? [{ roles, partner }] : [],
    });
  });
});

describe.each(PERSONAS)('%s', (name) => {
  test(
    'sees the values that the table says',
    async () => {
      const comparison = await comparisonOf(name);
      const found = [...lines.keys()].map((field) => `${field} ${cellOf(comparison.seenOf(field))}`);
      const expected = [...lines].map(([field, line]) => {
        // Of the viewer's own there is always something to see where the table says that it does.
        const shown = new Set<Letter>([...comparison.shownOf(field), 'O']);
        const seen = [...OWNERS, 'O' as const].filter((letter) => shown.has(letter));
        return `${field} ${cellOf(seen.filter((letter) => line.allowed[name].has(letter)))}`;
      });
      expect(comparison.faults).toEqual([]);
      expect(found).toEqual(expected);
      if (name !== 'auditor') expect(comparison.ofNobody).toEqual([]);
    },
    LONG,
  );
});

describe('an app with the role of a person, by its key', () => {
  const ROWS = ['ContactChannel', 'ApiClient', 'Person', 'Membership', 'AuditEntry'];

  test.each(PERSONAS.filter((name) => name !== 'app' && name !== 'anonymous'))(
    'sees of others what %s sees',
    async (name) => {
      const found: string[] = [];
      const expected: string[] = [];
      for (const type of ROWS) {
        const line = lines.get(`${type}.id`) as Line;
        const seen: Letter[] = [];
        for (const owner of OWNERS) {
          const id = toGlobalId(type, starts[type]?.[owner] as string);
          const data = await ask(cast.personas[name].key, 'query Row($id: ID!) { node(id: $id) { id } }', id);
          if (data?.node) seen.push(owner);
        }
        found.push(`${type} ${cellOf(seen)}`);
        expected.push(`${type} ${cellOf(OWNERS.filter((owner) => line.allowed[name].has(owner)))}`);
      }
      expect(found).toEqual(expected);
    },
  );
});
