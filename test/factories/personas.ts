import type { EntityManager } from 'typeorm';
import { withClient } from '../../src/kernel/db/client.ts';
import { asViewer, inTransaction } from '../../src/kernel/db/transaction.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ANONYMOUS, actingForOf, actorOf, HubRole, type Viewer } from '../../src/kernel/viewer.ts';
import {
  AccountToken,
  AccountTokenKind,
  ApiKey,
  ApiKeyUse,
  addClient,
  BudgetUse,
  Credential,
  ExternalIdentity,
  Membership,
  Person,
  PersonStatus,
  SignInAttempt,
} from '../../src/modules/access/index.ts';
import { hashOfSecret, newSecret, SESSION } from '../../src/modules/access/secret.ts';
import {
  Confirmation,
  ConfirmationDecision,
  ContactChannel,
  ContactKind,
  PartnerName,
  PartnerNameKind,
  PartnerSuccession,
  SuccessionKind,
} from '../../src/modules/partners/index.ts';
import {
  AuditEntry,
  AuditOutcome,
  ChangeChannel,
  DataSourceKind,
  Event,
  EventVisibility,
  Idempotency,
  insertRows,
  openChange,
} from '../../src/write/index.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';
import { addDirectives } from './directive-rows.ts';
import { addNetworkRows } from './network-rows.ts';
import { addResources } from './resource-rows.ts';

/** The eight for whom the access table says what they may; DOMAIN's personas and the two sides of a province's border. */
export const PERSONAS = ['app', 'lao', 'c30', 'c50', 'temple', 'analyst', 'auditor', 'anonymous'] as const;
export type PersonaName = (typeof PERSONAS)[number];

/**
 * Whose rows they are: A, a local authority of province 30; B, one of province 50; T, a temple of province 30; C, the
 * Community Development Department; O, the asking viewer's own, where the row is about a viewer.
 */
export const OWNERS = ['A', 'B', 'T', 'C'] as const;
export type Owner = (typeof OWNERS)[number];
export type Letter = Owner | 'O';

export interface Persona {
  readonly name: PersonaName;
  readonly partnerId: string | null;
  /** As it asks: an app as a client, the others as persons. */
  readonly viewer: Viewer;
  /** A key of a client with the same roles in the same partner, by which it asks over HTTP; null for anonymous. */
  readonly key: string | null;
  /** What it shows over HTTP as itself: an app its key, a person the token of a session; null for anonymous. */
  readonly bearer: string | null;
}

/** By table, the ids of the rows that belong to each owner, and to the viewer of each persona itself. */
export type Rows = Record<string, Partial<Record<Owner | PersonaName, string>>>;

export interface Cast {
  readonly personas: Readonly<Record<PersonaName, Persona>>;
  readonly partners: Readonly<Record<Owner, string>>;
  /** Somebody who may read everything but what nobody may: what the others see is compared with what it sees. */
  readonly administrator: { readonly viewer: Viewer; readonly key: string };
  readonly rows: Rows;
}

/** The row of a table that a letter stands for, as a persona reads it; undefined where there is none. */
export const rowOf = (cast: Cast, table: string, letter: Letter, persona: PersonaName): string | undefined =>
  cast.rows[table]?.[letter === 'O' ? persona : letter];

/** What each persona is in its partner. */
export const ROLES: Readonly<Record<Exclude<PersonaName, 'anonymous'>, HubRole>> = {
  app: HubRole.MEMBER,
  lao: HubRole.REPORTING_OFFICER,
  c30: HubRole.COORDINATOR,
  c50: HubRole.COORDINATOR,
  temple: HubRole.MEMBER,
  analyst: HubRole.ANALYST,
  auditor: HubRole.AUDITOR,
};

const FIND_PARTNERS = `
  WITH seat AS (SELECT p.*, left(a.code, 2) AS province FROM partner p LEFT JOIN area a ON a.id = p.area_id),
  agency AS (SELECT c.code, c.partner_id FROM partner_code c WHERE c.scheme = 'HUB')
  SELECT
    (SELECT id FROM seat WHERE type = 'LOCAL_AUTHORITY' AND local_authority_kind = 'SAO' AND province = '30' AND valid_to IS NULL ORDER BY id LIMIT 1) AS "A",
    (SELECT id FROM seat WHERE type = 'LOCAL_AUTHORITY' AND local_authority_kind = 'SAO' AND province = '50' AND valid_to IS NULL ORDER BY id LIMIT 1) AS "B",
    (SELECT id FROM seat WHERE type = 'TEMPLE' AND province = '30' AND valid_to IS NULL ORDER BY id LIMIT 1) AS "T",
    (SELECT partner_id FROM agency WHERE code = 'CDD') AS "C",
    (SELECT id FROM seat WHERE type = 'LOCAL_ADMINISTRATION_OFFICE' AND province = '30') AS c30,
    (SELECT id FROM seat WHERE type = 'LOCAL_ADMINISTRATION_OFFICE' AND province = '50') AS c50,
    (SELECT partner_id FROM agency WHERE code = 'DLA') AS analyst,
    (SELECT partner_id FROM agency WHERE code = 'MOI') AS auditor`;

/** Puts the personas, a colleague in each owner's office, and something of every restricted kind into a test's database. */
export async function makeCast(database: TestDatabase): Promise<Cast> {
  const [found]: Record<string, string>[] = await database.app.query(FIND_PARTNERS);
  const at = (name: string): string => {
    const id = found?.[name];
    if (!id) throw new Error(`the demo network has no partner for ${name}`);
    return id;
  };
  const partners = { A: at('A'), B: at('B'), T: at('T'), C: at('C') };
  const seats = { ...partners, app: at('C'), lao: at('A'), temple: at('T') };
  const cast = await inTransaction(database.app, async (transaction) => {
    const changeId = await openChange(transaction, {
      channel: ChangeChannel.CLI,
      actor: 'test',
      reason: 'the personas of the access table',
    });
    const maker = new CastMaker(transaction, changeId);
    await maker.registerDuty();
    for (const owner of OWNERS) await maker.officeOf(owner, partners[owner]);
    await maker.successions(partners);
    for (const [name, role] of Object.entries(ROLES) as [keyof typeof ROLES, HubRole][])
      await maker.persona(name, name in seats ? seats[name as keyof typeof seats] : at(name), role);
    const administrator = await maker.client('administrator', at('analyst'), HubRole.ADMIN);
    return { maker, administrator };
  });
  const administrator = clientViewer(cast.administrator.id, at('analyst'));
  await makeHistory(database, cast.maker.rows, administrator);
  await noteSharedRows(database, partners, cast.maker.rows);
  return {
    partners,
    rows: cast.maker.rows,
    personas: cast.maker.personas as Cast['personas'],
    administrator: { viewer: administrator, key: cast.administrator.key },
  };
}

const clientViewer = (clientId: string, partnerId: string): Viewer => ({
  kind: 'CLIENT',
  clientId,
  partnerId,
  scopes: new Set(['WRITE']),
});

class CastMaker {
  readonly rows: Rows = {};
  readonly personas: Partial<Record<PersonaName, Persona>> = {
    anonymous: { name: 'anonymous', partnerId: null, viewer: ANONYMOUS, key: null, bearer: null },
  };

  constructor(
    private readonly transaction: EntityManager,
    private readonly changeId: string,
  ) {}

  #note(table: string, of: Owner | PersonaName, id: string): string {
    this.rows[table] = { ...this.rows[table], [of]: id };
    return id;
  }

  /** That a provincial office keeps the register of its local authorities, whether or not the seed says so already. */
  async registerDuty(): Promise<void> {
    await this.transaction.query(
      `INSERT INTO register_duty (id, keeper_type, kept_type, is_assumed, change_id)
       VALUES ($1, 'LOCAL_ADMINISTRATION_OFFICE', 'LOCAL_AUTHORITY', true, $2) ON CONFLICT DO NOTHING`,
      [newId(), this.changeId],
    );
  }

  /** A client with a key, as the application makes it. */
  client(name: string, partnerId: string, role: HubRole): Promise<{ id: string; key: string }> {
    const client = { name, partnerId, roles: [role], scopes: ['WRITE'] as const };
    return addClient(this.transaction, this.changeId, client);
  }

  /** What hangs on each of the four partners: channels, a colleague with all that proves who it is, a client, records. */
  async officeOf(owner: Owner, partnerId: string): Promise<void> {
    const { transaction, changeId } = this;
    this.#note('partner', owner, partnerId);
    const channel = {
      id: this.#note('contact_channel', owner, newId()),
      partnerId,
      kind: ContactKind.EMAIL,
      value: `${owner.toLowerCase()}@example.org`,
    };
    // Nothing of it is asked back, which the system may not read.
    await insertRows(transaction, ContactChannel, [channel], {
      source: DataSourceKind.SYNTHETIC,
      version: 1,
      changeId,
    });
    await transaction.insert(Confirmation, {
      id: this.#note('confirmation', owner, newId()),
      objectType: 'Partner',
      objectId: partnerId,
      partnerId,
      decision: ConfirmationDecision.CONFIRMED,
      onBehalf: false,
      changeId,
    });
    await transaction.insert(PartnerName, {
      id: this.#note('partner_name', owner, newId()),
      partnerId,
      kind: PartnerNameKind.ALIAS,
      nameTh: `ชื่ออื่นของ ${owner}`,
      source: DataSourceKind.SYNTHETIC,
      changeId,
    });
    const { draftId, resourceId } = await addResources(transaction, changeId, partnerId);
    this.#note('resource_draft', owner, draftId);
    this.#note('knowledge_resource', owner, resourceId);
    const network = await addNetworkRows(transaction, changeId, partnerId);
    for (const [table, id] of Object.entries(network)) this.#note(table, owner, id);
    const letters = await addDirectives(transaction, changeId, partnerId);
    this.#note('directive_draft', owner, letters.draftId);
    this.#note('directive', owner, letters.directiveId);
    await this.#person(owner, partnerId, HubRole.MEMBER);
    const client = await this.client(`app of ${owner}`, partnerId, HubRole.MEMBER);
    this.#note('api_client', owner, client.id);
    const { id: keyId } = await transaction.findOneByOrFail(ApiKey, { clientId: client.id });
    this.#note('api_key', owner, keyId);
    await transaction.insert(ApiKeyUse, { keyId, lastUsedAt: '2022-10-01T00:00:00Z' });
    this.#note('api_key_use', owner, keyId);
    const budget = `client:${client.id}`;
    await transaction.insert(BudgetUse, { key: budget, points: 1, expire: '32503680000000' });
    this.#note('budget_use', owner, budget);
    await this.#records(owner, partnerId, { kind: 'PERSON', id: this.rows.person?.[owner] as string });
    await transaction.insert(Event, {
      id: this.#note('event', owner, newId()),
      type: 'CONTACT_CHANNEL_CHANGED',
      objectType: 'ContactChannel',
      objectId: this.rows.contact_channel?.[owner] as string,
      areaCodes: [],
      partnerIds: [partnerId],
      visibility: EventVisibility.PARTNERS,
      changeId,
    });
  }

  /** That each of the four has taken over from the next. */
  async successions(partners: Cast['partners']): Promise<void> {
    for (const [position, owner] of OWNERS.entries()) {
      await this.transaction.insert(PartnerSuccession, {
        id: this.#note('partner_succession', owner, newId()),
        predecessorId: partners[OWNERS[(position + 1) % OWNERS.length] as Owner],
        successorId: partners[owner],
        kind: SuccessionKind.REPLACEMENT,
        source: DataSourceKind.SYNTHETIC,
        changeId: this.changeId,
      });
    }
  }

  async #person(
    of: Owner | PersonaName,
    partnerId: string,
    role: HubRole,
    session = newSecret(SESSION),
  ): Promise<string> {
    const { transaction, changeId } = this;
    const id = this.#note('person', of, newId());
    await transaction.insert(Person, {
      id,
      displayName: `Person ${of}`,
      login: `login-${of}`,
      email: `${of}@example.net`,
      status: PersonStatus.ACTIVE,
      changeId,
    });
    const membership = { id: this.#note('membership', of, newId()), personId: id, partnerId, role, changeId };
    await transaction.insert(Membership, membership);
    await transaction.insert(Credential, { personId: id, passwordHash: `hash of ${of}`, changeId });
    this.#note('credential', of, id);
    await transaction.insert(ExternalIdentity, {
      id: this.#note('external_identity', of, newId()),
      personId: id,
      issuer: 'https://issuer.example.org',
      subject: `subject-${of}`,
      changeId,
    });
    await transaction.insert(AccountToken, {
      id: this.#note('account_token', of, newId()),
      personId: id,
      kind: AccountTokenKind.SESSION,
      tokenHash: hashOfSecret(session),
      expiresAt: '2999-01-01T00:00:00Z',
      changeId,
    });
    await transaction.insert(SignInAttempt, {
      key: this.#note('sign_in_attempt', of, `name:${of}`),
      points: 1,
      expire: '32503680000000',
    });
    return id;
  }

  /** An audit entry and a key of a repeat, which are about who asked. */
  async #records(
    of: Owner | PersonaName,
    partnerId: string,
    who: { kind: string; id: string },
  ): Promise<void> {
    const entryId = this.#note('audit_entry', of, newId());
    await this.transaction.insert(AuditEntry, {
      id: entryId,
      viewerKind: who.kind,
      viewerId: who.id,
      actingForId: partnerId,
      action: 'addContactChannel',
      outcome: AuditOutcome.DONE,
      changeId: this.changeId,
    });
    this.#note('unsealed', of, entryId);
    await this.transaction
      .createQueryBuilder()
      .insert()
      .into(Idempotency)
      .values({
        id: this.#note('idempotency', of, newId()),
        scope: `${who.kind.toLowerCase()}:${who.id}`,
        operation: 'addContactChannel',
        key: 'a key',
        contentHash: Buffer.alloc(32),
      })
      .updateEntity(false)
      .execute();
  }

  async persona(name: Exclude<PersonaName, 'anonymous'>, partnerId: string, role: HubRole): Promise<void> {
    const { id: clientId, key } = await this.client(name, partnerId, role);
    if (name === 'app') {
      this.#note('api_client', name, clientId);
      const viewer = clientViewer(clientId, partnerId);
      this.personas[name] = { name, partnerId, viewer, key, bearer: key };
      await this.#records(name, partnerId, { kind: 'CLIENT', id: clientId });
      return;
    }
    const bearer = newSecret(SESSION);
    const personId = await this.#person(name, partnerId, role, bearer);
    await this.#records(name, partnerId, { kind: 'PERSON', id: personId });
    this.personas[name] = { name, partnerId, viewer: { kind: 'PERSON', personId, partnerId }, key, bearer };
  }
}

/** By who may write them. */
const WITH_HISTORY = {
  SYSTEM: ['person', 'membership', 'api_client', 'external_identity', 'stored_file'],
  ADMINISTRATOR: ['contact_channel', 'project_draft', 'resource_draft', 'directive_draft'],
};

/** Gives the restricted rows a superseded version each. */
async function makeHistory(database: TestDatabase, rows: Rows, administrator: Viewer): Promise<void> {
  const renew = async (transaction: EntityManager, changeId: string, tables: readonly string[]) => {
    for (const table of tables) {
      const ids = Object.values(rows[table] ?? {});
      const [, count] = await transaction.query(
        `UPDATE ${table} SET version = version + 1, change_id = $1 WHERE id = ANY($2)`,
        [changeId, ids],
      );
      if (count !== ids.length)
        throw new Error(`${count} of ${ids.length} rows of ${table} could be changed`);
      rows[`${table}_history`] = { ...rows[table] };
    }
  };
  const opening = { actor: 'test', reason: 'a second version' };
  await inTransaction(database.app, async (transaction) => {
    const changeId = await openChange(transaction, { ...opening, channel: ChangeChannel.CLI });
    await renew(transaction, changeId, WITH_HISTORY.SYSTEM);
  });
  await asViewer(database.app, administrator, async (transaction) => {
    const actingForId = actingForOf(administrator) ?? '';
    const own = { actor: actorOf(administrator), actingForId, reason: opening.reason };
    const changeId = await openChange(transaction, { ...own, channel: ChangeChannel.API });
    await renew(transaction, changeId, WITH_HISTORY.ADMINISTRATOR);
  });
}

/** Notes the rows of shared tables that hang on the four, where the demo network has some. */
async function noteSharedRows(database: TestDatabase, partners: Cast['partners'], rows: Rows): Promise<void> {
  for (const [owner, partnerId] of Object.entries(partners) as [Owner, string][]) {
    for (const [table, column] of [
      ['partner_code', 'partner_id'],
      ['partner_link', 'to_id'],
      ['coverage', 'authority_id'],
    ] as const) {
      const [row]: { id: string }[] = await database.app.query(
        `SELECT id FROM ${table} WHERE ${column} = $1 ORDER BY id LIMIT 1`,
        [partnerId],
      );
      if (row) rows[table] = { ...rows[table], [owner]: row.id };
    }
  }
}

/** A row as it stands, seen past every policy; only a test may look so. */
export const rowPastPolicies = (
  database: TestDatabase,
  table: string,
  column: string,
  id: string,
): Promise<Record<string, unknown> | undefined> =>
  withClient(database.adminUrl, async (client) => {
    const found = await client.query(`SELECT to_jsonb(t) AS row FROM hub.${table} t WHERE ${column} = $1`, [
      id,
    ]);
    return found.rows[0]?.row;
  });
