import { ACTIVITY_SHAPES } from '../../../dist/src/modules/activities/demo/activity-shapes.js';
import { draw, madeId } from './drawing.mjs';
import { drawnShapes, LAST_DAY, oneOf, PLACES } from './places.mjs';

const IN_PROJECTS = 149_000;
const BESIDE = 50_000;
/** Told by two who were there, and so recorded a second time. */
const TOLD_TWICE = 1_000;

const shapeBy = (share, key) =>
  drawnShapes(
    ACTIVITY_SHAPES,
    (shape) => shape.share[share],
    ({ kind, welfareKind, helpDomain, season, people, hundredBaht, atTemple, titlesTh, titleEn }) => ({
      kind,
      welfare_kind: welfareKind,
      help_domain: helpDomain,
      season,
      busiest: Math.max(...season),
      fewest: people[0],
      most: people[1],
      least_baht: hundredBaht?.[0] ?? 0,
      most_baht: hundredBaht?.[1] ?? 0,
      at_temple: Number(atTemple),
      titles_th: titlesTh,
      shape_title_en: titleEn,
    }),
    key,
  );

/** A day that was drawn stays where the season is for it. */
const inSeason = `${draw(`key || 'season'`, 'busiest')} < season[extract(month FROM happened_on)::int]`;

const DRAWN = `key, happened_on, project_id, area_id, owner_id, adviser_id, temple_id, village_id, kind, welfare_kind, help_domain,
  fewest, most, least_baht, most_baht, at_temple, titles_th, shape_title_en`;

/** @param from places and, in projects, `p`; with how many days are drawn, and from when until when */
const drawn = ({ from, owner, project, key, tries, first, last, share, count }) => `
  SELECT ${DRAWN} FROM (
    SELECT ${key} AS key, ${first} + ${draw(`${key} || 'day'`, `1 + (${last}) - ${first}`)} AS happened_on, ${project} AS project_id, place.id AS area_id, ${owner} AS owner_id,
      place.adviser_id, ${oneOf('place.temples', project === 'NULL::uuid' ? key : 'p.id::text')} AS temple_id,
      ${oneOf('place.villages', project === 'NULL::uuid' ? key : 'p.id::text')} AS village_id, shape.*
    FROM ${from} CROSS JOIN LATERAL generate_series(1, (${tries})::int) AS nth
    ${shapeBy(share, key)}) tried
  WHERE ${inSeason}
  ORDER BY ${draw(`key || 'chosen'`, 1_000_000)}, key LIMIT ${count}`;

const until = `CASE WHEN p.stage IN ('CLOSED', 'SUSPENDED') THEN p.stage_since ELSE ${LAST_DAY} END`;
const zealOf = (key) => `(0.3 + 1.7 * (${draw(`${key} || 'zeal'`, 100)} / 100.0) ^ 2)`;

const PROJECTS_AT_WORK = `(SELECT * FROM hub.project WHERE stage NOT IN ('PROPOSED', 'APPROVED') AND starts_on <= ${LAST_DAY}) p
  JOIN ${PLACES} place ON place.id = p.area_id`;

const OCCASIONS = `(
  SELECT occasion.*, row_number() OVER (ORDER BY happened_on, key)::int AS no FROM (
    (${drawn({
      from: PROJECTS_AT_WORK,
      owner: 'p.owner_id',
      project: 'p.id',
      key: `(p.id || '-' || nth)`,
      tries: `ceil((${until} - p.starts_on) / 30.0 * 3.2 * ${zealOf('p.id')})`,
      first: 'p.starts_on',
      last: until,
      share: 'inProjects',
      count: IN_PROJECTS,
    })})
    UNION ALL
    (${drawn({
      from: `${PLACES} place`,
      owner: oneOf('place.authorities', 'place.code'),
      project: 'NULL::uuid',
      key: `(place.code || '-' || nth)`,
      tries: `ceil(36 * place.zeal * ${zealOf('place.code')})`,
      first: `DATE '2022-10-01'`,
      last: LAST_DAY,
      share: 'beside',
      count: BESIDE,
    })})) occasion)`;

const isCounted = `${draw(`key || 'counted'`, 100)} < 96`;
const people = `(fewest + ${draw(`key || 'people'`, '1 + most - fewest')})`;

const COLUMNS = `kind, welfare_kind, help_domain, title_th, title_en, project_id, place_id, area_id, happened_on, male, female, households`;
const PARTICIPATION_COLUMNS = `id, activity_id, partner_id, part, role_id, source, change_id`;

const PARTS = {
  AREA_HOST: 'HOST',
  TEMPLE_PARTNER: 'CO_HOST',
  COMMUNITY_PARTNER: 'PARTICIPANT',
  KNOWLEDGE_ADVISER: 'ADVISER',
};
const partOf = (code) =>
  `(CASE ${code} ${Object.entries(PARTS)
    .map(([role, part]) => `WHEN '${role}' THEN '${part}'`)
    .join(' ')} ELSE 'SUPPORTER' END)::hub.activity_part`;

/** 200,000 activities of three years in their seasons, three of four in projects, with who was there and what shows it. */
export const ACTIVITIES = [
  {
    what: 'activities',
    sql: `
      INSERT INTO hub.activity (id, state, state_reason, recorded_by_id, spent_satang, ${COLUMNS}, source, change_id)
      SELECT ${madeId('90', 'no', 'key')}, (CASE WHEN is_withdrawn THEN 'WITHDRAWN' ELSE 'RECORDED' END)::hub.activity_state,
        CASE WHEN is_withdrawn THEN 'บันทึกผิดวัน' END,
        CASE WHEN ${draw(`key || 'recorder'`, 100)} < 85 OR project_id IS NULL THEN owner_id WHEN ${draw(`key || 'recorder'`, 100)} < 93 THEN adviser_id ELSE temple_id END,
        CASE WHEN most_baht > 0 AND ${draw(`key || 'spent'`, 10)} < 7 THEN 10000 * (least_baht + ${draw(`key || 'baht'`, '1 + most_baht - least_baht')}) END,
        kind::hub.activity_kind, welfare_kind::hub.welfare_kind, help_domain::hub.help_domain,
        ${oneOf('titles_th', `key || 'title'`)} || ' ' || CASE WHEN site.id IS NULL THEN 'ตำบล' || area.name_th WHEN site.id = temple_id THEN 'วัด' || site.name_th ELSE 'บ้าน' || site.name_th END || ' (จำลอง)',
        concat_ws(', ', shape_title_en, coalesce(site.name_en, area.name_en)) || ' (made up)', project_id, site.id, occasion.area_id, happened_on,
        CASE WHEN ${isCounted} THEN ${people} - round(${people} * 0.55) END, CASE WHEN ${isCounted} THEN round(${people} * 0.55) END,
        CASE WHEN ${isCounted} AND ${draw(`key || 'households'`, 2)} = 0 THEN 1 + ${people} / 3 END, 'SYNTHETIC', $1::uuid
      FROM ${OCCASIONS} occasion
      JOIN hub.area area ON area.id = occasion.area_id
      CROSS JOIN LATERAL (SELECT ${draw(`key || 'withdrawn'`, 250)} = 0 AS is_withdrawn) life
      LEFT JOIN hub.partner site ON site.id = CASE WHEN at_temple = 1 THEN temple_id WHEN ${draw(`key || 'village'`, 10)} < 4 THEN village_id END
      ORDER BY no`,
  },
  {
    what: 'activities told twice',
    sql: `
      INSERT INTO hub.activity (id, state, merged_into_id, recorded_by_id, ${COLUMNS}, source, change_id)
      SELECT ${madeId('91', 'row_number() OVER (ORDER BY a.id)::int', 'a.id::text')}, (CASE WHEN is_merged THEN 'MERGED' ELSE 'RECORDED' END)::hub.activity_state,
        CASE WHEN is_merged THEN a.id END, a.place_id, ${COLUMNS.split(/,\s*/)
          .map((column) => `a.${column}`)
          .join(', ')}, 'SYNTHETIC', $1::uuid
      FROM (
        SELECT a.*, ${draw(`a.id || 'merged'`, 10)} < 3 AS is_merged FROM hub.activity a
        WHERE a.state = 'RECORDED' AND a.place_id <> a.recorded_by_id
        ORDER BY md5(a.id || 'twice') LIMIT ${TOLD_TWICE}) a`,
  },
  {
    what: 'suspicions of doubles',
    sql: `
      INSERT INTO hub.activity_duplicate (id, activity_id, other_id, reasons, state, source, change_id)
      SELECT ${madeId('92', 'row_number() OVER (ORDER BY a.id)::int', 'a.id::text')}, a.id, o.id, ARRAY['SAME_DAYS', 'SAME_AREA', 'SAME_PLACE', 'SAME_KIND', 'SIMILAR_TITLE'],
        (CASE a.state WHEN 'MERGED' THEN 'MERGED' ELSE 'SUSPECTED' END)::hub.duplicate_state, 'SYNTHETIC', $1::uuid
      FROM hub.activity a JOIN hub.activity o ON o.place_id = a.place_id AND o.happened_on = a.happened_on AND o.title_th = a.title_th AND o.id < a.id
      WHERE a.id >= '017f9100-0000-7000-8000-000000000000'`,
  },
  {
    what: 'partners at activities in projects',
    sql: `
      INSERT INTO hub.activity_participation (${PARTICIPATION_COLUMNS})
      SELECT ${madeId('93', 'row_number() OVER (ORDER BY a.id, t.id)::int', 'a.id::text || t.id')}, a.id, t.partner_id, ${partOf('r.code')}, t.role_id, 'SYNTHETIC', $1::uuid
      FROM hub.activity a
      JOIN hub.project_participation t ON t.project_id = a.project_id AND t.state = 'CONFIRMED'
      JOIN hub.mou_role r ON r.id = t.role_id
      WHERE t.partner_id = a.recorded_by_id OR ${draw(`a.id::text || t.id`, 100)} < 40`,
  },
  {
    what: 'partners at other activities',
    sql: `
      INSERT INTO hub.activity_participation (${PARTICIPATION_COLUMNS})
      SELECT ${madeId('94', 'row_number() OVER (ORDER BY a.id, there.part)::int', 'a.id::text || there.partner_id')}, a.id, there.partner_id, there.part::hub.activity_part, NULL, 'SYNTHETIC', $1::uuid
      FROM hub.activity a
      CROSS JOIN LATERAL (SELECT a.recorded_by_id, 'HOST' UNION ALL SELECT a.place_id, 'CO_HOST' WHERE a.place_id <> a.recorded_by_id) AS there (partner_id, part)
      WHERE a.project_id IS NULL`,
  },
  {
    what: 'links that show activities',
    sql: `
      INSERT INTO hub.activity_evidence (id, activity_id, kind, url, source, change_id)
      SELECT ${madeId('95', 'row_number() OVER (ORDER BY a.id)::int', 'a.id::text')}, a.id, 'LINK', 'https://example.org/activities/' || a.id, 'SYNTHETIC', $1::uuid
      FROM hub.activity a WHERE ${draw(`a.id || 'shown'`, 10)} < 4`,
  },
];
