import { globalId, idOfType } from './shape.mjs';

const HUB = `query ProjectsByStatus($province: String!, $stage: ProjectStage!) {
  projects(first: 50, filter: { within: $province, stage: { eq: $stage } }) {
    nodes { id titleTh kind stageSince owner { nameTh } area { nameTh } }
  }
}`;

const POSTGRAPHILE = `query ProjectsByStatus($province: String!, $stage: ProjectStage!) {
  allProjects(first: 50, condition: { provinceCode: $province, stage: $stage }, orderBy: [STAGE_ASC, TITLE_TH_ASC, ROW_ID_ASC]) {
    nodes { rowId titleTh kind stageSince partnerByOwnerId { nameTh } areaByAreaId { nameTh } }
  }
}`;

const SQL = `
  SELECT '{"projects":{"nodes":[' || coalesce(string_agg(
    '{"id":"' || ${idOfType('Project')} || '","titleTh":' || to_json(p.title_th) || ',"kind":"' || p.kind || '","stageSince":"' || p.stage_since
      || '","owner":{"nameTh":' || to_json(o.name_th) || '},"area":{"nameTh":' || to_json(a.name_th) || '}}', ',' ORDER BY p.no), '') || ']}}'
  FROM (
    SELECT p.*, row_number() OVER () AS no FROM (
      SELECT p.id, p.title_th, p.kind, p.stage_since, p.owner_id, p.area_id FROM hub.project p
      WHERE p.province_code = $1 AND p.stage = $2::hub.project_stage ORDER BY p.stage, p.title_th, p.id LIMIT 50) p) p
  JOIN hub.partner o ON o.id = p.owner_id JOIN hub.area a ON a.id = p.area_id`;

/** Fifty projects of a province that stand at a stage, in the order of their titles, with owner and area. */
export const projectsByStatus = {
  name: 'projects by status',
  parameters: async (ask) =>
    (
      await ask(`SELECT stage, code AS province FROM hub.area, unnest(ARRAY['IN_PROGRESS', 'OPERATING', 'CLOSED']) AS stage
        WHERE level = 'PROVINCE' AND code <> '10' ORDER BY md5(code || stage || 'status')`)
    ).rows,
  hub: (parameter) => ({ query: HUB, variables: parameter }),
  postgraphile: (parameter) => ({ query: POSTGRAPHILE, variables: parameter }),
  hand: { sql: SQL, values: ({ province, stage }) => [province, stage] },
  fromPostgraphile: ({ allProjects: { nodes } }) => ({
    projects: {
      nodes: nodes.map(({ rowId, partnerByOwnerId, areaByAreaId, ...project }) => ({
        id: globalId('Project', rowId),
        ...project,
        owner: partnerByOwnerId,
        area: areaByAreaId,
      })),
    },
  }),
};
