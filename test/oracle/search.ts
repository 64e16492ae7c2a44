import { HubError } from '../../src/kernel/errors.ts';
import { OrderDirection } from '../../src/kernel/listing/index.ts';
import type { Parameters } from './conditions.ts';
import type { PlainList } from './pages.ts';
import { areasWithin, keyPattern, type PlainTable } from './tables.ts';

/** The arguments of a search, apart from those that say which page is wanted. */
export interface SearchArguments {
  text: string;
  types?: string[] | null;
  within?: string | null;
}

const matchTable: PlainTable = {
  table: 'partner_match',
  types: [],
  columns: `'PartnerCandidate' AS "__typename", t.id, t.area_id AS "areaId", t.matched_name AS "matchedName",
    t.score::float8 AS score`,
  values: { score: { sql: 't.score', type: 'real' }, nameTh: { sql: 't.name_th', type: 'text' } },
  relations: {},
  conditions: {},
  defaultOrder: 'nameTh',
  isDated: false,
};

/** Refuses a text that has no letter, or more than two hundred. */
export function checkWanted(text: string): void {
  if (/\S/u.test(text) && text.length <= 200) return;
  const refused = { th: 'คำค้นต้องมีตัวอักษร 1 ถึง 200 ตัว', en: 'The text must have 1 to 200 characters' };
  throw new HubError('BAD_INPUT', refused, { field: 'text' });
}

const TODAY = `(hub.now() AT TIME ZONE 'Asia/Bangkok')::date`;

/** Partners in force, each by the name of its own or another that comes nearest to the text, if it holds it. */
function matches({ text, types, within }: SearchArguments, parameters: Parameters): string {
  const wanted = parameters.add(text, 'text');
  const ofType = types ? `p.type = ANY(${parameters.add(types, 'hub.partner_type[]')})` : 'true';
  const inArea = within != null ? `p.area_id IN (${areasWithin(parameters.add(within, 'text'))})` : 'true';
  return `(
    SELECT p.id, p.area_id, p.name_th, best.name AS matched_name, best.score
    FROM partner p CROSS JOIN LATERAL (
      SELECT name, hub.similarity(hub.search_key(name), hub.search_key(${wanted})) AS score
      FROM (SELECT unnest(ARRAY[p.name_th, p.name_en]) AS name
        UNION ALL SELECT unnest(ARRAY[o.name_th, o.name_en]) FROM partner_name o WHERE o.partner_id = p.id) names
      WHERE hub.search_key(name) LIKE ${keyPattern(wanted)}
      ORDER BY score DESC, name LIMIT 1) best
    WHERE ${ofType} AND ${inArea} AND (p.valid_from IS NULL OR p.valid_from <= ${TODAY})
      AND (p.valid_to IS NULL OR p.valid_to > ${TODAY}))`;
}

export const searchList = (args: SearchArguments): PlainList => ({
  name: 'Query.searchPartners',
  table: matchTable,
  belongs: 'true',
  search: {
    rows: (parameters) => matches(args, parameters),
    order: [
      { field: 'score', direction: OrderDirection.DESC },
      { field: 'nameTh', direction: OrderDirection.ASC },
    ],
    // What was left out and what is null ask for the same list.
    wanted: { text: args.text, types: args.types ?? null, within: args.within ?? null },
  },
});
