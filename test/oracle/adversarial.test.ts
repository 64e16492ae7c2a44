import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { ADVERSARIAL_DISTRICT, addAdversarialRows, codeOfText, grants } from './adversarial-rows.ts';
import { adversarialTexts } from './adversarial-text.ts';
import { compare } from './same-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await addAdversarialRows(database.app);
});
afterAll(() => database.close());

async function ask(source: string, variables: Record<string, unknown> = {}) {
  const { hub, difference } = await compare(database, { source, variables });
  expect(difference).toBeUndefined();
  return hub.data;
}

const shown = adversarialTexts.map((text, no): [shown: string, text: string, no: number] => [
  JSON.stringify(text.slice(0, 20)),
  text,
  no,
]);

const operators = ['eq', 'in', 'contains', 'startsWith'];

interface NamedPage {
  edges: { cursor: string; node: { nameTh: string } }[];
}

const TEMPLES = `query ($filter: PartnerFilter, $after: String) {
  partners(first: 7, filter: $filter, after: $after, validity: ALL, orderBy: [{ field: NAME_TH }, { field: NAME_EN, direction: DESC }]) {
    totalCount
    edges { cursor node { id nameTh nameEn endReason ... on Temple { wisungkhamasimaAsPublished } } }
  }
}`;

test('a date is told in the same forms by both, at every edge of the calendar', async () => {
  const date = 'ce be textTh textThaiDigits textEn precision yearBE yearCE firstDay lastDay';
  const { partners } = await ask(
    `query ($filter: PartnerFilter) { partners(first: 100, validity: ALL, filter: $filter) {
      nodes { ... on Temple { wisungkhamasimaYearBE wisungkhamasimaOn wisungkhamasimaGranted { ${date} } } } } }`,
    { filter: { within: ADVERSARIAL_DISTRICT } },
  );
  const told = new Map<string, { textTh: string } | null>(
    partners.nodes.map((temple: Record<string, never>) => [
      `${temple.wisungkhamasimaYearBE} ${temple.wisungkhamasimaOn}`,
      temple.wisungkhamasimaGranted,
    ]),
  );
  for (const { wisungkhamasimaYearBE, wisungkhamasimaOn } of grants)
    expect(told.has(`${wisungkhamasimaYearBE} ${wisungkhamasimaOn}`)).toBe(true);
  expect(told.get('2470 1928-02-29')?.textTh).toBe('29 กุมภาพันธ์ พ.ศ. 2470');
  expect(told.get('2482 null')).toMatchObject({ ce: '1939-04-01/1940-03-31', be: 'BE 2482', yearCE: null });
  expect(told.get('543 null')).toBeNull();
});

describe('a text comes back as it was written', () => {
  test.each(shown)('%s, wherever it stands', async (_shown, text, no) => {
    const { area } = await ask(
      `query ($code: String!) { area(code: $code) {
        nameTh nameEn postcode labelTh labelEn
        lastChange { actor reason }
        registerRecords { register key published { column text } run { register fileNames sha256 } }
        partners { nodes { nameTh nameEn codes { code } otherNames { nameTh nameEn } predecessors { predecessor { nameTh endReason } } } }
      } }`,
      { code: codeOfText(no) },
    );
    expect(area).toMatchObject({
      nameTh: text,
      nameEn: text,
      postcode: text,
      lastChange: { actor: text, reason: text },
    });
    expect(area.registerRecords[0]).toMatchObject({
      register: text,
      key: `${text}0`,
      run: { fileNames: [text, text], sha256: text },
    });
    expect(area.registerRecords[0].published.map((cell: { text: string }) => cell.text)).toEqual(
      [...new Set(['', ...adversarialTexts].map((column) => column.slice(0, 50)))].map(() => text),
    );
    expect(area.partners.nodes).toEqual([
      {
        nameTh: text,
        nameEn: text,
        codes: [{ code: text }],
        otherNames: [{ nameTh: text, nameEn: text }],
        predecessors: [{ predecessor: { nameTh: text, endReason: text } }],
      },
    ]);
  });

  test.each(shown)('%s, sought by it', async (_shown, text) => {
    const found = await ask(
      `query ($eq: PartnerFilter, $in: PartnerFilter, $contains: PartnerFilter, $startsWith: PartnerFilter) {
        ${operators.map((operator) => `${operator}: partners(filter: $${operator}, validity: ALL) { nodes { nameTh } }`).join(' ')}
      }`,
      Object.fromEntries(
        operators.map((operator) => [
          operator,
          { within: ADVERSARIAL_DISTRICT, nameTh: { [operator]: text } },
        ]),
      ),
    );
    for (const operator of operators) {
      const names = found[operator].nodes.map((node: { nameTh: string }) => node.nameTh);
      expect(names.filter((name: string) => name === text)).toHaveLength(3);
    }
    const { partnerByCode } = await ask(
      'query ($code: String!) { partnerByCode(scheme: ONAB, code: $code) { nameTh } }',
      { code: text },
    );
    expect(partnerByCode).toEqual({ nameTh: text });
    await ask('query ($text: String) { partners(filter: { text: $text }) { totalCount nodes { id } } }', {
      text,
    });
    const said = JSON.stringify(text).replaceAll(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const literal = await ask(
      `{ partners(filter: { nameEn: { eq: ${said} } }, validity: ENDED) { nodes { nameEn } } }`,
    );
    expect(literal.partners.nodes).toEqual([{ nameEn: text }]);
  });

  test('all of them, in the cursors before and behind them', async () => {
    const filter = { within: ADVERSARIAL_DISTRICT };
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { partners }: { partners: NamedPage } = await ask(TEMPLES, { filter, after });
      names.push(...partners.edges.map((edge) => edge.node.nameTh));
      after = partners.edges.at(-1)?.cursor ?? null;
      if (after)
        await ask(TEMPLES.replace('first: 7', 'last: 7').replaceAll('after', 'before'), {
          filter,
          before: after,
        });
    } while (after);
    for (const text of adversarialTexts) expect(names.filter((name) => name === text)).toHaveLength(3);
  });

  test.each(shown.filter(([, text]) => text.trim() !== '' && text.length <= 200))(
    '%s, searched for',
    async (_shown, text) => {
      const { searchPartners } = await ask(
        `query ($text: String!) { searchPartners(text: $text, within: "${ADVERSARIAL_DISTRICT}") { totalCount edges { cursor node { matchedName score path { nameTh } partner { nameTh } } } } }`,
        { text },
      );
      const [{ known }] = await database.app.query(`SELECT hub.search_key($1) <> '' AS known`, [text]);
      if (!known) return;
      const names = searchPartners.edges.map(
        (edge: { node: { partner: { nameTh: string } } }) => edge.node.partner.nameTh,
      );
      if (searchPartners.totalCount <= 20) expect(names).toContain(text);
    },
  );
});
