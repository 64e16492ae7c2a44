import type { HubError } from '../../../kernel/errors.ts';
import { invalidState, objectOf, stale, type Writing } from '../../../write/index.ts';
import { Person, PersonStatus } from '../person.entity.ts';

/**
 * The person whom an input names, once the rules allow what is asked for.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function personToChange(
  writing: Writing,
  globalId: string,
  expectedVersion?: number,
): Promise<Person> {
  const object = objectOf('id', globalId, ['Person']);
  await writing.mayChange('id', object);
  const person = await writing.transaction.findOneByOrFail(Person, { id: object.id });
  if (expectedVersion !== undefined && expectedVersion !== person.version)
    throw stale(expectedVersion, person.version);
  return person;
}

const STANDS: Readonly<Record<PersonStatus, { th: string; en: string }>> = {
  [PersonStatus.INVITED]: { th: 'ยังไม่ได้ตอบรับคำเชิญ', en: 'has not accepted its invitation yet' },
  [PersonStatus.ACTIVE]: { th: 'ใช้งานอยู่', en: 'is in use' },
  [PersonStatus.DISABLED]: { th: 'ถูกระงับอยู่', en: 'is disabled' },
  [PersonStatus.PURGED]: { th: 'ถูกลบข้อมูลส่วนบุคคลแล้ว', en: 'was purged' },
};

/** What is asked for does not fit how the account stands. */
export const standsOtherwise = (field: string, wanted: readonly PersonStatus[], is: PersonStatus): HubError =>
  invalidState(
    { th: `ทำรายการนี้ไม่ได้ บัญชีนี้${STANDS[is].th}`, en: `This can't be done: the account ${STANDS[is].en}` },
    { field, rule: wanted.join(' | '), value: is },
  );

/** @throws HubError INVALID_STATE */
export function mustStand(field: string, person: Person, ...wanted: PersonStatus[]): void {
  if (!wanted.includes(person.status)) throw standsOtherwise(field, wanted, person.status);
}
