import { apiType, GLOBAL_ID, globalId } from './shape.mjs';

const HUB = `query Point($id: ID!) {
  partner(id: $id) { id type nameTh nameEn area { code nameTh } codes { scheme code } }
}`;

const POSTGRAPHILE = `query Point($id: UUID!) {
  partnerByRowId(rowId: $id) {
    rowId type nameTh nameEn areaByAreaId { code nameTh }
    partnerCodesByPartnerId(orderBy: [SCHEME_ASC, CODE_ASC]) { nodes { scheme code } }
  }
}`;

const SQL = `
  SELECT '{"partner":{"id":"' || ${GLOBAL_ID} || '","type":"' || p.type || '","nameTh":' || to_json(p.name_th)
    || ',"nameEn":' || coalesce(to_json(p.name_en)::text, 'null')
    || ',"area":' || CASE WHEN a.id IS NULL THEN 'null' ELSE '{"code":"' || a.code || '","nameTh":' || to_json(a.name_th) || '}' END
    || ',"codes":[' || coalesce((
      SELECT string_agg('{"scheme":"' || c.scheme || '","code":' || to_json(c.code) || '}', ','
        ORDER BY c.valid_to IS NOT NULL, c.scheme, c.code, c.id)
      FROM hub.partner_code c WHERE c.partner_id = p.id), '') || ']}}'
  FROM hub.partner p LEFT JOIN hub.area a ON a.id = p.area_id
  WHERE p.id = $1::uuid`;

/** One partner by its id, with its area and its codes. */
export const point = {
  name: 'point',
  parameters: async (ask) =>
    (await ask(`SELECT id, type FROM hub.partner ORDER BY md5(id || 'point') LIMIT 500`)).rows,
  hub: ({ id, type }) => ({ query: HUB, variables: { id: globalId(apiType(type), id) } }),
  postgraphile: ({ id }) => ({ query: POSTGRAPHILE, variables: { id } }),
  hand: { sql: SQL, values: ({ id }) => [id] },
  fromPostgraphile: ({ partnerByRowId: found }) => ({
    partner: {
      id: globalId(apiType(found.type), found.rowId),
      type: found.type,
      nameTh: found.nameTh,
      nameEn: found.nameEn,
      area: found.areaByAreaId,
      codes: found.partnerCodesByPartnerId.nodes,
    },
  }),
};
