import type { Client } from 'pg';
import { withClient } from '../../src/kernel/db/client.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';
import { furnishDirectives } from './furnished-directives.ts';
import { furnishNetwork } from './furnished-network.ts';
import { furnishResources } from './furnished-resources.ts';
import { type Cast, OWNERS, type Owner } from './personas.ts';

/** By API type, the UUIDs of the rows with which the access tests begin, as each owner's. */
export type Starts = Record<string, Partial<Record<Owner, string>>>;

/**
 * Gives every field of what is shared a value in some row, so that what is withheld is told from what is empty, and
 * answers those rows. It writes past every rule and trigger, which only a test may do.
 */
export const furnish = (database: TestDatabase, cast: Cast): Promise<Starts> =>
  withClient(database.adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query('SET search_path = hub');
    const furnisher = new Furnisher(client, cast);
    await furnisher.places();
    await furnisher.partners();
    await furnisher.whatHangsOnPartners();
    await furnisher.network();
    await furnisher.resources();
    await furnisher.directives();
    return furnisher.starts;
  });

/** People in all, men and women of an area, from the latest day back: none, few, and enough to be told. */
const FEW = [
  [0, 0, 0],
  [1, 1, 0],
  [8, 4, 4],
  [10, 5, 5],
  [103, 100, 3],
  [20, null, 10],
] as const;

const DATED = `valid_from = '2000-01-01', valid_to = '2999-01-01'`;

class Furnisher {
  readonly starts: Starts = {};

  constructor(
    private readonly client: Client,
    private readonly cast: Cast,
  ) {}

  async #one(sql: string, values: unknown[] = []): Promise<string> {
    const { rows } = await this.client.query(sql, values);
    const id: string | undefined = rows[0]?.id;
    if (id === undefined) throw new Error(`the demo network has no row for ${sql}`);
    return id;
  }

  async #run(sql: string, values?: unknown[]): Promise<void> {
    await this.client.query(sql, values);
  }

  /** The seat of A, the province of B, the district of T; a Sangha unit above, between and below. */
  async places(): Promise<void> {
    const { A, B, T } = this.cast.partners;
    const seat = 'SELECT a.* FROM area a JOIN partner p ON p.area_id = a.id WHERE p.id = $1';
    this.starts.Area = {
      A: await this.#one(seat, [A]),
      B: await this.#one(
        `SELECT id FROM area WHERE level = 'PROVINCE' AND code = (SELECT left(code, 2) FROM (${seat}) s)`,
        [B],
      ),
      T: await this.#one(
        `SELECT id FROM area WHERE level = 'DISTRICT' AND code = (SELECT left(code, 4) FROM (${seat}) s)`,
        [T],
      ),
    };
    const areas = Object.values(this.starts.Area);
    await this.#run(
      `UPDATE area SET ${DATED}, latitude = 15, longitude = 100, postcode = '30000', name_en = 'Furnished' WHERE id = ANY($1)`,
      [areas],
    );
    for (const area of areas)
      await this.#run(
        `INSERT INTO area_population (id, area_id, as_of, population, male, female, households, source, change_id)
         SELECT $1, $2, '2021-12-31', 100, 49, 51, 30, 'SYNTHETIC', change_id FROM area WHERE id = $2`,
        [newId(), area],
      );
    // An area with so few people that the figures could point at one.
    this.starts.Area.C = await this.#one(
      `SELECT id FROM area WHERE level = 'SUBDISTRICT' AND id <> ALL($1) ORDER BY id LIMIT 1`,
      [areas],
    );
    for (const [no, [population, male, female]] of FEW.entries())
      await this.#run(
        `INSERT INTO area_population (id, area_id, as_of, population, male, female, source, change_id)
         SELECT $1, $2, $3, $4, $5, $6, 'SYNTHETIC', change_id FROM area WHERE id = $2`,
        [newId(), this.starts.Area.C, `20${20 - no}-12-31`, population, male, female],
      );
    const office = `SELECT sangha_unit_id AS id FROM partner WHERE type = 'SANGHA_OFFICE' AND sangha_unit_id IS NOT NULL ORDER BY id LIMIT 1`;
    this.starts.SanghaUnit = {
      A: await this.#one(office),
      B: await this.#one(
        `SELECT sangha_unit_id AS id FROM partner WHERE type = 'TEMPLE' AND sangha_unit_id IS NOT NULL ORDER BY id LIMIT 1`,
      ),
      C: await this.#one(
        'SELECT parent_id AS id FROM sangha_unit WHERE parent_id IS NOT NULL ORDER BY id LIMIT 1',
      ),
    };
    await this.#run(
      `UPDATE sangha_unit SET ${DATED}, number = 7, name_en = 'Furnished', area_id = $2 WHERE id = ANY($1)`,
      [Object.values(this.starts.SanghaUnit), areas[0]],
    );
  }

  /** The four, and two partners of every type that none of them is. */
  async partners(): Promise<void> {
    const { A, B, T, C } = this.cast.partners;
    Object.assign(this.starts, { LocalAuthority: { A, B }, Temple: { T }, Agency: { C } });
    for (const [type, column] of [
      ['LocalAdministrationOffice', 'LOCAL_ADMINISTRATION_OFFICE'],
      ['CommunityDevelopmentOffice', 'COMMUNITY_DEVELOPMENT_OFFICE'],
      ['GovernmentOffice', 'GOVERNMENT_OFFICE'],
      ['SanghaOffice', 'SANGHA_OFFICE'],
      ['Village', 'VILLAGE'],
      ['NetworkPartner', 'NETWORK_PARTNER'],
    ] as const) {
      const nth = (order: string) =>
        this.#one(
          `SELECT id FROM partner WHERE type = $1 AND valid_to IS NULL ORDER BY id ${order} LIMIT 1`,
          [column],
        );
      this.starts[type] = { A: await nth('ASC'), B: await nth('DESC') };
    }
    const all = this.#partnerIds();
    const area = this.starts.Area?.A;
    await this.#run(
      `UPDATE partner SET ${DATED}, name_en = coalesce(name_en, 'Furnished'), latitude = 15, longitude = 100,
         area_id = coalesce(area_id, $2), province_code = coalesce(province_code, '30'), end_reason = 'ทดสอบ' WHERE id = ANY($1)`,
      [all, area],
    );
    await this.#run(`UPDATE partner SET area_km2 = 12.5, area_km2_as_published = '12.5' WHERE id = ANY($1)`, [
      [A, B],
    ]);
    await this.#run(
      `UPDATE partner SET founded_year_be = 2400, nikaya = 'MAHANIKAYA', temple_rank = 'COMMONER', sangha_unit_id = $2,
         wisungkhamasima = true, wisungkhamasima_year_be = 2450, wisungkhamasima_on = '1907-01-01',
         wisungkhamasima_as_published = '2450' WHERE id = $1`,
      [T, this.starts.SanghaUnit?.B],
    );
    // An entry that each of them stands for: the same row once more, merged into it.
    for (const id of all)
      await this.#run(
        `INSERT INTO partner SELECT (json_populate_record(p, json_build_object('id', $1::uuid, 'merged_into_id', p.id))).*
         FROM partner p WHERE p.id = $2`,
        [newId(), id],
      );
  }

  #partnerIds(): string[] {
    const places = new Set(['Area', 'SanghaUnit']);
    return Object.entries(this.starts)
      .filter(([type]) => !places.has(type))
      .flatMap(([, rows]) => Object.values(rows));
  }

  async whatHangsOnPartners(): Promise<void> {
    const { C } = this.cast.partners;
    const change = await this.#one('SELECT id FROM change ORDER BY id LIMIT 1');
    const run = newId();
    await this.#run(
      `INSERT INTO import_run (id, register, file_names, sha256, as_of, complete, counts, change_id)
       VALUES ($1, 'temples', '{temples.tsv}', 'ab', '2021-12-31', true, '{}', $2)`,
      [run, change],
    );
    const partners = this.#partnerIds();
    for (const id of partners) {
      await this.#run(
        `INSERT INTO partner_code (id, partner_id, scheme, code, source, change_id) VALUES ($1::uuid, $2, 'HUB', $1::uuid::text, 'SYNTHETIC', $3)`,
        [newId(), id, change],
      );
      await this.#run(
        `INSERT INTO partner_name (id, partner_id, kind, name_th, search_key, source, change_id)
         VALUES ($1, $2, 'FORMER', 'ชื่อเดิม', 'ชื่อเดิม', 'SYNTHETIC', $3)`,
        [newId(), id, change],
      );
      await this.#run(
        `INSERT INTO partner_succession (id, predecessor_id, successor_id, kind, source, change_id)
         SELECT gen_random_uuid(), one, other, 'REPLACEMENT', 'SYNTHETIC', $3
         FROM (VALUES ($1::uuid, $2::uuid), ($2, $1)) AS pair (one, other) WHERE one <> other ON CONFLICT DO NOTHING`,
        [id, C, change],
      );
    }
    this.starts.Coverage = this.#rowOf('coverage');
    const subjects = [
      ...partners,
      ...['Area', 'SanghaUnit', 'Coverage'].flatMap((type) => Object.values(this.starts[type] ?? {})),
    ];
    for (const id of subjects)
      await this.#run(
        `INSERT INTO register_record (id, register, key, subject_id, run_id, line, published, offered, change_id)
         VALUES ($1::uuid, 'temples', $1::uuid::text, $2, $3, 7, '{"name": "ทดสอบ"}', '{}', $4)`,
        [newId(), id, run, change],
      );
    await this.#run(
      `UPDATE partner_name SET ${DATED}, name_en = 'Furnished', local_authority_kind = 'SAO' WHERE partner_id = ANY($1)`,
      [partners],
    );
    await this.#run(`UPDATE partner_code SET ${DATED} WHERE partner_id = ANY($1)`, [partners]);
    await this.#run(`UPDATE coverage SET ${DATED} WHERE authority_id = ANY($1)`, [partners]);
    await this.#run(`UPDATE partner_succession SET effective_on = '2020-01-01'`);
    await this.#run(`UPDATE confirmation SET paper_reference = 'นม 1/2565', paper_date = '2022-10-01'`);
    await this.#run(
      `UPDATE contact_channel SET ${DATED}, purpose_th = 'สารบรรณ', purpose_en = 'Registry' WHERE partner_id = ANY($1)`,
      [partners],
    );
    // The apps by which nobody asks in a test are revoked; every key has an end, and was used.
    const { api_client: apps = {} } = this.cast.rows;
    await this.#run(`UPDATE api_client SET revoked_at = '2999-01-01' WHERE id = ANY($1)`, [
      OWNERS.map((owner) => apps[owner]),
    ]);
    await this.#run(`UPDATE membership SET ${DATED}`);
    await this.#run(`UPDATE api_key SET expires_at = '2999-01-01'`);
    await this.#run(
      `INSERT INTO api_key_use (key_id, last_used_at) SELECT id, '2022-10-01' FROM api_key ON CONFLICT DO NOTHING`,
    );
    await this.#records(run);
    for (const [type, table] of [
      ['AuditEntry', 'audit_entry'],
      ['ApiClient', 'api_client'],
      ['Person', 'person'],
      ['Membership', 'membership'],
      ['PartnerCode', 'partner_code'],
      ['PartnerName', 'partner_name'],
      ['Confirmation', 'confirmation'],
      ['ContactChannel', 'contact_channel'],
    ] as const)
      this.starts[type] = this.#rowOf(table);
    this.starts.RegisterDuty = { A: await this.#one('SELECT id FROM register_duty ORDER BY id LIMIT 1') };
  }

  /** What the trail says of contact channels, by whom, and that an import wrote them. */
  async #records(run: string): Promise<void> {
    const { audit_entry: entries = {}, contact_channel: channels = {} } = this.cast.rows;
    const seats: Partial<Record<string, Owner>> = { app: 'C', lao: 'A', temple: 'T' };
    await this.#run(
      `UPDATE audit_entry SET rule = 'ADMINISTRATOR', request_id = 'furnished', details = '{"kind": "EMAIL"}'`,
    );
    for (const [of, id] of Object.entries(entries)) {
      const channel = channels[seats[of] ?? (of as Owner)];
      const target = channel ? `'ContactChannel', '${channel}'::uuid` : `'Agency', acting_for_id`;
      await this.#run(`UPDATE audit_entry SET (target_type, target_id) = (SELECT ${target}) WHERE id = $1`, [
        id,
      ]);
      await this.#run(
        `INSERT INTO audit_entry (id, at, viewer_kind, viewer_id, acting_for_id, action, outcome, rule)
         SELECT $1, '2022-10-10', viewer_kind, viewer_id, acting_for_id, 'endPartner', 'REFUSED', 'ADMINISTRATOR'
         FROM audit_entry WHERE id = $2`,
        [newId(), id],
      );
    }
    // The sequencer may be sealing the same entries: it is let finish, and finds none left.
    await this.#run(
      `BEGIN; LOCK TABLE unsealed;
       INSERT INTO ledger (number, kind, entry_id, content_hash, chain_hash)
         SELECT 1000000 + row_number() OVER (), 'AUDIT', id, '', '' FROM audit_entry a
         WHERE NOT EXISTS (SELECT FROM ledger l WHERE l.entry_id = a.id);
       DELETE FROM unsealed; COMMIT`,
    );
    const ids = OWNERS.map((owner) => channels[owner]);
    const wrote = await this.#one(
      'SELECT change_id AS id FROM contact_channel_history WHERE id = ANY($1) ORDER BY version LIMIT 1',
      [ids],
    );
    await this.#run('UPDATE import_run SET change_id = $1 WHERE id = $2', [wrote, run]);
    await this.#run(
      `INSERT INTO register_record (id, register, key, subject_id, run_id, line, published, offered, change_id)
       SELECT gen_random_uuid(), 'channels', id, id, $2, 7, '{}', '{}', $3 FROM contact_channel WHERE id = ANY($1)`,
      [ids, run, wrote],
    );
    await this.#run(`UPDATE contact_channel_history SET purpose_th = 'เดิม' WHERE id = ANY($1)`, [ids]);
    for (const table of ['contact_channel', 'contact_channel_history'])
      await this.#run(`UPDATE ${table} SET change_line = 7 WHERE id = ANY($1)`, [ids]);
  }

  async network(): Promise<void> {
    const given = { run: this.#run.bind(this), one: this.#one.bind(this) };
    Object.assign(this.starts, await furnishNetwork(given, this.cast));
  }

  async resources(): Promise<void> {
    const given = { run: this.#run.bind(this), one: this.#one.bind(this) };
    Object.assign(this.starts, await furnishResources(given, this.cast, String(this.starts.Area?.A)));
  }

  async directives(): Promise<void> {
    const given = { run: this.#run.bind(this), one: this.#one.bind(this) };
    Object.assign(this.starts, await furnishDirectives(given, this.cast, String(this.starts.Area?.A)));
  }

  /** The rows of a table that the cast has noted as the owners'. */
  #rowOf(table: string): Partial<Record<Owner, string>> {
    const rows = this.cast.rows[table] ?? {};
    return Object.fromEntries(OWNERS.flatMap((owner) => (rows[owner] ? [[owner, rows[owner]]] : [])));
  }
}
