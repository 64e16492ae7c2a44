import { newId } from '../../src/kernel/ids.ts';
import { type Cast, OWNERS, type Owner } from './personas.ts';

type Run = (sql: string, values?: unknown[]) => Promise<void>;
type One = (sql: string, values?: unknown[]) => Promise<string>;

const FACTS = `title_en = 'Furnished', description_th = 'ทดสอบ', description_en = 'Furnished', tags = '{น้ำ}', audience_types = '{TEMPLE}',
  audience_area_ids = ARRAY[$2::uuid], clause_id = $3`;
const LINK = `url = 'https://example.org/'`;
const FILE = 'file_id = $2';
const CONTENT = `language = 'THAI', issued_on = '2022-01-01', issued_known_to = 'YEAR', changes_th = 'ทดสอบ',
  changes_en = 'Furnished', ${LINK}, ${FILE}`;

/** Gives every field of the owners' resources a value, sends each to all four, and has them acknowledge; answers the rows. */
export async function furnishResources(
  { run, one }: { run: Run; one: One },
  cast: Cast,
  areaId: string,
): Promise<Record<string, Partial<Record<Owner, string>>>> {
  const change = await one('SELECT id FROM change ORDER BY id LIMIT 1');
  const clause = await one('SELECT id FROM agreement_clause ORDER BY id LIMIT 1');
  const file = newId();
  await run(
    `INSERT INTO stored_file (id, owner_id, name, media_type, bytes, sha256, is_position_stripped, source, change_id)
     VALUES ($1, $2, 'ทดสอบ.pdf', 'application/pdf', 10, 'cd', false, 'SYNTHETIC', $3)`,
    [file, cast.partners.A, change],
  );
  const { resource_draft: drafts = {}, knowledge_resource: resources = {} } = cast.rows;
  const idsOf = (rows: Partial<Record<string, string>>) => OWNERS.map((owner) => rows[owner]);
  const [draftIds, resourceIds] = [idsOf(drafts), idsOf(resources)];
  for (const [table, ids] of [
    ['resource_draft', draftIds],
    ['knowledge_resource', resourceIds],
  ] as const)
    await run(`UPDATE ${table} SET ${FACTS} WHERE id = ANY($1)`, [ids, areaId, clause]);
  await run(
    `UPDATE knowledge_resource SET state = 'WITHDRAWN', withdrawal_reason = 'ทดสอบ' WHERE id = ANY($1)`,
    [resourceIds],
  );
  await run(`UPDATE resource_draft SET ${CONTENT}, resource_id = $3 WHERE id = ANY($1)`, [
    draftIds,
    file,
    resources.A,
  ]);
  await run(
    `UPDATE resource_version SET ${CONTENT.replace(FILE, 'file_id = NULL')} WHERE resource_id = ANY($1)`,
    [resourceIds.slice(1)],
  );
  await run(`UPDATE resource_version SET ${CONTENT.replace(LINK, 'url = NULL')} WHERE resource_id = $1`, [
    resources.A,
    file,
  ]);
  const made: Record<string, Partial<Record<Owner, string>>> = {
    KnowledgeResource: rowsOf(resources),
    ResourceDraft: rowsOf(drafts),
    ResourceVersion: {},
    ResourceDistribution: {},
    ResourceAddressee: {},
    ResourceAcknowledgement: {},
  };
  for (const owner of OWNERS) {
    const partner = cast.partners[owner];
    const version = await one('SELECT id FROM resource_version WHERE resource_id = $1', [resources[owner]]);
    const [distribution, asked, addressee, acknowledgement] = [newId(), newId(), newId(), newId()];
    await run(
      `INSERT INTO resource_distribution (id, resource_id, version_id, sender_id, sent_on, acknowledge_by, letter_number, note_th,
         partner_types, area_ids, partner_ids, reach_area_ids, source, change_id)
       VALUES ($1, $2, $3, $4, '2022-10-01', '2999-01-01', 'มท 1/2565', 'ทดสอบ', '{TEMPLE}', ARRAY[$5::uuid], ARRAY[$4::uuid], '{}', 'SYNTHETIC', $6)`,
      [distribution, resources[owner], version, partner, areaId, change],
    );
    await run(
      `INSERT INTO resource_acknowledgement (id, version_id, partner_id, confirmation_id, acknowledged_on, source, change_id)
       VALUES ($1, $2, $3, $4, '2022-10-02', 'SYNTHETIC', $5)`,
      [acknowledgement, version, partner, cast.rows.confirmation?.[owner], change],
    );
    // Of two addressees one has acknowledged it, and one is missing.
    const other = cast.partners[owner === 'A' ? 'B' : 'A'];
    await run(
      `INSERT INTO resource_addressee (id, distribution_id, resource_id, partner_id, state, acknowledgement_id, source, change_id)
       VALUES ($1, $2, $3, $4, 'ACKNOWLEDGED', $5, 'SYNTHETIC', $6), ($7, $2, $3, $8, 'ASKED', NULL, 'SYNTHETIC', $6)`,
      [addressee, distribution, resources[owner], partner, acknowledgement, change, asked, other],
    );
    Object.assign(made.ResourceVersion!, { [owner]: version });
    Object.assign(made.ResourceDistribution!, { [owner]: distribution });
    Object.assign(made.ResourceAddressee!, { [owner]: addressee });
    Object.assign(made.ResourceAcknowledgement!, { [owner]: acknowledgement });
  }
  return made;
}

const rowsOf = (rows: Partial<Record<string, string>>): Partial<Record<Owner, string>> =>
  Object.fromEntries(OWNERS.map((owner) => [owner, rows[owner]]));
