import { type EntityManager, IsNull } from 'typeorm';
import { DataSourceKind } from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';
import { PartnerType } from '../partner-kinds.ts';
import { DEMO_ENDED, demoEndings } from './demo-ending.ts';

/** How many made-up partners of each type, and how many Sangha units, were ended; types without any are left out. */
export interface EndedDemo {
  partners: Partial<Record<PartnerType, number>>;
  sanghaUnits: number;
}

/** The types that the demo makes up partners of. */
export const DEMO_TYPES = [
  PartnerType.LOCAL_AUTHORITY,
  PartnerType.SANGHA_OFFICE,
  PartnerType.TEMPLE,
  PartnerType.VILLAGE,
  PartnerType.NETWORK_PARTNER,
] as const;

/** What hangs on a partner and ends with it, by the columns that point to it. */
const HANGING = [
  { table: 'partner_code', columns: ['partner_id'] },
  { table: 'partner_name', columns: ['partner_id'] },
  { table: 'coverage', columns: ['authority_id'] },
  { table: 'partner_link', columns: ['from_id', 'to_id'] },
  { table: 'contact_channel', columns: ['partner_id'] },
];

/**
 * Ends today what the demo made up of these types of partner, all of them unless told: the partners in force with
 * their codes, names, coverage, supervision and contact channels, and with the Sangha offices the made-up Sangha tree. Nothing is taken
 * over by a real body; made-up populations stay, since any real figure is newer. What they did together each module ends.
 */
export async function endDemo(
  transaction: EntityManager,
  changeId: string,
  types: readonly PartnerType[] = DEMO_TYPES,
): Promise<EndedDemo> {
  const ended: { id: string; type: PartnerType }[] = await rowsOf(
    transaction,
    `${endRows('partner', `end_reason = '${DEMO_ENDED}'`)} AND type = ANY($2::partner_type[]) RETURNING id, type`,
    [changeId, types],
  );
  const ids = ended.map(({ id }) => id);
  for (const { table, columns } of HANGING) {
    const hangsOnOne = columns.map((column) => `${column} = ANY($2::uuid[])`).join(' OR ');
    await transaction.query(`${endRows(table)} AND (${hangsOnOne})`, [changeId, ids]);
  }
  const units = types.includes(PartnerType.SANGHA_OFFICE)
    ? await rowsOf(transaction, `${endRows('sangha_unit')} RETURNING id`, [changeId])
    : [];
  const isWhole = !(await transaction.existsBy(Partner, {
    source: DataSourceKind.SYNTHETIC,
    validTo: IsNull(),
  }));
  await demoEndings.ended(transaction, { changeId, partnerIds: ids, isWhole });
  return { partners: countByType(ended), sanghaUnits: units.length };
}

/** Whether made-up partners of the type are in force. */
export const demoIsActive = (manager: EntityManager, type: PartnerType): Promise<boolean> =>
  manager
    .createQueryBuilder(Partner, 'partner')
    .where('partner.source = :source', { source: DataSourceKind.SYNTHETIC })
    .andWhere('partner.type = :type AND partner.validTo IS NULL', { type })
    .getExists();

const endRows = (table: string, alsoSet?: string): string =>
  `UPDATE ${table} SET valid_to = (hub.now() AT TIME ZONE 'Asia/Bangkok')::date, version = version + 1,
     change_id = $1 ${alsoSet ? `, ${alsoSet}` : ''}
   WHERE source = 'SYNTHETIC' AND valid_to IS NULL`;

async function rowsOf<Row>(transaction: EntityManager, sql: string, parameters: unknown[]): Promise<Row[]> {
  const [rows] = await transaction.query<[Row[], number]>(sql, parameters);
  return rows;
}

function countByType(partners: readonly { type: PartnerType }[]): EndedDemo['partners'] {
  const counts: EndedDemo['partners'] = {};
  for (const { type } of partners) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
