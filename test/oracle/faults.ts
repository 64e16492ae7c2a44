/** A mistake that a mapping or the compiler could make, as what it would do to the text of a statement. */
export interface Fault {
  name: string;
  /** Answers the statement as it would read; the same where the mistake makes no difference to it. */
  strike: (sql: string) => string;
}

/** A page's size: written out, or a parameter; and the end of the rows of a page. */
const SIZE = String.raw`(?:\d+|\$\d+::integer)`;
const END = String.raw`(?: \+ 1)?\) found`;

const TODAY = String.raw`\(SELECT hub\.today\(\)\)`;

const replacing = (name: string, wrong: RegExp, by: string | ((...found: string[]) => string)): Fault => ({
  name,
  strike: (sql) => sql.replaceAll(wrong, by as string),
});

/** The mistakes, each of which still makes a statement that PostgreSQL runs. */
export const faults: readonly Fault[] = [
  replacing(
    'a wrong join column: a partner’s Sangha unit for its area',
    /(partner_\d+)\."area_id"/g,
    '$1."sangha_unit_id"',
  ),
  replacing(
    'a wrong join column: an area for the one above it',
    /(area_\d+\."id" = area_\d+)\."parent_id"/g,
    '$1."id"',
  ),
  replacing('a list that is nobody’s own', /WHERE \w+_\d+\."\w+_id" = \w+_\d+\."id"/g, 'WHERE true'),
  {
    name: 'a missing limit',
    strike: (sql) =>
      sql
        .replaceAll(new RegExp(String.raw` FILTER \(WHERE \w+\.row_no <= ${SIZE}\)`, 'g'), '')
        .replaceAll(new RegExp(`(LIMIT ${SIZE})${END}`, 'g'), '$1 + 9) found'),
  },
  replacing(
    'a limit without the one row more that tells of others',
    new RegExp(String.raw`(LIMIT ${SIZE}) \+ 1\) found`, 'g'),
    '$1) found',
  ),
  replacing(
    'one limit for the lists of all parents: some get nothing',
    new RegExp(
      String.raw`("\w+_id" = (\w+_\d+)\."id"(?:(?!SELECT).)*? LIMIT) (${SIZE}(?: \+ 1)?)\) found`,
      'g',
    ),
    '$1 CASE WHEN abs(hashtext($2."id"::text)) % 2 = 0 THEN $3 ELSE 0 END) found',
  ),
  replacing('a wrong null', /::text, 'null'\)/g, `::text, '""')`),
  replacing('a missing mark of the type', / AND partner_\d+\."type" = '[A-Z_]+'/g, ''),
  replacing(
    'the mark of another type',
    /IN \('(TEMPLE|VILLAGE|LOCAL_AUTHORITY)'\) THEN/g,
    `IN ('AGENCY') THEN`,
  ),
  replacing('a missing end of validity', new RegExp(String.raw`\w+\."valid_to" > ${TODAY}`, 'g'), 'true'),
  replacing(
    'a missing beginning of validity',
    new RegExp(String.raw`\w+\."valid_from" <= ${TODAY}`, 'g'),
    'true',
  ),
  replacing(
    'a wrong direction of the order',
    new RegExp(String.raw`ORDER BY (\w+\."\w+")( DESC)?,( [^()]*? LIMIT ${SIZE}${END})`, 'g'),
    (_all, key, down, rest) => `ORDER BY ${key}${down ? '' : ' DESC'},${rest}`,
  ),
  replacing(
    'an order without the id that breaks ties',
    new RegExp(String.raw`, \w+\."id"(?: DESC)?( LIMIT ${SIZE}${END})`, 'g'),
    '$1',
  ),
  replacing('a page read backward and never turned round', /\.row_no DESC/g, '.row_no'),
  replacing(
    'a next page where there is none',
    new RegExp(String.raw`\(count\(\*\) > (${SIZE})\)`, 'g'),
    '(count(*) >= $1)',
  ),
  replacing('a count without its filter', /(FROM \(SELECT 1 FROM \S+ \w+) WHERE .*? (LIMIT 10001)/g, '$1 $2'),
  replacing('a wrong column', /(partner_\d+)\."name_en"/g, '$1."name_th"'),
  replacing('an alias that is not the client’s', /"f(\d)\d*":/g, '"f$1":'),
  replacing('a wrong name of a type', /'Temple'|"Temple"/g, (found) => found.replace('Temple', 'Village')),
  replacing('a filter’s not that loses what is missing', /\) IS NOT TRUE/g, ') IS FALSE'),
  replacing('a filter’s or that is an and', /\)\) OR \(\(/g, ')) AND (('),
  replacing('a cursor that keeps its own row', /\) ([<>]) (\(\$\d+::)/g, ') $1= $2'),
  replacing(
    'a cursor that loses what is missing',
    / OR \(\w+\."\w+" IS NULL AND \$\d+::\w+ IS NOT NULL\)/g,
    '',
  ),
  replacing('a cursor of the wrong row', /\)\[1\], 'null'\)/g, `)[2], 'null')`),
  replacing(
    'a search in all types',
    /(hub\.search_partners\(\$\d+::text), (\$\d+::hub\.partner_type\[\])/g,
    '$1, CASE WHEN false THEN $2 END',
  ),
  replacing('an inner join to what may be missing', /LEFT JOIN ("hub"\."(?:area|sangha_unit)")/g, 'JOIN $1'),
];
