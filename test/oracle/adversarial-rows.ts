import type { DataSource, EntityManager } from 'typeorm';
import { Area, AreaLevel } from '../../src/modules/areas/index.ts';
import { ImportRun, RegisterRecord } from '../../src/modules/interchange/index.ts';
import {
  CodeScheme,
  Partner,
  PartnerCode,
  PartnerName,
  PartnerNameKind,
  PartnerSuccession,
  PartnerType,
  SuccessionKind,
  type Temple,
} from '../../src/modules/partners/index.ts';
import { ChangeChannel, DataSourceKind, insertRows, openChange } from '../../src/write/index.ts';
import { nextId } from './adversarial-id.ts';
import { addNetworkNamed } from './adversarial-network.ts';
import { adversarialTexts } from './adversarial-text.ts';

/** The district that the rows hang below; a made-up one. */
export const ADVERSARIAL_DISTRICT = '5099';

/** The code of the subdistrict that bears one of the texts. */
export const codeOfText = (no: number): string => `${ADVERSARIAL_DISTRICT}${String(no + 1).padStart(2, '0')}`;

/** Dates of grants from around the edges of the calendar: to the day or to the year, one before the Common Era. */
export const grants: Pick<Temple, 'wisungkhamasimaYearBE' | 'wisungkhamasimaOn'>[] = [
  { wisungkhamasimaYearBE: 2484, wisungkhamasimaOn: '1941-01-01' },
  { wisungkhamasimaYearBE: 2483, wisungkhamasimaOn: '1940-12-31' },
  { wisungkhamasimaYearBE: 2482, wisungkhamasimaOn: '1940-03-31' },
  { wisungkhamasimaYearBE: 2470, wisungkhamasimaOn: '1928-02-29' },
  { wisungkhamasimaYearBE: 2567, wisungkhamasimaOn: '2024-02-29' },
  { wisungkhamasimaYearBE: 543, wisungkhamasimaOn: '0001-03-31' },
  { wisungkhamasimaYearBE: null, wisungkhamasimaOn: '1999-10-01' },
  ...[2565, 2484, 2483, 2482, 2400, 544, 543, 1, null].map((year) => ({
    wisungkhamasimaYearBE: year,
    wisungkhamasimaOn: null,
  })),
];

/** Everything that a text can be in the network, each row of it under a change that bears it too. */
async function addRowsNamed(
  transaction: EntityManager,
  text: string,
  no: number,
  parentId: string,
): Promise<void> {
  const changeId = await openChange(transaction, { channel: ChangeChannel.CLI, actor: text, reason: text });
  const shared = { source: DataSourceKind.SYNTHETIC, changeId };
  const names = { nameTh: text, nameEn: text };
  const [areaId, runId] = [nextId(), nextId()];
  // One is in force, one was, and one will be; the last of them followed the others.
  const ids = [nextId(), nextId(), nextId()] as const;
  const validity = [{}, { validTo: '2020-01-01', endReason: text }, { validFrom: '2999-01-01' }];
  await insertRows(
    transaction,
    Area,
    [{ id: areaId, level: AreaLevel.SUBDISTRICT, code: codeOfText(no), postcode: text, parentId, ...names }],
    shared,
  );
  const temples = ids.map((id, at) => ({
    id,
    areaId,
    wisungkhamasimaAsPublished: text,
    ...grants[(no * ids.length + at) % grants.length],
    ...names,
    ...validity[at],
  }));
  await insertRows<Partner>(transaction, Partner, temples, { type: PartnerType.TEMPLE, ...shared });
  const alias = { id: nextId(), partnerId: ids[0], kind: PartnerNameKind.ALIAS, ...names };
  await insertRows(transaction, PartnerName, [alias], shared);
  await insertRows(
    transaction,
    PartnerCode,
    [{ id: nextId(), partnerId: ids[0], scheme: CodeScheme.ONAB, code: text }],
    shared,
  );
  const followed = { successorId: ids[0], kind: SuccessionKind.MERGER };
  await insertRows(
    transaction,
    PartnerSuccession,
    [{ id: nextId(), predecessorId: ids[1], effectiveOn: '2020-01-01', ...followed }],
    shared,
  );
  const run = {
    id: runId,
    register: text,
    fileNames: [text, text],
    sha256: text,
    complete: false,
    counts: {},
    changeId,
  };
  await insertRows(transaction, ImportRun, [run]);
  const published = Object.fromEntries(
    ['', ...adversarialTexts].map((column) => [column.slice(0, 50), text]),
  );
  const record = { register: text, line: no, published, offered: {}, runId, changeId };
  const records = [areaId, ...ids].map((subjectId, at) => ({
    id: nextId(),
    subjectId,
    key: `${text}${at}`,
    ...record,
  }));
  await insertRows(transaction, RegisterRecord, records);
  await addNetworkNamed(transaction, { text, no, changeId, areaId, templeIds: ids });
}

/** Adds rows whose every text is one of the adversarial ones. */
export async function addAdversarialRows(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (transaction) => {
    const [province] = await transaction.query(`SELECT id FROM area WHERE code = '50' AND valid_to IS NULL`);
    const district = nextId();
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a district of odd names' };
    const shared = { source: DataSourceKind.SYNTHETIC, changeId: await openChange(transaction, opening) };
    const row = {
      id: district,
      level: AreaLevel.DISTRICT,
      code: ADVERSARIAL_DISTRICT,
      nameTh: `"'\\`,
      parentId: province.id,
    };
    await insertRows(transaction, Area, [row], shared);
    for (const [no, text] of adversarialTexts.entries()) await addRowsNamed(transaction, text, no, district);
  });
}
