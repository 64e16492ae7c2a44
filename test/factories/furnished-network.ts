import { newId } from '../../src/kernel/ids.ts';
import { type Cast, OWNERS, type Owner } from './personas.ts';

type Run = (sql: string, values?: unknown[]) => Promise<void>;
type One = (sql: string, values?: unknown[]) => Promise<string>;

const DATED = `valid_from = '2000-01-01', valid_to = '2999-01-01'`;
const PLAN = `title_en = 'Furnished', goal_th = 'ทดสอบ', goal_en = 'Furnished', latitude = 15, longitude = 100, land_area_wa = 450.5,
  starts_on = '2022-10-01', ends_on = '2999-01-01', budget_satang = 12345, budget_source = 'ทดสอบ'`;

/** What is told beside its own columns of every row made here. */
const SHARED = { source: 'SYNTHETIC', version: 1 };
const HELD = { ...SHARED, valid_from: '2000-01-01', valid_to: '2999-01-01' };

/** Types by the table that their rows are in. */
const TYPES = {
  agreement: 'Agreement',
  agreement_party: 'AgreementParty',
  agreement_clause: 'AgreementClause',
  mou_role: 'MouRole',
  mou_role_grant: 'MouRoleGrant',
  partner_link: 'PartnerLink',
  project_draft: 'ProjectDraft',
  project: 'Project',
  project_participation: 'ProjectParticipation',
  project_target: 'ProjectTarget',
  project_visit: 'ProjectVisit',
  activity: 'Activity',
  activity_participation: 'ActivityParticipation',
  stored_file: 'StoredFile',
  activity_evidence: 'ActivityEvidence',
  activity_duplicate: 'ActivityDuplicate',
  help_centre: 'HelpCentre',
  help_centre_count: 'HelpCentreCount',
} as const;
type Table = keyof typeof TYPES;

/** Gives the owners' agreements, projects and activities a value in every field, and all that hangs on them; answers the rows. */
export async function furnishNetwork(
  { run, one }: { run: Run; one: One },
  cast: Cast,
): Promise<Record<string, Partial<Record<Owner, string>>>> {
  const change = await one('SELECT id FROM change ORDER BY id LIMIT 1');
  const made: Record<string, Partial<Record<Owner, string>>> = {};
  const note = (table: Table, owner: Owner, id: string): string => {
    made[TYPES[table]] = { ...made[TYPES[table]], [owner]: id };
    return id;
  };
  const add = async (table: Table, owner: Owner, row: object): Promise<string> => {
    const whole = { ...SHARED, id: newId(), change_id: change, ...row };
    await run(`INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json)`, [
      JSON.stringify(whole),
    ]);
    return note(table, owner, whole.id);
  };
  const area = await one(`SELECT area_id AS id FROM project WHERE id = $1`, [cast.rows.project?.A]);
  for (const owner of OWNERS) {
    const partner = cast.partners[owner];
    const other = cast.partners[owner === 'A' ? 'B' : 'A'];
    const of = (table: 'agreement' | 'project_draft' | 'project' | 'activity') =>
      note(table, owner, cast.rows[table]?.[owner] as string);
    const [agreement, draft, project, activity] = [
      of('agreement'),
      of('project_draft'),
      of('project'),
      of('activity'),
    ];
    // Under an agreement of its own, since an agreement under itself is none; that of A, and of A that of B.
    const above = cast.rows.agreement?.[owner === 'A' ? 'B' : 'A'];
    await run(
      `UPDATE agreement SET ${DATED}, title_en = 'Furnished', reference = 'ทดสอบ', signed_at_th = 'ทดสอบ', signed_at_en = 'Furnished',
         end_reason = 'ทดสอบ' WHERE id = $1`,
      [agreement],
    );
    // Of two, one lies under the other: a circle would have no end.
    if (owner !== 'B') await run('UPDATE agreement SET parent_id = $2 WHERE id = $1', [agreement, above]);
    await run(`UPDATE project_draft SET ${PLAN}, agreement_id = $2 WHERE id = $1`, [draft, agreement]);
    await run(
      `UPDATE project SET ${PLAN}, agreement_id = $2, stage_reason = 'ทดสอบ', is_learning_place = true WHERE id = $1`,
      [project, agreement],
    );
    const party = await add('agreement_party', owner, {
      ...HELD,
      agreement_id: agreement,
      partner_id: partner,
      capacity: 'SIGNATORY',
    });
    const clause = await add('agreement_clause', owner, {
      ...HELD,
      agreement_id: agreement,
      number: '1',
      position: 1,
      kind: 'MISSION',
      party_id: party,
      text_th: 'ทดสอบ',
      text_en: 'Furnished',
      is_verified: true,
    });
    const role = await add('mou_role', owner, {
      ...HELD,
      agreement_id: agreement,
      code: 'FURNISHED',
      label_th: 'ทดสอบ',
      label_en: 'Furnished',
      clause_id: clause,
      partner_types: '{LOCAL_AUTHORITY,TEMPLE,AGENCY}',
      capabilities: '{CLAIM_LINK}',
      is_asked_for: true,
      is_verified: true,
    });
    await add('mou_role_grant', owner, {
      ...HELD,
      role_id: role,
      partner_id: partner,
      area_id: area,
      reason: 'ทดสอบ',
    });
    for (const [from_id, to_id] of [
      [partner, other],
      [other, partner],
    ])
      await add('partner_link', owner, {
        ...HELD,
        kind: 'COOPERATES',
        from_id,
        to_id,
        state: 'CLAIMED',
        claimed_by: 'FROM',
        agreement_id: agreement,
        remark_th: 'ทดสอบ',
      });
    await add('project_participation', owner, {
      ...HELD,
      project_id: project,
      partner_id: partner,
      role_id: role,
      state: 'CONFIRMED',
      invited_by_id: other,
    });
    await add('project_target', owner, {
      project_id: project,
      kind: 'PEOPLE',
      label_th: 'ทดสอบ',
      label_en: 'Furnished',
      wanted: 10,
      reached: 5,
    });
    await add('project_visit', owner, {
      project_id: project,
      visited_on: '2022-10-01',
      visitor_id: other,
      purpose_th: 'ทดสอบ',
      male: 7,
      female: 8,
      is_withdrawn: false,
    });
    await run(
      `UPDATE activity SET welfare_kind = 'RELIEF', help_domain = 'DISASTER', title_en = 'Furnished', description_th = 'ทดสอบ',
         project_id = $2, clause_id = $3, place_id = $4, latitude = 15, longitude = 100, ended_on = '2022-10-02', male = 7,
         female = 8, households = 9, spent_satang = 12345, state_reason = 'ทดสอบ' WHERE id = $1`,
      [activity, project, clause, partner],
    );
    await add('activity_participation', owner, {
      activity_id: activity,
      partner_id: partner,
      part: 'HOST',
      role_id: role,
      is_withdrawn: false,
    });
    const file = await add('stored_file', owner, {
      owner_id: partner,
      name: 'ทดสอบ.jpg',
      media_type: 'image/jpeg',
      bytes: 10,
      sha256: 'ab',
      is_position_stripped: true,
    });
    const shown = { activity_id: activity, caption_th: 'ทดสอบ', is_withdrawn: false };
    await add('activity_evidence', owner, { ...shown, kind: 'LINK', url: 'https://example.org/' });
    await add('activity_evidence', owner, { ...shown, kind: 'PHOTO', file_id: file });
    await run(
      `INSERT INTO activity SELECT (json_populate_record(a, json_build_object('id', $1::uuid, 'state', 'MERGED', 'merged_into_id', a.id))).*
       FROM activity a WHERE a.id = $2`,
      [newId(), activity],
    );
    await add('activity_duplicate', owner, {
      activity_id: activity,
      other_id: cast.rows.activity?.[owner === 'A' ? 'B' : 'A'],
      reasons: '{SAME_DAYS}',
      state: 'SUSPECTED',
    });
    const centre = await add('help_centre', owner, {
      ...HELD,
      authority_id: partner,
      name_th: 'ทดสอบ',
      name_en: 'Furnished',
      domains: '{DISASTER}',
      place_th: 'ทดสอบ',
      end_reason: 'ทดสอบ',
    });
    await add('help_centre_count', owner, {
      centre_id: centre,
      month: '2022-10-01',
      domain: 'DISASTER',
      cases: 10,
      closed_cases: 9,
      people: 8,
      spent_satang: 12345,
    });
  }
  return made;
}
