import { notFound, type Problems, type Writing } from '../../../write/index.ts';
import { Agreement } from '../../agreements/index.ts';

/** An agreement that holds today, by the global id of an input; undefined, and a problem, where it is none. */
export async function agreementInForce(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string,
): Promise<Agreement | undefined> {
  const object = problems.object(field, globalId, ['Agreement']);
  if (object === undefined) return undefined;
  const agreement = await writing.transaction.findOneBy(Agreement, { id: object.id });
  if (agreement === null) {
    problems.add(notFound(field, globalId));
    return undefined;
  }
  const today = await writing.today();
  if (agreement.validTo !== null && agreement.validTo <= today) {
    problems.bad(field, 'in force', agreement.validTo, {
      th: `ข้อตกลงสิ้นสุดแล้วตั้งแต่ ${agreement.validTo}`,
      en: `The agreement has ended on ${agreement.validTo}`,
    });
  }
  return agreement;
}

/** Nothing begins under an agreement before it holds. What is not said of a draft yet is not looked at. */
export async function notBeforeAgreement(
  writing: Writing,
  problems: Problems,
  agreementId: string | null,
  startsOn: string | null | undefined,
): Promise<void> {
  if (agreementId === null || startsOn == null) return;
  const { validFrom } = await writing.transaction.findOneByOrFail(Agreement, { id: agreementId });
  problems.inOrder('plan.startsOn', validFrom, startsOn);
}
