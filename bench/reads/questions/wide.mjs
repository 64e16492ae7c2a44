import { apiType, GLOBAL_ID, globalId, inForce } from './shape.mjs';

const HUB = `query Wide($type: PartnerType!, $direction: OrderDirection!) {
  partners(first: 1000, filter: { type: { eq: $type } }, orderBy: [{ field: NAME_TH, direction: $direction }]) {
    nodes { id nameTh area { nameTh parent { nameTh } } }
  }
}`;

const POSTGRAPHILE = `query Wide($type: PartnerType!, $orderBy: [PartnerOrderBy!]!) {
  allPartners(first: 1000, condition: { type: $type }, orderBy: $orderBy) {
    nodes { rowId nameTh areaByAreaId { nameTh areaByParentId { nameTh } } }
  }
}`;

/** One text serves both directions, but an index answers only one that is written out. */
const sql = (direction) => `
  SELECT '{"partners":{"nodes":[' || coalesce(string_agg(
    '{"id":"' || ${GLOBAL_ID} || '","nameTh":' || to_json(p.name_th) || ',"area":'
      || CASE WHEN a.id IS NULL THEN 'null' ELSE '{"nameTh":' || to_json(a.name_th) || ',"parent":'
        || CASE WHEN d.id IS NULL THEN 'null' ELSE '{"nameTh":' || to_json(d.name_th) || '}' END || '}' END || '}', ',' ORDER BY p.no), '') || ']}}'
  FROM (
    SELECT p.*, row_number() OVER () AS no FROM (
      SELECT p.id, p.type, p.name_th, p.area_id FROM hub.partner p
      WHERE p.type = $1::hub.partner_type AND ${inForce('p')}
      ORDER BY p.type ${direction}, p.name_th ${direction}, p.id ${direction} LIMIT 1000) p) p
  LEFT JOIN hub.area a ON a.id = p.area_id LEFT JOIN hub.area d ON d.id = a.parent_id`;

/** A thousand partners of a type with two levels of area, for a client with the bulk scope. */
export const wide = {
  name: 'wide',
  parameters: async (ask) =>
    (
      await ask(`SELECT type, direction FROM unnest(ARRAY['VILLAGE', 'TEMPLE', 'LOCAL_AUTHORITY', 'SANGHA_OFFICE']) AS type,
        unnest(ARRAY['ASC', 'DESC']) AS direction ORDER BY md5(type || direction)`)
    ).rows,
  hub: (parameter) => ({ query: HUB, variables: parameter }),
  postgraphile: ({ type, direction }) => ({
    query: POSTGRAPHILE,
    variables: { type, orderBy: [`TYPE_${direction}`, `NAME_TH_${direction}`, `ROW_ID_${direction}`] },
  }),
  hand: { sql: ({ direction }) => sql(direction), values: ({ type }) => [type] },
  fromPostgraphile: ({ allPartners: { nodes } }, { type }) => ({
    partners: {
      nodes: nodes.map(({ rowId, nameTh, areaByAreaId: area }) => ({
        id: globalId(apiType(type), rowId),
        nameTh,
        area: area && { nameTh: area.nameTh, parent: area.areaByParentId },
      })),
    },
  }),
};
