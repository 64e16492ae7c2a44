import { apiType, GLOBAL_ID, globalId, inForce } from './shape.mjs';

const HUB = `query List($type: PartnerType!, $province: String!) {
  partners(first: 20, filter: { type: { eq: $type }, within: $province }) { nodes { id nameTh area { nameTh } } }
}`;

const POSTGRAPHILE = `query List($type: PartnerType!, $province: String!) {
  hubPeerPartnersOfProvince(ofType: $type, province: $province, first: 20) {
    nodes { rowId nameTh areaByAreaId { nameTh } }
  }
}`;

const SQL = `
  SELECT '{"partners":{"nodes":[' || coalesce(string_agg(
    '{"id":"' || ${GLOBAL_ID} || '","nameTh":' || to_json(p.name_th) || ',"area":'
      || CASE WHEN a.id IS NULL THEN 'null' ELSE '{"nameTh":' || to_json(a.name_th) || '}' END || '}', ',' ORDER BY p.no), '') || ']}}'
  FROM (
    SELECT p.id, p.type, p.name_th, p.area_id, row_number() OVER () AS no
    FROM (
      SELECT p.id, p.type, p.name_th, p.area_id FROM hub.partner p
      WHERE p.type = $1::hub.partner_type AND p.province_code = $2 AND ${inForce('p')}
      ORDER BY p.type, p.name_th, p.id LIMIT 20) p) p
  LEFT JOIN hub.area a ON a.id = p.area_id`;

/** Twenty partners of a type within a province, in the order of their names. */
export const list = {
  name: 'list',
  parameters: async (ask) =>
    (
      await ask(`SELECT type, code AS province FROM hub.area,
        unnest(ARRAY['VILLAGE', 'TEMPLE', 'LOCAL_AUTHORITY']) AS type
        WHERE level = 'PROVINCE' AND code <> '10' ORDER BY md5(code || type || 'list')`)
    ).rows,
  hub: ({ type, province }) => ({ query: HUB, variables: { type, province } }),
  postgraphile: ({ type, province }) => ({ query: POSTGRAPHILE, variables: { type, province } }),
  hand: { sql: SQL, values: ({ type, province }) => [type, province] },
  fromPostgraphile: ({ hubPeerPartnersOfProvince: { nodes } }, { type }) => ({
    partners: {
      nodes: nodes.map(({ rowId, nameTh, areaByAreaId }) => ({
        id: globalId(apiType(type), rowId),
        nameTh,
        area: areaByAreaId,
      })),
    },
  }),
};
