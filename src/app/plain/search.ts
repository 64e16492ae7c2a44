import { HubError } from '../../kernel/errors.ts';
import { PAGE_CAP } from '../../kernel/viewer.ts';
import type { HubContext } from '../context.ts';
import { ask } from './ask.ts';
import { Parameters } from './conditions.ts';
import type { PlainRow } from './pages.ts';
import { areasWithin, keyPattern } from './tables.ts';

interface SearchArguments {
  text: string;
  first: number;
  types?: string[] | null;
  within?: string | null;
}

const LONGEST = 200;

function check({ text, first }: SearchArguments): void {
  const letters = text.trim().length;
  if (letters === 0 || text.length > LONGEST) {
    throw new HubError(
      'BAD_INPUT',
      {
        th: `คำค้นต้องมีตัวอักษร 1 ถึง ${LONGEST} ตัว`,
        en: `The text must have 1 to ${LONGEST} characters`,
      },
      { field: 'text', rule: `1..${LONGEST}`, value: text.slice(0, 50) },
    );
  }
  if (first < 1 || first > PAGE_CAP) {
    throw new HubError(
      'BAD_INPUT',
      { th: `first ต้องอยู่ระหว่าง 1 ถึง ${PAGE_CAP}`, en: `first must lie between 1 and ${PAGE_CAP}` },
      { field: 'first', rule: `1..${PAGE_CAP}`, value: String(first) },
    );
  }
}

/** Partners whose own or other names hold the text; the same name first, then the nearest, then in Thai order. */
export async function searchPartners(args: SearchArguments, context: HubContext) {
  check(args);
  const parameters = new Parameters();
  const text = parameters.add(args.text, 'text');
  const types = args.types ? `p.type = ANY(${parameters.add(args.types, 'hub.partner_type[]')})` : 'true';
  const within = args.within ? `p.area_id IN (${areasWithin(parameters.add(args.within, 'text'))})` : 'true';
  const rows = await ask<PlainRow>(
    context.dataSource,
    `WITH wanted AS (SELECT hub.search_key(${text}) AS key),
     named AS (
       SELECT t.id AS partner_id, name FROM partner t, wanted,
         unnest(ARRAY[t.name_th, t.name_en]) AS name
       WHERE t.search_key LIKE ${keyPattern(text)} AND hub.search_key(name) LIKE ${keyPattern(text)}
       UNION ALL
       SELECT t.partner_id, name FROM partner_name t, wanted,
         unnest(ARRAY[t.name_th, t.name_en]) AS name
       WHERE t.search_key LIKE ${keyPattern(text)} AND hub.search_key(name) LIKE ${keyPattern(text)}),
     nearest AS (
       SELECT DISTINCT ON (partner_id) partner_id, name,
         hub.similarity(hub.search_key(name), wanted.key) AS score
       FROM named, wanted ORDER BY partner_id, score DESC, name)
     SELECT p.id, p.area_id AS "areaId", nearest.name AS "matchedName", nearest.score::float8 AS score
     FROM nearest JOIN partner p ON p.id = nearest.partner_id
     WHERE ${types} AND ${within} AND (p.valid_to IS NULL OR p.valid_to > (hub.now() AT TIME ZONE 'Asia/Bangkok')::date)
     ORDER BY nearest.score DESC, p.name_th, p.id
     LIMIT ${args.first + 1}`,
    parameters.values,
  );
  return { candidates: rows.slice(0, args.first), hasMore: rows.length > args.first };
}
