import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Area } from '../../areas/index.ts';
import type { Partner, Temple } from '../partner.entity.ts';
import { PartnerType } from '../partner-kinds.ts';
import { checkIsOnlyOne, type OneOfAKind } from './one-of-a-kind.ts';
import { CLASS_OF } from './partner-classes.ts';
import { areaCodesOf, partnerToChange, refOf, tellOf } from './partner-to-change.ts';
import { areaInForce, levelsOfSeat, OF_THE_SANGHA, provinceCodeOf, unitInForce } from './places.ts';

@InputType('MovePartnerInput', {
  description:
    'Where a partner has its seat, or which unit of the Sangha it belongs to, otherwise than before.',
})
export class MovePartnerInput extends UpdateInput {
  @Field(() => ID, { description: 'The partner.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The area of its seat; it stays where this is left out.' })
  areaId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The unit of the Sangha of a temple; it stays where this is left out.',
  })
  sanghaUnitId?: string | null;
}

/** Offices are those of an area or a unit, and don't leave it. */
const OF_A_PLACE: ReadonlySet<PartnerType> = new Set([
  PartnerType.LOCAL_ADMINISTRATION_OFFICE,
  PartnerType.COMMUNITY_DEVELOPMENT_OFFICE,
  PartnerType.GOVERNMENT_OFFICE,
  PartnerType.SANGHA_OFFICE,
]);

/** Gives a partner another place in the civil tree or the Sangha's. Whoever does it keeps the register of both places. */
export async function movePartner(writing: Writing, input: MovePartnerInput): Promise<Written> {
  const partner = await partnerToChange(writing, 'id', input.id, {
    expectedVersion: input.expectedVersion,
  });
  const problems = new Problems();
  const set = await newPlace(writing, problems, partner, input);
  problems.check();
  await writing.mayCreate({ ...partner, ...set });
  await checkIsOnlyOne(writing, problems, { ...(partner as OneOfAKind), ...set });
  problems.check();
  const { id } = partner;
  const left = await areaCodesOf(writing, partner.areaId);
  await writing.update(CLASS_OF[partner.type], { id, expectedVersion: input.expectedVersion }, set);
  await tellOf(writing, 'PARTNER_MOVED', { ...partner, ...set } as Partner, [], refOf(partner), left);
  return { about: refOf(partner), answers: { partner: refOf(partner) } };
}

async function newPlace(
  writing: Writing,
  problems: Problems,
  partner: Partner,
  { areaId, sanghaUnitId }: MovePartnerInput,
): Promise<Partial<Pick<Partner, 'areaId' | 'sanghaUnitId'>>> {
  if (areaId == null && sanghaUnitId == null) {
    problems.bad('input', 'areaId or sanghaUnitId', undefined, {
      th: 'ต้องระบุ areaId หรือ sanghaUnitId',
      en: 'Either areaId or sanghaUnitId must be given',
    });
  }
  if (OF_A_PLACE.has(partner.type)) {
    problems.bad('id', 'no office', partner.type, {
      th: `ประเภท ${partner.type} เป็นสำนักงานประจำพื้นที่ จึงย้ายไม่ได้`,
      en: `The type ${partner.type} is the office of its area or unit and does not leave it`,
    });
    return {};
  }
  const set: Partial<Pick<Partner, 'areaId' | 'sanghaUnitId'>> = {};
  if (areaId != null) {
    const area = await areaInForce(writing, problems, 'areaId', areaId, levelsOfSeat(partner));
    if (area !== undefined) {
      await checkProvince(writing, problems, partner, area);
      set.areaId = area.id;
    }
  }
  if (sanghaUnitId != null) {
    if (!OF_THE_SANGHA.has(partner.type)) {
      problems.bad('sanghaUnitId', 'type = TEMPLE', partner.type, {
        th: `ประเภท ${partner.type} ไม่อยู่ในเขตปกครองคณะสงฆ์`,
        en: `The type ${partner.type} belongs to no unit of the Sangha`,
      });
    } else {
      const { nikaya } = partner as Temple;
      const unit = await unitInForce(writing, problems, 'sanghaUnitId', sanghaUnitId, nikaya);
      if (unit !== undefined) set.sanghaUnitId = unit.id;
    }
  }
  return set;
}

/** The supervision and the coverage of a local authority are those of its province. */
async function checkProvince(
  writing: Writing,
  problems: Problems,
  { type, areaId }: Partner,
  area: Area,
): Promise<void> {
  if (type !== PartnerType.LOCAL_AUTHORITY || areaId === null) return;
  const seat = await writing.transaction.findOneByOrFail(Area, { id: areaId });
  if (provinceCodeOf(seat) === provinceCodeOf(area)) return;
  problems.bad('areaId', `in province ${provinceCodeOf(seat)}`, area.code, {
    th: `อปท. ย้ายออกนอกจังหวัด ${provinceCodeOf(seat)} ไม่ได้`,
    en: `A local authority does not leave its province, ${provinceCodeOf(seat)}`,
  });
}
