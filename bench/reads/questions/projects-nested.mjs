import { globalId, idOfType, inForce } from './shape.mjs';

const HUB = `query ProjectsNested($province: String!) {
  projects(first: 20, filter: { within: $province }) {
    nodes {
      id titleTh stage
      participations(first: 10) { nodes { state partner { nameTh area { nameTh } } } }
      activities(first: 5, filter: { state: { eq: RECORDED } }, orderBy: [{ field: HAPPENED_ON, direction: DESC }]) {
        totalCount nodes { kind titleTh happenedOn }
      }
    }
  }
}`;

// No place in a project begins or ends in days to come, so those that have not ended hold today.
const POSTGRAPHILE = `query ProjectsNested($province: String!) {
  allProjects(first: 20, condition: { provinceCode: $province }, orderBy: [TITLE_TH_ASC, ROW_ID_ASC]) {
    nodes {
      rowId titleTh stage
      projectParticipationsByProjectId(first: 10, condition: { validTo: null }, orderBy: [STATE_ASC, ROW_ID_ASC]) {
        nodes { state partnerByPartnerId { nameTh areaByAreaId { nameTh } } }
      }
      activitiesByProjectId(first: 5, condition: { state: RECORDED }, orderBy: [HAPPENED_ON_DESC, ROW_ID_DESC]) {
        totalCount nodes { kind titleTh happenedOn }
      }
    }
  }
}`;

const SQL = `
  SELECT '{"projects":{"nodes":[' || coalesce(string_agg(
    '{"id":"' || ${idOfType('Project')} || '","titleTh":' || to_json(p.title_th) || ',"stage":"' || p.stage
      || '","participations":{"nodes":[' || coalesce(joined.nodes, '')
      || ']},"activities":{"totalCount":' || counted.total || ',"nodes":[' || coalesce(done.nodes, '') || ']}}', ',' ORDER BY p.title_th, p.id), '') || ']}}'
  FROM (
    SELECT p.id, p.title_th, p.stage FROM hub.project p WHERE p.province_code = $1 ORDER BY p.title_th, p.id LIMIT 20) p
  CROSS JOIN LATERAL (
    SELECT string_agg('{"state":"' || t.state || '","partner":{"nameTh":' || to_json(r.name_th) || ',"area":'
      || CASE WHEN a.id IS NULL THEN 'null' ELSE '{"nameTh":' || to_json(a.name_th) || '}' END || '}}', ',' ORDER BY t.state, t.id) AS nodes
    FROM (
      SELECT t.id, t.state, t.partner_id FROM hub.project_participation t WHERE t.project_id = p.id AND ${inForce('t')}
      ORDER BY t.state, t.id LIMIT 10) t
    JOIN hub.partner r ON r.id = t.partner_id LEFT JOIN hub.area a ON a.id = r.area_id) joined
  CROSS JOIN LATERAL (
    SELECT string_agg('{"kind":"' || v.kind || '","titleTh":' || to_json(v.title_th) || ',"happenedOn":"' || v.happened_on || '"}', ','
      ORDER BY v.happened_on DESC, v.id DESC) AS nodes
    FROM (
      SELECT v.id, v.kind, v.title_th, v.happened_on FROM hub.activity v WHERE v.project_id = p.id AND v.state = 'RECORDED'
      ORDER BY v.happened_on DESC, v.id DESC LIMIT 5) v) done
  CROSS JOIN LATERAL (
    SELECT count(*) AS total FROM hub.activity v WHERE v.project_id = p.id AND v.state = 'RECORDED') counted`;

/** Twenty projects of a province, of each the first ten partners in it with their area, its five newest activities and their number. */
export const projectsNested = {
  name: 'projects nested',
  parameters: async (ask) =>
    (
      await ask(`SELECT code AS province FROM hub.area WHERE level = 'PROVINCE' AND code <> '10'
        ORDER BY md5(code || 'projects')`)
    ).rows,
  hub: ({ province }) => ({ query: HUB, variables: { province } }),
  postgraphile: ({ province }) => ({ query: POSTGRAPHILE, variables: { province } }),
  hand: { sql: SQL, values: ({ province }) => [province] },
  fromPostgraphile: ({ allProjects: { nodes } }) => ({
    projects: {
      nodes: nodes.map(
        ({ rowId, titleTh, stage, projectParticipationsByProjectId: places, activitiesByProjectId }) => ({
          id: globalId('Project', rowId),
          titleTh,
          stage,
          participations: {
            nodes: places.nodes.map(({ state, partnerByPartnerId: { nameTh, areaByAreaId } }) => ({
              state,
              partner: { nameTh, area: areaByAreaId },
            })),
          },
          activities: activitiesByProjectId,
        }),
      ),
    },
  }),
};
