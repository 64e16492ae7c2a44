import { GraphQLLocalDate, GraphQLNonEmptyString, GraphQLNonNegativeInt } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IsNull } from 'typeorm';
import {
  GraphQLMoney,
  GraphQLReportingMonth,
  type Money,
  type ReportingMonth,
} from '../../../kernel/scalars/index.ts';
import {
  duplicate,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { areaCodesOf, hasEnded, Partner, partnerNamed } from '../../partners/index.ts';
import { HelpDomain } from '../activity-kinds.ts';
import { HelpCentre, HelpCentreCount } from '../help-centre.entity.ts';

@InputType('OpenHelpCentreInput', { description: 'A people’s help centre of a local authority.' })
export class OpenHelpCentreInput extends MutationInput {
  @Field(() => ID, { description: 'The local authority that runs it.' })
  authorityId!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Its name in Thai.' })
  nameTh!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  nameEn?: string | null;

  @Field(() => [HelpDomain], { description: 'The fields in which it helps: one at least.' })
  domains!: HelpDomain[];

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Where people find it, in Thai.' })
  placeTh?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Since which day, where it is known.' })
  since?: string | null;
}

@InputType('UpdateHelpCentreInput', {
  description: 'What of a help centre is otherwise. What is left out stays.',
})
export class UpdateHelpCentreInput extends UpdateInput {
  @Field(() => ID, { description: 'The help centre.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its name in Thai.' })
  nameTh?: string | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The same in English; null empties it.',
  })
  nameEn?: string | null;

  @Field(() => [HelpDomain], { nullable: true, description: 'The fields in which it helps.' })
  domains?: HelpDomain[] | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'Where people find it; null empties it.',
  })
  placeTh?: string | null;
}

@InputType('EndHelpCentreInput', { description: 'When and why a help centre was closed.' })
export class EndHelpCentreInput extends UpdateInput {
  @Field(() => ID, { description: 'The help centre.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is closed.' })
  on!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Why.' })
  reason!: string;
}

@InputType('CountHelpCentreInput', {
  description:
    'What a help centre did in a month in one field. Said again, it takes the place of what was said.',
})
export class CountHelpCentreInput extends MutationInput {
  @Field(() => ID, { description: 'The help centre.' })
  centreId!: string;

  @Field(() => GraphQLReportingMonth, {
    description: 'The month; one that is over or under way, and in which it was open.',
  })
  month!: ReportingMonth;

  @Field(() => HelpDomain, { description: 'The field.' })
  domain!: HelpDomain;

  @Field(() => GraphQLNonNegativeInt, { description: 'Cases that came; 0 where none did.' })
  cases!: number;

  @Field(() => GraphQLNonNegativeInt, { nullable: true, description: 'Cases that were closed.' })
  closedCases?: number | null;

  @Field(() => GraphQLNonNegativeInt, { nullable: true, description: 'People who were helped.' })
  people?: number | null;

  @Field(() => GraphQLMoney, { nullable: true, description: 'What it cost.' })
  spent?: Money | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the count that is to be replaced; left out where none was given yet.',
  })
  expectedVersion?: number | null;
}

/** More than a district has people is a typing error. */
const MOST_CASES = 1_000_000;

const written = (id: string): Written => {
  const helpCentre = { type: 'HelpCentre', id };
  return { about: helpCentre, answers: { helpCentre } };
};

async function tellOfCentre(writing: Writing, type: string, { id, authorityId }: HelpCentre): Promise<void> {
  const { areaId } = await writing.transaction.findOneByOrFail(Partner, { id: authorityId });
  const areaCodes = await areaCodesOf(writing, areaId);
  await writing.tell({ type, object: { type: 'HelpCentre', id }, partnerIds: [authorityId], areaCodes });
}

function checkCentre(problems: Problems, input: OpenHelpCentreInput | UpdateHelpCentreInput): void {
  problems.text('nameTh', input.nameTh);
  problems.text('nameEn', input.nameEn);
  problems.text('placeTh', input.placeTh);
  if (
    input.domains != null &&
    new Set(input.domains).size === input.domains.length &&
    input.domains.length > 0
  )
    return;
  if (input.domains == null) return;
  problems.bad('domains', 'one at least, each once', input.domains.join(' '), {
    th: 'ต้องระบุด้านอย่างน้อยหนึ่งด้าน และไม่ซ้ำกัน',
    en: 'One field at least must be named, each once',
  });
}

/** Opens a help centre of a local authority. */
export async function openHelpCentre(writing: Writing, input: OpenHelpCentreInput): Promise<Written> {
  const problems = new Problems();
  const authority = await partnerNamed(writing, problems, 'authorityId', input.authorityId, [
    'LocalAuthority',
  ]);
  problems.check();
  await writing.mayCreate({ authorityId: authority!.id });
  checkCentre(problems, input);
  problems.day('since', input.since);
  problems.notAfter('since', input.since, await writing.today());
  const there = { authorityId: authority!.id, validTo: IsNull() };
  if (await writing.transaction.existsBy(HelpCentre, there)) {
    problems.add(
      duplicate(
        { th: 'มีศูนย์ช่วยเหลือประชาชนอยู่แล้ว', en: 'The authority has a help centre already' },
        { field: 'authorityId', rule: 'one open centre', value: input.authorityId },
      ),
    );
  }
  problems.check();
  const { nameTh, nameEn = null, domains, placeTh = null, since = null } = input;
  const row = { authorityId: authority!.id, nameTh, nameEn, domains, placeTh, validFrom: since };
  const id = await writing.insert(HelpCentre, { ...row, source: authority!.source });
  await tellOfCentre(writing, 'HELP_CENTRE_OPENED', { id, authorityId: authority!.id } as HelpCentre);
  return written(id);
}

async function centreToChange(writing: Writing, globalId: string): Promise<HelpCentre> {
  const object = objectOf('id', globalId, ['HelpCentre']);
  await writing.mayChange('id', object);
  const centre = await writing.transaction.findOneByOrFail(HelpCentre, { id: object.id });
  if (centre.validTo !== null) throw hasEnded('id', centre.validTo);
  return centre;
}

/** Changes what is known of a help centre. */
export async function updateHelpCentre(writing: Writing, input: UpdateHelpCentreInput): Promise<Written> {
  const centre = await centreToChange(writing, input.id);
  const problems = new Problems();
  checkCentre(problems, input);
  const { nameTh, nameEn, domains, placeTh, expectedVersion } = input;
  const set = {
    ...(nameTh != null && { nameTh }),
    ...(nameEn !== undefined && { nameEn }),
    ...(domains != null && { domains }),
    ...(placeTh !== undefined && { placeTh }),
  };
  if (Object.keys(set).length === 0) {
    problems.nothingToChange('nameTh');
  }
  problems.check();
  await writing.update(HelpCentre, { id: centre.id, expectedVersion }, set);
  await tellOfCentre(writing, 'HELP_CENTRE_CHANGED', centre);
  return written(centre.id);
}

/** Closes a help centre. */
export async function endHelpCentre(writing: Writing, input: EndHelpCentreInput): Promise<Written> {
  const centre = await centreToChange(writing, input.id);
  const problems = new Problems();
  problems.text('reason', input.reason);
  problems.day('on', input.on);
  problems.inOrder('on', centre.validFrom, input.on);
  problems.check();
  const { id } = centre;
  const set = { validTo: input.on, endReason: input.reason };
  await writing.update(HelpCentre, { id, expectedVersion: input.expectedVersion }, set);
  await tellOfCentre(writing, 'HELP_CENTRE_CLOSED', centre);
  return written(centre.id);
}

const monthOf = (day: string): string => `${day.slice(0, 'YYYY-MM'.length)}-01`;

/** The last day on which it is open, where it is closed from a day on. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, day.length);
}

/** Says what a help centre did in a month in one field. */
export async function countHelpCentre(writing: Writing, input: CountHelpCentreInput): Promise<Written> {
  const object = objectOf('centreId', input.centreId, ['HelpCentre']);
  writing.about = object;
  await writing.mayCreate({ centreId: object.id });
  const centre = await writing.transaction.findOneBy(HelpCentre, { id: object.id });
  if (centre === null) throw notFound('centreId', input.centreId);
  const { domain, cases, closedCases = null, people = null, spent = null, expectedVersion } = input;
  const { month } = input;
  const problems = new Problems();
  problems.within('cases', cases, 0, MOST_CASES);
  problems.within('closedCases', closedCases, 0, MOST_CASES);
  problems.within('people', people, 0, MOST_CASES);
  problems.notAfter('month', month, await writing.today());
  if (centre.validFrom !== null) problems.inOrder('month', monthOf(centre.validFrom), month);
  if (centre.validTo !== null) problems.notAfter('month', month, dayBefore(centre.validTo));
  if (!centre.domains.includes(domain)) {
    problems.bad('domain', centre.domains.join(' | '), domain, {
      th: `ศูนย์นี้ช่วยด้าน ${centre.domains.join(' ')} เท่านั้น`,
      en: `This centre helps in ${centre.domains.join(', ')}`,
    });
  }
  problems.check();
  const place = { centreId: centre.id, month, domain };
  const present = await writing.transaction.findOneBy(HelpCentreCount, place);
  if ((expectedVersion ?? 0) !== (present?.version ?? 0))
    throw stale(expectedVersion ?? 0, present?.version ?? 0);
  const counts = { cases, closedCases, people, spentSatang: spent };
  const id = present
    ? present.id
    : await writing.insert(HelpCentreCount, { ...place, ...counts, source: centre.source });
  if (present) await writing.update(HelpCentreCount, { id, expectedVersion: expectedVersion! }, counts);
  await tellOfCentre(writing, 'HELP_CENTRE_COUNTED', centre);
  const count = { type: 'HelpCentreCount', id };
  return {
    about: count,
    answers: { count, helpCentre: { type: 'HelpCentre', id: centre.id } },
    details: { month, domain },
  };
}
