import type { Client } from 'pg';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { hashPassword } from '../../src/modules/access/password.ts';
import { hashOfSecret, newSecret, SESSION, TOKEN } from '../../src/modules/access/secret.ts';
import {
  type Cast,
  type Letter,
  type Owner,
  type Persona,
  type PersonaName,
  ROLES,
} from '../factories/personas.ts';
import { ACTIVITY_MAKERS } from './activity-attempts.ts';
import { AGREEMENT_MAKERS } from './agreement-attempts.ts';
import { DIRECTIVE_MAKERS } from './directive-attempts.ts';
import { PROJECT_MAKERS } from './project-attempts.ts';
import { RESOURCE_MAKERS } from './resource-attempts.ts';

/** Somebody's try at a mutation. */
export interface Try {
  persona: Persona;
  /** On whose object. */
  on: Letter;
  /** Whether it is to be carried out: then on a row that is there for this alone. */
  isAllowed: boolean;
}

/** What is sent. */
export interface Sent {
  input: Record<string, unknown>;
  /** With which key or session, where it is not the persona's own. */
  bearer?: string;
}

export interface Maker {
  /** On whose objects it can be tried. */
  letters: readonly Letter[];
  make: (rows: Rows, tried: Try) => Promise<Sent> | Sent;
}

/** A partner as an input names it, and where it is. */
export interface Named {
  id: string;
  uuid: string;
  version: number;
  code: string;
  province: string;
}

const ISSUER = 'https://issuer.example.org';
const PASSWORD = 'correct horse battery staple 7';

/** An address that nobody has, in letters alone: digits by chance may be somebody's identification number. */
const newAddress = (): string =>
  `${newId().replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}@example.org`;

/** Makes what mutations are tried on, past every rule and trigger, which only a test may do. */
export class Rows {
  #made = 0;
  #months = 0;

  constructor(
    private readonly client: Client,
    private readonly cast: Cast,
  ) {}

  async one<Row>(sql: string, values: unknown[] = []): Promise<Row> {
    const { rows } = await this.client.query(sql, values);
    return rows[0];
  }

  /** A name of its own. */
  name(): string {
    this.#made += 1;
    return `ทดลอง ${this.#made}`;
  }

  /** A month of its own, which is over. */
  month(): string {
    this.#months += 1;
    return new Date(Date.UTC(2024, 12 - this.#months)).toISOString().slice(0, 7);
  }

  async #change(): Promise<string> {
    return (await this.one<{ id: string }>('SELECT id FROM change ORDER BY id LIMIT 1')).id;
  }

  /** A row with an id of its own and some change; answers the id. */
  async insert(table: string, row: Record<string, unknown>): Promise<string> {
    const whole: Record<string, unknown> = {
      id: newId(),
      change_id: await this.#change(),
      version: 1,
      ...row,
    };
    await this.client.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json)`,
      [JSON.stringify(whole)],
    );
    return String(whole.id);
  }

  /** An owner's partner itself; the persona's own where it is asked for the viewer's. */
  partnerId({ on, persona }: Try): string {
    const id = on === 'O' ? persona.partnerId : this.cast.partners[on];
    if (id === null) throw new Error('anonymous acts for no partner');
    return id;
  }

  /** A partner as it is to be named in an input. */
  async named(id: string): Promise<Named> {
    const found = await this.one<{ type: string; version: number; code: string; province: string }>(
      `SELECT replace(initcap(replace(p.type::text, '_', ' ')), ' ', '') AS type, p.version, a.code, p.province_code AS province
       FROM partner p LEFT JOIN area a ON a.id = p.area_id WHERE p.id = $1`,
      [id],
    );
    return { ...found, id: toGlobalId(found.type, id), uuid: id };
  }

  /** The owner's partner; for what is to be carried out one like it, which nothing else hangs on. */
  async body(tried: Try): Promise<Named> {
    const like = this.partnerId(tried);
    if (!tried.isAllowed) return this.named(like);
    const id = newId();
    await this.client.query(
      `INSERT INTO partner SELECT (json_populate_record(p, json_build_object('id', $1::uuid, 'name_th', $3::text))).* FROM partner p WHERE p.id = $2`,
      [id, like, this.name()],
    );
    await this.client.query(
      `INSERT INTO partner_link SELECT (json_populate_record(l, json_build_object('id', gen_random_uuid(), 'to_id', $1::uuid))).*
       FROM partner_link l WHERE l.to_id = $2`,
      [id, like],
    );
    return this.named(id);
  }

  /** What hangs on the owner's partner, made for this. */
  async hanging(type: string, table: string, tried: Try, row: Record<string, unknown>, owner = 'partner_id') {
    const id = await this.insert(table, { [owner]: this.partnerId(tried), source: 'SYNTHETIC', ...row });
    return { id: toGlobalId(type, id), expectedVersion: 1 };
  }

  async area(code: string): Promise<string> {
    const { id } = await this.one<{ id: string }>('SELECT id FROM area WHERE code = $1', [code]);
    return toGlobalId('Area', id);
  }

  /** A subdistrict of a partner's province that it does not cover. */
  async uncovered(partner: string, province: string): Promise<{ id: string; code: string }> {
    return this.one(
      `SELECT id, code FROM area a WHERE level = 'SUBDISTRICT' AND code LIKE $1 || '%' AND valid_to IS NULL
         AND NOT EXISTS (SELECT FROM coverage c WHERE c.area_id = a.id AND c.authority_id = $2) ORDER BY code LIMIT 1`,
      [province, partner],
    );
  }

  /** Somebody in the owner's office; the viewer itself once more, with a session, where it is about the viewer. */
  async person(
    tried: Try,
    { status = 'ACTIVE', password }: { status?: string; password?: string } = {},
  ): Promise<{ id: string; login: string; membership: string; bearer?: string }> {
    const { persona, on } = tried;
    const login = `somebody-${newId()}`;
    const id = await this.insert('person', { display_name: 'Somebody', login, status, is_demo: false });
    const role = on === 'O' ? ROLES[persona.name as Exclude<PersonaName, 'anonymous'>] : 'MEMBER';
    const partnerId = this.partnerId(tried);
    const membership = await this.insert('membership', { person_id: id, partner_id: partnerId, role });
    if (password !== undefined)
      await this.insert('credential', { person_id: id, password_hash: await hashPassword(password) });
    const made = { id, login, membership };
    return on === 'O' ? { ...made, bearer: await this.token(id, 'SESSION') } : made;
  }

  async token(personId: string, kind: 'SESSION' | 'INVITATION'): Promise<string> {
    const secret = newSecret(kind === 'SESSION' ? SESSION : TOKEN);
    await this.insert('account_token', {
      person_id: personId,
      kind,
      token_hash: `\\x${hashOfSecret(secret).toString('hex')}`,
      expires_at: '2999-01-01',
    });
    return secret;
  }

  /** An app of the owner's, made for this; the viewer itself where it is about the viewer. */
  async app(tried: Try): Promise<{ id: string; expectedVersion: number }> {
    if (tried.on === 'O') {
      const id = this.cast.rows.api_client?.app as string;
      const { version } = await this.one<{ version: number }>(
        'SELECT version FROM api_client WHERE id = $1',
        [id],
      );
      return { id: toGlobalId('ApiClient', id), expectedVersion: version };
    }
    const row = {
      name: this.name(),
      partner_id: this.partnerId(tried),
      roles: '{MEMBER}',
      scopes: '{}',
      is_demo: false,
    };
    return { id: toGlobalId('ApiClient', await this.insert('api_client', row)), expectedVersion: 1 };
  }
}

const ALL: readonly Owner[] = ['A', 'B', 'T', 'C'];
const AUTHORITIES: readonly Owner[] = ['A', 'B'];

/** For what a person does to somebody's account. */
const toPerson = (
  more: Record<string, unknown> = {},
  { status = 'ACTIVE', isLinked = false, isToLink = false } = {},
): Maker => ({
  // Who is disabled can't ask.
  letters: status === 'ACTIVE' ? [...ALL, 'O'] : ALL,
  make: async (rows, tried) => {
    const { id, bearer } = await rows.person(tried, { status });
    const identity = { issuer: ISSUER, subject: id };
    if (isLinked) await rows.insert('external_identity', { person_id: id, ...identity });
    const input = { id: toGlobalId('Person', id), ...more, ...(isToLink && identity) };
    return { input, ...(bearer && { bearer }) };
  },
});

const day = '2025-01-01';

/** The least that each mutation takes. */
export const MAKERS: Readonly<Record<string, Maker>> = {
  ...AGREEMENT_MAKERS,
  ...PROJECT_MAKERS,
  ...ACTIVITY_MAKERS,
  ...RESOURCE_MAKERS,
  ...DIRECTIVE_MAKERS,
  createPartner: {
    letters: ALL,
    make: async (rows, { on }) => {
      const of = {
        A: {
          type: 'LOCAL_AUTHORITY',
          areaId: await rows.area('300101'),
          details: { localAuthorityKind: 'SAO' },
        },
        B: {
          type: 'LOCAL_AUTHORITY',
          areaId: await rows.area('500108'),
          details: { localAuthorityKind: 'SAO' },
        },
        T: { type: 'TEMPLE', areaId: await rows.area('300101') },
        C: { type: 'AGENCY' },
      }[on as Owner];
      return { input: { nameTh: rows.name(), ...of } };
    },
  },
  updatePartner: {
    letters: ALL,
    make: async (rows, tried) => {
      // The officer of a partner speaks for that one, and for no other like it.
      const { id, version } = await rows.named(rows.partnerId(tried));
      return { input: { id, expectedVersion: version, nameEn: `Try ${rows.name()}` } };
    },
  },
  movePartner: {
    letters: AUTHORITIES,
    make: async (rows, tried) => {
      const { id, version, province } = await rows.body(tried);
      const areaId = await rows.area(province === '30' ? '300102' : '500109');
      return { input: { id, expectedVersion: version, areaId } };
    },
  },
  changeAuthorityKind: {
    letters: AUTHORITIES,
    make: async (rows, tried) => {
      const { id, version } = await rows.body(tried);
      return { input: { id, expectedVersion: version, kind: 'SUBDISTRICT_MUNICIPALITY', since: day } };
    },
  },
  renamePartner: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id, version } = await rows.body(tried);
      return { input: { id, expectedVersion: version, nameTh: rows.name() } };
    },
  },
  endPartner: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id, version } = await rows.body(tried);
      return { input: { id, expectedVersion: version, on: day, reason: 'ทดลอง' } };
    },
  },
  mergePartners: {
    letters: ALL,
    make: async (rows, tried) => {
      const goes = await rows.body(tried);
      const stays = await rows.body({ ...tried, isAllowed: true });
      return {
        input: {
          duplicateId: goes.id,
          expectedVersion: goes.version,
          survivorId: stays.id,
          survivorVersion: stays.version,
        },
      };
    },
  },
  recordSuccession: {
    letters: ALL,
    make: async (rows, tried) => {
      const before = await rows.body(tried);
      const after = await rows.body({ ...tried, isAllowed: true });
      return {
        input: {
          kind: 'REPLACEMENT',
          predecessors: [{ id: before.id, expectedVersion: before.version }],
          successorIds: [after.id],
          effectiveOn: day,
          reason: 'ทดลอง',
        },
      };
    },
  },
  addPartnerCode: {
    letters: AUTHORITIES,
    make: async (rows, tried) => {
      const { id, province } = await rows.body(tried);
      return {
        input: { partnerId: id, scheme: 'DLA', code: `6${province}01${tried.on === 'A' ? '91' : '92'}` },
      };
    },
  },
  endPartnerCode: {
    letters: ALL,
    make: async (rows, tried) => ({
      input: {
        ...(await rows.hanging('PartnerCode', 'partner_code', tried, { scheme: 'HUB', code: newId() })),
        on: day,
      },
    }),
  },
  addPartnerAlias: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id } = await rows.named(rows.partnerId(tried));
      return { input: { partnerId: id, kind: 'ALIAS', nameTh: rows.name() } };
    },
  },
  endPartnerAlias: {
    letters: ALL,
    make: async (rows, tried) => ({
      input: {
        ...(await rows.hanging('PartnerName', 'partner_name', tried, {
          kind: 'ALIAS',
          name_th: rows.name(),
          search_key: 'ทดลอง',
        })),
        on: day,
      },
    }),
  },
  setCoverage: {
    letters: AUTHORITIES,
    make: async (rows, tried) => {
      const { id, province } = await rows.body(tried);
      const area = await rows.uncovered(rows.partnerId(tried), province);
      return { input: { authorityId: id, areaId: toGlobalId('Area', area.id), kind: 'PARTIAL' } };
    },
  },
  endCoverage: {
    letters: AUTHORITIES,
    make: async (rows, tried) => {
      const partner = rows.partnerId(tried);
      const area = await rows.uncovered(partner, tried.on === 'A' ? '30' : '50');
      const row = { area_id: area.id, kind: 'PARTIAL' };
      return {
        input: { ...(await rows.hanging('Coverage', 'coverage', tried, row, 'authority_id')), on: day },
      };
    },
  },
  setRegisterDuty: {
    letters: ['A'],
    make: async (rows) => {
      const { version } = await rows.one<{ version: number }>(
        `SELECT version FROM register_duty WHERE keeper_type = 'LOCAL_ADMINISTRATION_OFFICE' AND kept_type = 'LOCAL_AUTHORITY'`,
      );
      const types = { keeperType: 'LOCAL_ADMINISTRATION_OFFICE', keptType: 'LOCAL_AUTHORITY' };
      return { input: { ...types, isInForce: false, expectedVersion: version } };
    },
  },
  addContactChannel: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id } = await rows.named(rows.partnerId(tried));
      return { input: { partnerId: id, kind: 'EMAIL', value: newAddress() } };
    },
  },
  updateContactChannel: {
    letters: ALL,
    make: async (rows, tried) => ({
      input: { ...(await channel(rows, tried)), value: newAddress() },
    }),
  },
  endContactChannel: {
    letters: ALL,
    make: async (rows, tried) => ({ input: { ...(await channel(rows, tried)), on: day } }),
  },
  createApiClient: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id } = await rows.named(rows.partnerId(tried));
      return { input: { name: rows.name(), partnerId: id, roles: ['MEMBER'] } };
    },
  },
  updateApiClient: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => ({ input: { ...(await rows.app(tried)), name: rows.name() } }),
  },
  rotateApiKey: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => ({ input: { ...(await rows.app(tried)) } }),
  },
  revokeApiClient: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => ({ input: { ...(await rows.app(tried)) } }),
  },
  invitePerson: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id } = await rows.named(rows.partnerId(tried));
      const login = `new-${newId()}`;
      return { input: { displayName: 'Somebody New', login, partnerId: id, role: 'MEMBER' } };
    },
  },
  addMembership: {
    letters: ALL,
    make: async (rows, tried) => {
      const person = await rows.person(tried);
      const { id } = await rows.named(rows.partnerId(tried));
      return {
        input: { personId: toGlobalId('Person', person.id), partnerId: id, role: 'REPORTING_OFFICER' },
      };
    },
  },
  endMembership: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => {
      const { id, bearer } = await rows.person(tried);
      // One role of several, and one that anybody may be given.
      const role = tried.persona.name === 'analyst' && tried.on === 'O' ? 'MEMBER' : 'ANALYST';
      const row = { person_id: id, partner_id: rows.partnerId(tried), role };
      const membership = await rows.insert('membership', row);
      const input = { id: toGlobalId('Membership', membership), expectedVersion: 1, on: '2030-01-01' };
      return { input, ...(bearer && { bearer }) };
    },
  },
  disablePerson: toPerson({ expectedVersion: 1 }),
  enablePerson: toPerson({ expectedVersion: 1 }, { status: 'DISABLED' }),
  resetPassword: toPerson(),
  linkIdentity: toPerson({ expectedVersion: 1 }, { isToLink: true }),
  unlinkIdentity: toPerson({ expectedVersion: 1 }, { isLinked: true }),
  purgePerson: toPerson({ expectedVersion: 1 }),
  updateMyAccount: own(() => ({ displayName: 'Myself', expectedVersion: 1 })),
  changePassword: own(() => ({ currentPassword: PASSWORD, newPassword: `${PASSWORD} ${newId()}` })),
  signOut: own(() => ({})),
  signIn: {
    letters: ['A'],
    make: async (rows, tried) => {
      const { login } = await rows.person(tried, { password: PASSWORD });
      return { input: { login, password: PASSWORD } };
    },
  },
  setPassword: {
    letters: ['A'],
    make: async (rows, tried) => {
      const { id } = await rows.person(tried, { status: 'INVITED' });
      return { input: { token: await rows.token(id, 'INVITATION'), newPassword: PASSWORD } };
    },
  },
};

const channel = (rows: Rows, tried: Try) =>
  rows.hanging('ContactChannel', 'contact_channel', tried, {
    kind: 'EMAIL',
    value: newAddress(),
  });

/** What somebody does to the own account; an app has none. */
function own(input: () => Record<string, unknown>): Maker {
  return {
    letters: ['O'],
    make: async (rows, tried) => {
      if (tried.persona.viewer.kind !== 'PERSON') return { input: input() };
      const { bearer } = await rows.person(tried, { password: PASSWORD });
      return { input: input(), ...(bearer && { bearer }) };
    },
  };
}
