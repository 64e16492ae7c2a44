import { Problems, type Writing, type Written } from '../../../write/index.ts';
import type { Area } from '../../areas/index.ts';
import type { Partner } from '../partner.entity.ts';
import { PartnerCode } from '../partner-code.entity.ts';
import { PartnerType } from '../partner-kinds.ts';
import type { SanghaUnit } from '../sangha-unit.entity.ts';
import { checkCodeIsFree, checkCodes } from './codes.ts';
import { coverOnCreation, type PlannedCoverage, plannedCoverage } from './coverage-of-new.ts';
import type { CreatePartnerInput } from './create-partner.input.ts';
import { checkNewDetails, type PartnerDetails } from './details.ts';
import { withGrant } from './grant-date.ts';
import { type NewPartner, rowOf } from './new-partner.ts';
import { checkIsOnlyOne } from './one-of-a-kind.ts';
import { CLASS_OF } from './partner-classes.ts';
import { refOf, tellOf } from './partner-to-change.ts';
import { areaInForce, levelsOfSeat, MAY_HAVE_NO_SEAT, OF_THE_SANGHA, unitInForce } from './places.ts';
import { superviseNewcomer } from './supervision.ts';

/** Adds a body to the register, with its codes; a local authority also with its supervisor and its coverage. */
export async function createPartner(writing: Writing, input: CreatePartnerInput): Promise<Written> {
  const problems = new Problems();
  const now = await writing.today();
  const details = withGrant(problems, input.type, input.details ?? {}, now);
  checkTexts(problems, input);
  checkNewDetails(problems, input.type, details, now);
  checkCodes(problems, input.type, input.codes ?? []);
  const { area, unit } = await placesOf(writing, problems, input, details);
  const coverage = await plannedCoverage(writing, problems, input, area);
  problems.check();
  const row = rowOf(input, details, area, unit);
  await writing.mayCreate(row);
  await checkIsOnlyOne(writing, problems, row);
  for (const [position, code] of (input.codes ?? []).entries())
    await checkCodeIsFree(writing, problems, `codes.${position}.code`, code);
  problems.check();
  const also = await write(writing, row, input, coverage);
  const partner = row as Partner;
  await tellOf(writing, 'PARTNER_CREATED', partner, also);
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner) },
    details: { type: input.type, codes: input.codes?.length ?? 0, coverage: coverage.length },
  };
}

function checkTexts(problems: Problems, input: CreatePartnerInput): void {
  problems.text('nameTh', input.nameTh);
  problems.text('nameEn', input.nameEn);
  problems.day('validFrom', input.validFrom);
  problems.place(input.latitude, input.longitude);
}

async function placesOf(
  writing: Writing,
  problems: Problems,
  { type, areaId, sanghaUnitId }: CreatePartnerInput,
  details: PartnerDetails,
): Promise<{ area?: Area | undefined; unit?: SanghaUnit | undefined }> {
  if (areaId == null && !MAY_HAVE_NO_SEAT.has(type)) {
    problems.bad('areaId', 'not null', null, {
      th: `ประเภท ${type} ต้องระบุพื้นที่ตั้ง areaId`,
      en: `The type ${type} must have a seat, areaId`,
    });
  }
  if (sanghaUnitId == null && type === PartnerType.SANGHA_OFFICE) {
    problems.bad('sanghaUnitId', 'not null', null, {
      th: 'สำนักงานเจ้าคณะต้องระบุเขตปกครองคณะสงฆ์ sanghaUnitId',
      en: 'An office of the Sangha must have its unit, sanghaUnitId',
    });
  }
  if (sanghaUnitId != null && !OF_THE_SANGHA.has(type)) {
    problems.bad('sanghaUnitId', 'type = TEMPLE | SANGHA_OFFICE', sanghaUnitId, {
      th: `ประเภท ${type} ไม่อยู่ในเขตปกครองคณะสงฆ์`,
      en: `The type ${type} belongs to no unit of the Sangha`,
    });
    return {};
  }
  return {
    area:
      areaId == null
        ? undefined
        : await areaInForce(writing, problems, 'areaId', areaId, levelsOfSeat({ type, ...details })),
    unit:
      sanghaUnitId == null
        ? undefined
        : await unitInForce(writing, problems, 'sanghaUnitId', sanghaUnitId, details.nikaya),
  };
}

/** Writes the partner and what hangs on it from the beginning; answers the partners that are concerned besides. */
async function write(
  writing: Writing,
  row: NewPartner,
  { codes, validFrom }: CreatePartnerInput,
  coverage: readonly PlannedCoverage[],
): Promise<string[]> {
  await writing.insert(CLASS_OF[row.type], row as Partial<Partner>);
  for (const { scheme, code, since } of codes ?? []) {
    await writing.insert(PartnerCode, {
      partnerId: row.id,
      scheme,
      code,
      validFrom: since ?? validFrom ?? null,
      source: row.source,
    });
  }
  if (row.type !== PartnerType.LOCAL_AUTHORITY) return [];
  await coverOnCreation(writing, row, coverage);
  return superviseNewcomer(writing, row);
}
