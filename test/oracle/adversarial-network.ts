import type { EntityManager } from 'typeorm';
import { nextId } from './adversarial-id.ts';

type Row = Record<string, unknown>;

/** Of what the network's rows of one text are. */
interface Around {
  text: string;
  no: number;
  changeId: string;
  areaId: string;
  /** Three temples: in force, ended, and one to come. */
  templeIds: readonly [string, string, string];
}

/** Amounts around what is written otherwise: nothing, one part of the smallest, a whole of each unit, and a lot. */
const LAND = [null, '0.0001', '99.9999', '100', '400', '450.5', '399.25', '123456789.5'];
const MONEY = [null, '0', '1', '99', '100', '123456', '100000000000'];
/** Counts that are withheld, and those beside them. */
const COUNTS = [null, 0, 1, 4, 5, 120];
const STAGES = ['PROPOSED', 'APPROVED', 'IN_PROGRESS', 'OPERATING', 'SUSPENDED', 'CLOSED'];
const STATES = ['CONFIRMED', 'INVITED', 'DECLINED', 'ENDED'];
const MONTHS = ['2021-10-01', '2022-01-01', '2022-02-01', '2022-12-01', '2024-02-01'];

const turn = <Value>(values: readonly Value[], no: number): Value => values[no % values.length] as Value;

/** Adds what partners do together, every text of it an adversarial one, and its amounts in turn. */
export async function addNetworkNamed(
  transaction: EntityManager,
  { text, no, changeId, areaId, templeIds }: Around,
): Promise<void> {
  const add = async (table: string, row: Row): Promise<string> => {
    const whole: Row = { id: nextId(), source: 'SYNTHETIC', version: 1, change_id: changeId, ...row };
    await transaction.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json)`,
      [JSON.stringify(whole)],
    );
    return String(whole.id);
  };
  const [temple, ended, coming] = templeIds;
  const [mou]: { id: string }[] = await transaction.query(
    `SELECT id FROM agreement WHERE level = 'NATIONAL' LIMIT 1`,
  );
  const since = { valid_from: turn([null, '2022-03-01', '2023-01-01'], no) };
  const agreement = await add('agreement', {
    ...since,
    kind: turn(['MOU', 'COOPERATION'], no),
    level: 'TEMPLE_TAMBON',
    title_th: text,
    title_en: text,
    reference: text,
    parent_id: mou?.id,
    area_id: areaId,
    keeper_id: temple,
    signed_on: '2022-03-01',
    signed_at_th: text,
    valid_to: turn([null, null, '2024-01-01'], no),
    end_reason: text,
  });
  const under = { agreement_id: agreement };
  const party = await add('agreement_party', {
    ...under,
    ...since,
    partner_id: temple,
    capacity: turn(['SIGNATORY', 'WITNESS', 'ACCEDED'], no),
  });
  await add('agreement_party', { ...under, ...since, partner_id: ended, capacity: 'SIGNATORY' });
  const clause = await add('agreement_clause', {
    ...under,
    number: '1',
    position: 1,
    kind: 'MISSION',
    party_id: party,
    text_th: text,
    text_en: text,
    is_verified: no % 2 === 0,
  });
  const role = await add('mou_role', {
    ...under,
    ...since,
    code: `TRY_${no}`,
    label_th: text,
    label_en: text,
    clause_id: clause,
    partner_types: turn(['{TEMPLE}', '{VILLAGE,TEMPLE}', '{AGENCY}'], no),
    capabilities: '{CLAIM_LINK}',
    is_asked_for: no % 2 === 0,
    is_verified: no % 3 === 0,
  });
  await add('mou_role_grant', {
    role_id: role,
    partner_id: turn([temple, coming], no),
    reason: text,
    ...since,
  });
  await add('partner_link', {
    ...under,
    ...since,
    kind: turn(['COOPERATES', 'PAIRED_WITH', 'SUPPORTS'], no),
    from_id: temple,
    to_id: coming,
    state: turn(['CLAIMED', 'CONFIRMED', 'DISPUTED'], no),
    claimed_by: turn(['FROM', 'TO'], no),
    remark_th: text,
  });
  const project = await add('project', {
    ...under,
    stage: turn(STAGES, no),
    stage_since: '2022-04-01',
    stage_reason: text,
    owner_id: temple,
    area_id: areaId,
    kind: turn(['OTHER', 'KHOK_NONG_NA_CLM'], no),
    title_th: text,
    title_en: text,
    goal_th: text,
    goal_en: text,
    land_area_wa: turn(LAND, no),
    fiscal_year_be: 2560 + (no % 8),
    starts_on: turn([null, '2022-04-01'], no),
    ends_on: turn([null, '2023-09-30'], no),
    budget_satang: turn(MONEY, no),
    budget_source: text,
    is_learning_place: no % 2 === 0,
  });
  for (const [at, partner_id] of templeIds.entries())
    await add('project_participation', {
      ...since,
      project_id: project,
      partner_id,
      role_id: role,
      state: turn(STATES, no + at),
      invited_by_id: at === 0 ? null : temple,
    });
  const target = { project_id: project, kind: 'OTHER', label_th: text, label_en: text };
  await add('project_target', { ...target, wanted: no + 0.25, reached: turn([null, 0, 12.5], no) });
  const visit = { project_id: project, visited_on: '2023-01-05', visitor_id: ended, purpose_th: text };
  await add('project_visit', {
    ...visit,
    male: turn(COUNTS, no),
    female: turn(COUNTS, no + 3),
    is_withdrawn: no % 4 === 0,
  });
  const activity = {
    title_th: text,
    title_en: text,
    description_th: text,
    recorded_by_id: temple,
    project_id: turn([project, null], no),
    clause_id: clause,
    place_id: turn([ended, null], no),
    area_id: areaId,
    happened_on: turn(['2022-10-01', '2023-02-28', '2024-02-29'], no),
    male: turn(COUNTS, no),
    female: turn(COUNTS, no + 2),
    households: turn(COUNTS, no + 1),
    spent_satang: turn(MONEY, no),
    state_reason: text,
    kind: turn(['MEETING', 'WELFARE', 'OTHER'], no),
    welfare_kind: turn([null, 'RELIEF'], no),
    help_domain: turn(['DISASTER', null], no),
  };
  const first = await add('activity', { ...activity, state: turn(['RECORDED', 'WITHDRAWN'], no) });
  const merged = await add('activity', { ...activity, state: 'MERGED', merged_into_id: first });
  const there = { activity_id: first, part: turn(['HOST', 'PARTICIPANT'], no), is_withdrawn: no % 3 === 0 };
  await add('activity_participation', { ...there, partner_id: temple, role_id: turn([role, null], no) });
  const file = await add('stored_file', {
    owner_id: temple,
    name: text,
    media_type: 'image/jpeg',
    bytes: 2 ** 33 + no,
    sha256: `ab${no}`,
    is_position_stripped: true,
  });
  const shown = { activity_id: first, caption_th: text, is_withdrawn: no % 3 === 0 };
  await add('activity_evidence', { ...shown, kind: 'LINK', url: 'https://example.org/' });
  await add('activity_evidence', { ...shown, kind: 'PHOTO', file_id: file });
  await add('activity_duplicate', {
    activity_id: first,
    other_id: merged,
    reasons: turn(['{SAME_DAYS}', '{SAME_KIND,SAME_DAYS}'], no),
    state: turn(['SUSPECTED', 'DISTINCT', 'MERGED'], no),
  });
  const centre = await add('help_centre', {
    ...since,
    authority_id: temple,
    name_th: text,
    name_en: text,
    domains: turn(['{DISASTER}', '{QUALITY_OF_LIFE,DISASTER}'], no),
    place_th: text,
  });
  for (const [at, month] of MONTHS.entries())
    await add('help_centre_count', {
      centre_id: centre,
      month,
      domain: 'DISASTER',
      cases: turn(COUNTS, no + at) ?? 7,
      closed_cases: turn(COUNTS, no + at + 1),
      people: turn(COUNTS, no + at + 2),
      spent_satang: turn(MONEY, no + at),
    });
}
