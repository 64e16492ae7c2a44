import { BUDGET_SOURCES, PROJECT_SHAPES } from '../../../dist/src/modules/projects/demo/project-shapes.js';
import { agreementOver } from './agreements.mjs';
import { draw, madeId } from './drawing.mjs';
import { drawnShapes, LAST_DAY, oneOf, PLACES } from './places.mjs';

const PROJECTS = 12_000;
const PARTICIPATIONS = 60_000;
/** So many a subdistrict at most, each less likely than the one before it. */
const MOST_IN_A_PLACE = 8;

const shapeBy = (key) =>
  drawnShapes(
    PROJECT_SHAPES,
    ({ share }) => share,
    ({ kind, rai, thousandBaht, titleTh, titleEn, goalTh, learningPlaceShare }) => ({
      kind,
      shape_title_th: titleTh,
      shape_title_en: titleEn,
      goal_th: goalTh,
      fewest_rai: rai?.[0] ?? 0,
      most_rai: rai?.[1] ?? 0,
      least_baht: thousandBaht[0],
      most_baht: thousandBaht[1],
      learning_share: Math.round(learningPlaceShare * 100),
    }),
    key,
  );

/** The later of two days drawn: the further on, the more there are. */
const proposedOn = (key) =>
  `DATE '2022-06-01' + greatest(${draw(`${key} || 'proposed'`, 1170)}, ${draw(`${key} || 'later'`, 1170)})`;

/** The chosen places in the order of their days, with all that a project is drawn from. */
const PLAN = `(
  SELECT chosen.*, row_number() OVER (ORDER BY starts_on, key)::int AS project_no
  FROM (
    SELECT place.*, key, proposed_on, starts_on, starts_on + 150 + ${draw(`key || 'ends'`, 270)} AS ends_on
    FROM ${PLACES} place
    CROSS JOIN generate_series(1, ${MOST_IN_A_PLACE}) AS nth
    CROSS JOIN LATERAL (SELECT place.code || '-' || nth AS key) named
    CROSS JOIN LATERAL (SELECT ${proposedOn('key')} AS proposed_on) proposed
    CROSS JOIN LATERAL (SELECT proposed_on + 20 + ${draw(`key || 'starts'`, 90)} AS starts_on) started
    ORDER BY ${draw(`key || 'chosen'`, 1_000_000)} * nth / zeal, key LIMIT ${PROJECTS}) chosen)`;

const stage = `CASE
  WHEN starts_on > ${LAST_DAY} THEN CASE WHEN ${draw(`key || 'waits'`, 100)} < 55 THEN 'PROPOSED' ELSE 'APPROVED' END
  WHEN starts_on > ${LAST_DAY} - 60 AND ${draw(`key || 'waits'`, 100)} < 50 THEN 'APPROVED'
  WHEN starts_on > ${LAST_DAY} - 120 THEN 'IN_PROGRESS'
  WHEN ${draw(`key || 'life'`, 100)} < 4 THEN 'SUSPENDED'
  WHEN ${draw(`key || 'life'`, 100)} < 45 AND ends_on <= ${LAST_DAY} THEN 'CLOSED'
  WHEN ${draw(`key || 'life'`, 100)} < 58 THEN 'IN_PROGRESS'
  ELSE 'OPERATING' END`;

const stageSince = `CASE stage
  WHEN 'PROPOSED' THEN proposed_on
  WHEN 'APPROVED' THEN least(proposed_on + 15, ${LAST_DAY})
  WHEN 'IN_PROGRESS' THEN starts_on
  WHEN 'CLOSED' THEN ends_on
  ELSE least(starts_on + 60 + ${draw(`key || 'since'`, 180)}, ${LAST_DAY}) END`;

const ROLE = (code) => `(SELECT id FROM hub.mou_role WHERE code = '${code}')`;

const PLANNED = `kind, title_th, title_en, goal_th, fiscal_year_be, starts_on, ends_on, budget_satang, source, change_id`;

const PARTICIPATION_COLUMNS = `id, project_id, partner_id, role_id, state, invited_by_id, valid_from, valid_to, source, change_id`;

/** Everybody who may be there beside the owner: a temple, a village and the adviser nearly always, others here and there. */
const ASKED = `(
  SELECT p.id, p.owner_id, p.starts_on, asked.partner_id, asked.role, asked.weight * (0.2 + 1.8 * (${draw(`p.id || 'breadth'`, 100)} / 100.0) ^ 3) AS weight,
    p.id::text || asked.partner_id AS key
  FROM hub.project p JOIN ${PLACES} place ON place.id = p.area_id
  CROSS JOIN LATERAL (
    SELECT temple AS partner_id, 'TEMPLE_PARTNER' AS role, CASE WHEN temple = ${oneOf('place.temples', 'p.id::text')} THEN 100 ELSE 1 END AS weight
    FROM unnest(place.temples) AS temple
    UNION ALL
    SELECT village, 'COMMUNITY_PARTNER', CASE WHEN village = ${oneOf('place.villages', 'p.id::text')} THEN 100 ELSE 1 END
    FROM unnest(place.villages) AS village
    UNION ALL SELECT place.adviser_id, 'KNOWLEDGE_ADVISER', 30
    UNION ALL SELECT place.office_id, 'AREA_SUPPORTER', 1
    UNION ALL SELECT place.sangha_office_id, 'SANGHA_COORDINATOR', 1) asked)`;

const state = `CASE
  WHEN ${draw(`key || 'state'`, 100)} < 85 THEN 'CONFIRMED'
  WHEN ${draw(`key || 'state'`, 100)} < 92 THEN 'INVITED'
  WHEN ${draw(`key || 'state'`, 100)} < 96 THEN 'DECLINED'
  ELSE 'ENDED' END`;

/** 12,000 projects, more in some provinces and of late, with their drafts, targets, and 60,000 places of partners in them. */
export const NETWORK_PROJECTS = [
  {
    what: 'projects',
    sql: `
      INSERT INTO hub.project (id, stage, stage_since, stage_reason, owner_id, agreement_id, area_id, latitude, longitude, land_area_wa, budget_source,
        is_learning_place, ${PLANNED})
      SELECT ${madeId('80', 'project_no', 'key')}, stage::hub.project_stage, ${stageSince},
        CASE WHEN stage IN ('SUSPENDED', 'CLOSED') THEN 'ตามแผน' END, owner_id, ${agreementOver('plan')}, plan.id, plan.latitude, plan.longitude,
        nullif(100 * (4 * fewest_rai + ${draw(`key || 'land'`, '1 + 4 * (most_rai - fewest_rai)')}), 0),
        ${oneOf(`ARRAY['${BUDGET_SOURCES.join("', '")}']`, `key || 'source'`)},
        stage = 'OPERATING' AND ${draw(`key || 'learning'`, 100)} < learning_share,
        kind::hub.project_kind, shape_title_th || ' ' || CASE kind WHEN 'PUBLIC_WELFARE_MODEL' THEN 'วัด' ELSE 'บ้าน' END || site.name_th || ' ตำบล' || plan.name_th || ' (จำลอง)',
        concat_ws(', ', shape_title_en, site.name_en, plan.name_en) || ' (made up)', goal_th,
        extract(year FROM starts_on + interval '3 months') + 543, starts_on, ends_on,
        100000 * (least_baht + ${draw(`key || 'baht'`, '1 + most_baht - least_baht')}), 'SYNTHETIC', $1::uuid
      FROM ${PLAN} plan
      ${shapeBy('plan.key')}
      CROSS JOIN LATERAL (SELECT ${stage} AS stage, ${oneOf('plan.authorities', 'plan.key')} AS owner_id) life
      JOIN hub.partner site ON site.id = CASE kind WHEN 'PUBLIC_WELFARE_MODEL' THEN ${oneOf('plan.temples', 'plan.key')} ELSE ${oneOf('plan.villages', 'plan.key')} END
      ORDER BY project_no`,
  },
  {
    what: 'drafts that became projects',
    sql: `
      INSERT INTO hub.project_draft (id, state, owner_id, agreement_id, area_id, ${PLANNED})
      SELECT id, 'PROPOSED', owner_id, agreement_id, area_id, kind, title_th, title_en, goal_th, fiscal_year_be, starts_on, ends_on, budget_satang, 'SYNTHETIC', $1::uuid
      FROM hub.project`,
  },
  {
    what: 'drafts that are thought over',
    sql: `
      INSERT INTO hub.project_draft (id, state, owner_id, agreement_id, area_id, kind, title_th, source, change_id)
      SELECT ${madeId('81', 'row_number() OVER (ORDER BY place.no)::int', 'place.code')}, 'OPEN', ${oneOf('place.authorities', 'place.code')}, ${agreementOver('place')}, place.id,
        kind::hub.project_kind, shape_title_th || ' ตำบล' || place.name_th || ' (จำลอง)', 'SYNTHETIC', $1::uuid
      FROM ${PLACES} place ${shapeBy('place.code')}
      WHERE ${draw(`place.code || 'draft'`, 100)} < 40`,
  },
  {
    what: 'targets of projects',
    sql: `
      INSERT INTO hub.project_target (id, project_id, kind, wanted, reached, source, change_id)
      SELECT ${madeId('82', 'row_number() OVER (ORDER BY p.id, target)::int', 'p.id || target')}, p.id, target::hub.target_kind, 1 + ${draw(`p.id || target`, 90)},
        CASE WHEN p.stage IN ('OPERATING', 'CLOSED') THEN ${draw(`p.id || target || 'reached'`, 90)} END, 'SYNTHETIC', $1::uuid
      FROM hub.project p CROSS JOIN unnest(ARRAY['HOUSEHOLDS', 'TRAININGS']) AS target`,
  },
  {
    what: 'hosts of projects',
    sql: `
      INSERT INTO hub.project_participation (${PARTICIPATION_COLUMNS})
      SELECT ${madeId('83', 'row_number() OVER (ORDER BY p.id)::int', 'p.id::text')}, p.id, p.owner_id, ${ROLE('AREA_HOST')}, 'CONFIRMED', NULL,
        least(p.starts_on - 20, ${LAST_DAY}), NULL, 'SYNTHETIC', $1::uuid
      FROM hub.project p`,
  },
  {
    what: 'further participations',
    sql: `
      INSERT INTO hub.project_participation (${PARTICIPATION_COLUMNS})
      SELECT ${madeId('84', 'row_number() OVER (ORDER BY id, key)::int', 'key')}, id, partner_id, role_id, state::hub.participation_state, owner_id,
        CASE WHEN state IN ('CONFIRMED', 'ENDED') THEN least(starts_on - 10, ${LAST_DAY} - 1) END,
        CASE state WHEN 'ENDED' THEN least(starts_on + 100, ${LAST_DAY}) END, 'SYNTHETIC', $1::uuid
      FROM (
        SELECT asked.*, role.id AS role_id, ${state} AS state
        FROM (SELECT * FROM ${ASKED} a ORDER BY ${draw(`key || 'asked'`, 1_000_000)} / weight, key LIMIT ${PARTICIPATIONS - PROJECTS}) asked
        JOIN (SELECT id AS id, code FROM hub.mou_role) role (id, code) ON role.code = asked.role) answered`,
  },
];
