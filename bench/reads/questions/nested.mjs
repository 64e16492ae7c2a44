import { apiType, GLOBAL_ID, globalId, inForce } from './shape.mjs';

const HUB = `query Nested($province: String!) {
  areas(first: 20, filter: { level: { eq: SUBDISTRICT }, within: $province }, orderBy: [{ field: CODE }]) {
    nodes {
      code nameTh
      partners(first: 10) { totalCount nodes { id type nameTh area { nameTh parent { nameTh } } } }
      coverages(first: 5) { nodes { kind authority { nameTh } } }
    }
  }
}`;

const POSTGRAPHILE = `query Nested($province: String!) {
  hubPeerSubdistrictsOfProvince(province: $province, first: 20) {
    nodes {
      code nameTh
      partnersByAreaId(first: 10, orderBy: [NAME_TH_ASC, ROW_ID_ASC]) {
        totalCount nodes { rowId type nameTh areaByAreaId { nameTh areaByParentId { nameTh } } }
      }
      coveragesByAreaId(first: 5, orderBy: [KIND_ASC, ROW_ID_ASC]) { nodes { kind partnerByAuthorityId { nameTh } } }
    }
  }
}`;

const SQL = `
  SELECT '{"areas":{"nodes":[' || coalesce(string_agg(
    '{"code":"' || s.code || '","nameTh":' || to_json(s.name_th)
      || ',"partners":{"totalCount":' || counted.total || ',"nodes":[' || coalesce(listed.nodes, '')
      || ']},"coverages":{"nodes":[' || coalesce(covered.nodes, '') || ']}}', ',' ORDER BY s.code, s.id), '') || ']}}'
  FROM (
    SELECT s.id, s.code, s.name_th FROM hub.area s
    WHERE s.level = 'SUBDISTRICT' AND s.code > $1 AND s.code < $1 || 'x' AND ${inForce('s')}
    ORDER BY s.code, s.id LIMIT 20) s
  CROSS JOIN LATERAL (
    SELECT string_agg('{"id":"' || ${GLOBAL_ID} || '","type":"' || p.type || '","nameTh":' || to_json(p.name_th)
      || ',"area":{"nameTh":' || to_json(a.name_th) || ',"parent":{"nameTh":' || to_json(d.name_th) || '}}}', ',' ORDER BY p.no) AS nodes
    FROM (
      SELECT p.*, row_number() OVER () AS no FROM (
        SELECT p.id, p.type, p.name_th, p.area_id FROM hub.partner p WHERE p.area_id = s.id AND ${inForce('p')}
        ORDER BY p.name_th, p.id LIMIT 10) p) p
    JOIN hub.area a ON a.id = p.area_id JOIN hub.area d ON d.id = a.parent_id) listed
  CROSS JOIN LATERAL (
    SELECT count(*) AS total FROM hub.partner p WHERE p.area_id = s.id AND ${inForce('p')}) counted
  CROSS JOIN LATERAL (
    SELECT string_agg('{"kind":"' || c.kind || '","authority":{"nameTh":' || to_json(l.name_th) || '}}', ',' ORDER BY c.kind, c.id) AS nodes
    FROM (
      SELECT c.* FROM hub.coverage c WHERE c.area_id = s.id AND ${inForce('c')} ORDER BY c.kind, c.id LIMIT 5) c
    JOIN hub.partner l ON l.id = c.authority_id) covered`;

/** Twenty subdistricts, of each the first ten partners with two levels of area, their number, and five coverages. */
export const nested = {
  name: 'nested',
  parameters: async (ask) =>
    (
      await ask(`SELECT code AS province FROM hub.area WHERE level = 'PROVINCE' AND code <> '10'
        ORDER BY md5(code || 'nested')`)
    ).rows,
  hub: ({ province }) => ({ query: HUB, variables: { province } }),
  postgraphile: ({ province }) => ({ query: POSTGRAPHILE, variables: { province } }),
  hand: { sql: SQL, values: ({ province }) => [province] },
  fromPostgraphile: ({ hubPeerSubdistrictsOfProvince: { nodes } }) => ({
    areas: {
      nodes: nodes.map(({ code, nameTh, partnersByAreaId, coveragesByAreaId }) => ({
        code,
        nameTh,
        partners: { totalCount: partnersByAreaId.totalCount, nodes: partnersByAreaId.nodes.map(partner) },
        coverages: {
          nodes: coveragesByAreaId.nodes.map(({ kind, partnerByAuthorityId }) => ({
            kind,
            authority: partnerByAuthorityId,
          })),
        },
      })),
    },
  }),
};

const partner = ({ rowId, type, nameTh, areaByAreaId: area }) => ({
  id: globalId(apiType(type), rowId),
  type,
  nameTh,
  area: { nameTh: area.nameTh, parent: area.areaByParentId },
});
