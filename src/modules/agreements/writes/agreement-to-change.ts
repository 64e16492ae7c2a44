import type { EntityTarget, FindOptionsWhere } from 'typeorm';
import type { BilingualText } from '../../../kernel/errors.ts';
import {
  notFound,
  type ObjectRef,
  objectOf,
  type Problems,
  stale,
  type Writing,
} from '../../../write/index.ts';
import { areaCodesOf, hasEnded } from '../../partners/index.ts';
import { Agreement } from '../agreement.entity.ts';
import { AgreementParty } from '../agreement-party.entity.ts';

/** The agreement's ref, as events and answers name it. */
export const refOfAgreement = (id: string): ObjectRef => ({ type: 'Agreement', id });

/**
 * The agreement that an input names, once the rules allow what is asked for, in force and in the expected version.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, INVALID_STATE, CONFLICT
 */
export async function agreementToChange(
  writing: Writing,
  { id, expectedVersion }: { id: string; expectedVersion: number },
): Promise<Agreement> {
  const object = objectOf('id', id, ['Agreement']);
  await writing.mayChange('id', object);
  const agreement = await writing.transaction.findOneByOrFail(Agreement, { id: object.id });
  await mustHold(writing, 'id', agreement);
  if (expectedVersion !== agreement.version) throw stale(expectedVersion, agreement.version);
  return agreement;
}

/**
 * What is to end on a day still holds up to it: many agreements are made for some years.
 * @throws HubError INVALID_STATE where it has ended
 */
export async function mustHold(
  writing: Writing,
  field: string,
  { validTo }: { validTo: string | null },
): Promise<void> {
  if (validTo !== null && validTo <= (await writing.today())) throw hasEnded(field, validTo);
}

/** Whether an area is a territory or lies in it; everything lies in the whole country, which is none. */
export async function liesWithin(
  writing: Writing,
  territoryId: string | null,
  areaId: string,
): Promise<boolean> {
  if (territoryId === null) return true;
  const [found]: { lies: boolean }[] = await writing.transaction.query(
    'SELECT $1 = ANY(hub.area_path($2)) AS lies',
    [territoryId, areaId],
  );
  return found?.lies === true;
}

/** The agreement that something is to hang on: absent and ended are refused, who may is asked of the values. */
export async function agreementToExtend(
  writing: Writing,
  field: string,
  globalId: string,
): Promise<Agreement> {
  const object = objectOf(field, globalId, ['Agreement']);
  writing.about = object;
  await writing.mayCreate({ agreementId: object.id });
  const agreement = await writing.transaction.findOneBy(Agreement, { id: object.id });
  if (agreement === null) throw notFound(field, globalId);
  await mustHold(writing, field, agreement);
  return agreement;
}

/** A row that hangs on an agreement, and holds for a time. */
interface Part {
  id: string;
  agreementId: string;
  validTo: string | null;
}

/** What hangs on an agreement, by its API type and its table. */
export interface PartKind<Row extends Part> {
  type: string;
  table: EntityTarget<Row>;
}

/**
 * What hangs on an agreement and is to be changed, with the agreement: once the rules allow it, and while it holds.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, INVALID_STATE
 */
export async function partToChange<Row extends Part>(
  writing: Writing,
  { type, table }: PartKind<Row>,
  id: string,
): Promise<{ part: Row; agreement: Agreement }> {
  const object = objectOf('id', id, [type]);
  await writing.mayChange('id', object);
  const part = await writing.transaction.findOneByOrFail(table, { id: object.id } as FindOptionsWhere<Row>);
  await mustHold(writing, 'id', part);
  const agreement = await writing.transaction.findOneByOrFail(Agreement, { id: part.agreementId });
  return { part, agreement };
}

/** What hangs on the same agreement and is named by an input, where it names any. */
export async function partNamed<Row extends Part>(
  writing: Writing,
  problems: Problems,
  { type, table, th, en }: PartKind<Row> & BilingualText,
  { field, value, agreementId }: { field: string; value: string | null | undefined; agreementId: string },
): Promise<Row | undefined> {
  const object = value == null ? undefined : problems.object(field, value, [type]);
  if (!object) return undefined;
  const place = { id: object.id, agreementId } as FindOptionsWhere<Row>;
  const part = await writing.transaction.findOneBy(table, place);
  if (part) return part;
  problems.bad(field, `a ${en} of this agreement`, value, {
    th: `${field} ต้องเป็น${th}ของข้อตกลงนี้`,
    en: `${field} must be a ${en} of this agreement`,
  });
  return undefined;
}

/** Tells the network of a write on an agreement or what hangs on it: its parties, and the areas of its territory. */
export async function tellOfAgreement(
  writing: Writing,
  type: string,
  agreement: Pick<Agreement, 'id' | 'areaId'>,
  object: ObjectRef = refOfAgreement(agreement.id),
  also: readonly string[] = [],
): Promise<void> {
  const parties = await writing.transaction.findBy(AgreementParty, { agreementId: agreement.id });
  await writing.tell({
    type,
    object,
    partnerIds: [...parties.map(({ partnerId }) => partnerId), ...also],
    areaCodes: await areaCodesOf(writing, agreement.areaId),
  });
}
