import { notFound, type Problems, type Writing } from '../../../write/index.ts';
import { AgreementClause } from '../../agreements/index.ts';
import { type Partner, partnerNamed } from '../../partners/index.ts';
import type { Activity } from '../activity.entity.ts';
import type { ActivityDetailsInput } from './activity.input.ts';

const LONGEST_DESCRIPTION = 5_000;
/** More people than a district has are a typing error. */
const MOST_PEOPLE = 1_000_000;

export interface CheckedDetails {
  columns: Partial<Activity>;
  /** The partner at whose place it was, where one was given. */
  place: Partner | undefined;
}

/**
 * Checks what was told of an activity, and puts it into columns; `at` is where the input has it, `before` what was told of
 * it already.
 */
export async function checkDetails(
  writing: Writing,
  problems: Problems,
  details: ActivityDetailsInput,
  at: string,
  before?: Pick<Activity, 'happenedOn' | 'clauseId'>,
): Promise<CheckedDetails> {
  const field = (name: string) => `${at}.${name}`;
  problems.text(field('titleTh'), details.titleTh);
  problems.text(field('titleEn'), details.titleEn);
  problems.text(field('descriptionTh'), details.descriptionTh, LONGEST_DESCRIPTION);
  problems.place(details.latitude, details.longitude, `${at}.`);
  for (const name of ['male', 'female', 'households'] as const)
    problems.within(field(name), details[name], 0, MOST_PEOPLE);
  const happenedOn = problems.exactDay(field('happenedOn'), details.happenedOn);
  const endedOn = problems.exactDay(field('endedOn'), details.endedOn);
  const today = await writing.today();
  problems.notAfter(field('happenedOn'), happenedOn, today);
  problems.notAfter(field('endedOn'), endedOn, today);
  problems.inOrder(field('endedOn'), happenedOn, endedOn);
  const clause = await clauseOf(writing, problems, field('clauseId'), details.clauseId);
  const place =
    details.placeId == null
      ? undefined
      : await partnerNamed(writing, problems, field('placeId'), details.placeId);
  const { kind, welfareKind, helpDomain, titleTh, titleEn, descriptionTh } = details;
  const { latitude, longitude, male, female, households, spent } = details;
  const columns = Object.fromEntries(
    Object.entries({
      kind,
      welfareKind,
      helpDomain,
      titleTh,
      titleEn,
      descriptionTh,
      latitude,
      longitude,
      male,
      female,
      households,
      spentSatang: spent,
      happenedOn,
      endedOn,
      clauseId: details.clauseId == null ? details.clauseId : clause?.id,
      placeId: details.placeId == null ? details.placeId : place?.id,
    }).filter(([, given]) => given !== undefined),
  ) as Partial<Activity>;
  await notBeforeAgreement(writing, problems, field('happenedOn'), { ...before, ...columns });
  return { columns, place };
}

/** Nothing serves a clause before its agreement holds. */
async function notBeforeAgreement(
  { transaction }: Writing,
  problems: Problems,
  field: string,
  { clauseId, happenedOn }: Partial<Pick<Activity, 'happenedOn' | 'clauseId'>>,
): Promise<void> {
  if (clauseId == null) return;
  const { agreement } = await transaction.findOneOrFail(AgreementClause, {
    where: { id: clauseId },
    relations: { agreement: true },
  });
  problems.inOrder(field, agreement.validFrom, happenedOn);
}

async function clauseOf(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string | null | undefined,
): Promise<AgreementClause | undefined> {
  if (globalId == null) return undefined;
  const object = problems.object(field, globalId, ['AgreementClause']);
  const clause = object && (await writing.transaction.findOneBy(AgreementClause, { id: object.id }));
  if (object && !clause) problems.add(notFound(field, globalId));
  return clause ?? undefined;
}
