import type { EntityManager } from 'typeorm';
import { seededId } from '../../kernel/ids.ts';
import { insertRows } from '../../write/index.ts';
import { PartnerType } from './partner-kinds.ts';
import { RegisterDuty } from './register-duty.entity.ts';

/** Who is assumed to keep which entries of the register, until an administrator says otherwise. */
const ASSUMED: readonly (readonly [keeper: PartnerType, kept: readonly PartnerType[]])[] = [
  [PartnerType.LOCAL_ADMINISTRATION_OFFICE, [PartnerType.LOCAL_AUTHORITY, PartnerType.NETWORK_PARTNER]],
  [PartnerType.GOVERNMENT_OFFICE, [PartnerType.VILLAGE, PartnerType.TEMPLE, PartnerType.NETWORK_PARTNER]],
  [PartnerType.COMMUNITY_DEVELOPMENT_OFFICE, [PartnerType.NETWORK_PARTNER]],
  [PartnerType.SANGHA_OFFICE, [PartnerType.TEMPLE]],
];

/** Writes the duties that are assumed at the first start, marked as such. */
export async function seedRegisterDuties(transaction: EntityManager, changeId: string): Promise<void> {
  const duties = ASSUMED.flatMap(([keeperType, kept]) =>
    kept.map((keptType) => ({
      id: seededId('register_duty', `${keeperType} keeps ${keptType}`),
      keeperType,
      keptType,
    })),
  );
  await insertRows(transaction, RegisterDuty, duties, { isAssumed: true, changeId });
}
