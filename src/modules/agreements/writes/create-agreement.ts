import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import {
  badInput,
  DataSourceKind,
  MutationInput,
  notFound,
  Problems,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { type Area, AreaLevel } from '../../areas/index.ts';
import { areaInForce, type Partner, partnerNamed } from '../../partners/index.ts';
import { Agreement } from '../agreement.entity.ts';
import { AgreementKind, AgreementLevel, PartyCapacity } from '../agreement-kinds.ts';
import { AgreementParty } from '../agreement-party.entity.ts';
import { liesWithin, refOfAgreement, tellOfAgreement } from './agreement-to-change.ts';

@InputType('NewAgreementPartyInput', { description: 'Who stands in an agreement.' })
export class NewAgreementPartyInput {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => PartyCapacity, { description: 'As what.', defaultValue: PartyCapacity.SIGNATORY })
  capacity!: PartyCapacity;
}

@InputType('CreateAgreementInput', { description: 'An agreement that was signed on paper.' })
export class CreateAgreementInput extends MutationInput {
  @Field(() => AgreementKind, { description: 'What kind it is.' })
  kind!: AgreementKind;

  @Field(() => AgreementLevel, { description: 'For which territory; national ones are an administrator’s.' })
  level!: AgreementLevel;

  @Field(() => GraphQLNonEmptyString, { description: 'Its title in Thai.' })
  titleTh!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  titleEn?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The number of the paper, as text.' })
  reference?: string | null;

  @Field(() => ID, { nullable: true, description: 'The agreement under which it was made.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its territory; left out for a national one.' })
  areaId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The partner that keeps its record here; whoever enters it acts for that partner.',
  })
  keeperId?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'The day on which it was signed.' })
  signedOn!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Where it was signed, in Thai.' })
  signedAtTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  signedAtEn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it holds no longer, where the paper says one.',
  })
  until?: string | null;

  @Field(() => [NewAgreementPartyInput], { description: 'Who stands in it: two signatories at least.' })
  parties!: NewAgreementPartyInput[];
}

const { PROVINCE, DISTRICT, SUBDISTRICT } = AreaLevel;

/** Of which level the territory of an agreement is. */
const TERRITORIES: Readonly<Record<AgreementLevel, readonly AreaLevel[]>> = {
  NATIONAL: [],
  PROVINCE: [PROVINCE],
  DISTRICT: [DISTRICT],
  MUNICIPALITY: [DISTRICT, SUBDISTRICT],
  TEMPLE_TAMBON: [SUBDISTRICT],
};

/** Levels from the widest: one agreement is made under another of a wider territory. */
const BY_WIDTH = Object.values(AgreementLevel);

const FEWEST_SIGNATORIES = 2;

/** Enters an agreement with its parties. */
export async function createAgreement(writing: Writing, input: CreateAgreementInput): Promise<Written> {
  const problems = new Problems();
  const keeper =
    input.keeperId == null ? null : await partnerNamed(writing, problems, 'keeperId', input.keeperId);
  const area = await territoryOf(writing, problems, input);
  problems.check();
  await writing.mayCreate({ areaId: area?.id ?? null, keeperId: keeper?.id ?? null });
  await checkPaper(writing, problems, input);
  const parent = await parentOf(writing, problems, input, area);
  const parties = await partiesOf(writing, problems, input.parties);
  problems.check();
  const { kind, level, titleTh, titleEn = null, reference = null, signedOn } = input;
  const source = sourceOf([...parties.map(({ partner }) => partner), ...(keeper ? [keeper] : [])]);
  const id = await writing.insert(Agreement, {
    id: newId(),
    kind,
    level,
    titleTh,
    titleEn,
    reference,
    parentId: parent?.id ?? null,
    areaId: area?.id ?? null,
    keeperId: keeper?.id ?? null,
    signedOn,
    signedAtTh: input.signedAtTh ?? null,
    signedAtEn: input.signedAtEn ?? null,
    validFrom: signedOn,
    validTo: input.until ?? null,
    source,
  });
  for (const { partner, capacity } of parties) {
    const party = { agreementId: id, partnerId: partner.id, capacity, validFrom: signedOn, source };
    await writing.insert(AgreementParty, party);
  }
  await tellOfAgreement(writing, 'AGREEMENT_CREATED', { id, areaId: area?.id ?? null });
  const object = refOfAgreement(id);
  return { about: object, answers: { agreement: object }, details: { level, parties: parties.length } };
}

/** What is said of made-up bodies is made up as well; everything else was entered from a paper. */
export const sourceOf = (partners: readonly Partner[]): DataSourceKind =>
  partners.some(({ source }) => source === DataSourceKind.SYNTHETIC)
    ? DataSourceKind.SYNTHETIC
    : DataSourceKind.REGISTER;

async function territoryOf(
  writing: Writing,
  problems: Problems,
  { level, areaId }: CreateAgreementInput,
): Promise<Area | undefined> {
  const isNational = level === AgreementLevel.NATIONAL;
  if (isNational !== (areaId == null)) {
    problems.bad('areaId', isNational ? 'null' : 'not null', areaId, {
      th: isNational ? 'ข้อตกลงระดับชาติไม่มี areaId' : `ข้อตกลงระดับ ${level} ต้องระบุ areaId`,
      en: isNational
        ? 'A national agreement has no areaId'
        : `An agreement of the level ${level} has an areaId`,
    });
  }
  return areaId == null || isNational
    ? undefined
    : areaInForce(writing, problems, 'areaId', areaId, TERRITORIES[level]);
}

async function checkPaper(writing: Writing, problems: Problems, input: CreateAgreementInput): Promise<void> {
  problems.text('titleTh', input.titleTh);
  problems.text('titleEn', input.titleEn);
  problems.text('reference', input.reference, 200);
  problems.text('signedAtTh', input.signedAtTh);
  problems.text('signedAtEn', input.signedAtEn);
  problems.day('signedOn', input.signedOn);
  problems.day('until', input.until);
  problems.notAfter('signedOn', input.signedOn, await writing.today());
  problems.inOrder('until', input.signedOn, input.until);
}

async function parentOf(
  writing: Writing,
  problems: Problems,
  { parentId, level, signedOn }: CreateAgreementInput,
  area: Area | undefined,
): Promise<Agreement | undefined> {
  if (parentId == null) return undefined;
  const object = problems.object('parentId', parentId, ['Agreement']);
  if (object === undefined) return undefined;
  const parent = await writing.transaction.findOneBy(Agreement, { id: object.id });
  if (parent === null) {
    problems.add(notFound('parentId', parentId));
    return undefined;
  }
  if (BY_WIDTH.indexOf(parent.level) >= BY_WIDTH.indexOf(level)) {
    problems.bad('parentId', `a wider level than ${level}`, parent.level, {
      th: `ข้อตกลงระดับ ${level} อยู่ใต้ข้อตกลงระดับ ${parent.level} ไม่ได้`,
      en: `An agreement of the level ${level} is not made under one of the level ${parent.level}`,
    });
  }
  problems.inOrder('signedOn', parent.signedOn, signedOn);
  if (parent.validTo !== null && parent.validTo <= signedOn) {
    problems.bad('parentId', 'in force on signedOn', parent.validTo, {
      th: `ข้อตกลงที่อยู่เหนือขึ้นไปสิ้นสุดแล้วตั้งแต่ ${parent.validTo}`,
      en: `The agreement above it had ended on ${parent.validTo}`,
    });
  }
  if (area && !(await liesWithin(writing, parent.areaId, area.id))) {
    problems.bad('parentId', 'a territory in which areaId lies', area.code, {
      th: `${area.nameTh} ไม่อยู่ในพื้นที่ของข้อตกลงที่อยู่เหนือขึ้นไป`,
      en: `${area.nameTh} does not lie within the territory of the agreement above it`,
    });
  }
  return parent;
}

async function partiesOf(
  writing: Writing,
  problems: Problems,
  given: readonly NewAgreementPartyInput[],
): Promise<{ partner: Partner; capacity: PartyCapacity }[]> {
  const found: { partner: Partner; capacity: PartyCapacity }[] = [];
  for (const [at, { partnerId, capacity }] of given.entries()) {
    const field = `parties.${at}.partnerId`;
    const partner = await partnerNamed(writing, problems, field, partnerId);
    if (!partner) continue;
    if (found.some((party) => party.partner.id === partner.id)) {
      problems.add(
        badInput(
          { th: 'คู่สัญญาซ้ำกัน', en: 'A partner stands in an agreement once' },
          { field, rule: 'each once', value: partnerId },
        ),
      );
    }
    found.push({ partner, capacity });
  }
  const signatories = found.filter(({ capacity }) => capacity === PartyCapacity.SIGNATORY).length;
  if (found.length === given.length && signatories < FEWEST_SIGNATORIES) {
    problems.bad('parties', `>= ${FEWEST_SIGNATORIES} signatories`, signatories, {
      th: `ข้อตกลงต้องมีผู้ลงนามอย่างน้อย ${FEWEST_SIGNATORIES} ฝ่าย`,
      en: `An agreement has ${FEWEST_SIGNATORIES} signatories at least`,
    });
  }
  return found;
}
