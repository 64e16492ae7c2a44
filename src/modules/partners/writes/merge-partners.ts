import { Field, ID, InputType, Int } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';
import { PartnerNameKind } from '../partner-kinds.ts';
import { PartnerName } from '../partner-name.entity.ts';
import { partnersHandedOver } from './handing-over.ts';
import { moveWhatHangs } from './move-what-hangs.ts';
import { partnerToChange, refOf, tellOf } from './partner-to-change.ts';

@InputType('MergePartnersInput', {
  description: 'Two entries of the register that mean one body: which of them goes, and which stays.',
})
export class MergePartnersInput extends UpdateInput {
  @Field(() => ID, { description: 'The entry that goes; `expectedVersion` is its version.' })
  duplicateId!: string;

  @Field(() => ID, { description: 'The entry that stays, and answers for both from now on.' })
  survivorId!: string;

  @Field(() => Int, { description: 'The version of the entry that stays, as it was read.' })
  survivorVersion!: number;
}

const REASON = 'เป็นรายการซ้ำของหน่วยงานเดียวกัน / a second entry of the same body';

/**
 * Merges a duplicate entry into the one that stays: all that it had and did moves, it ends today, and whoever asks for
 * it by its id is answered the one that stays.
 */
export async function mergePartners(writing: Writing, input: MergePartnersInput): Promise<Written> {
  const survivor = await partnerToChange(writing, 'survivorId', input.survivorId, {
    expectedVersion: input.survivorVersion,
    versionField: 'survivorVersion',
  });
  const duplicate = await partnerToChange(writing, 'duplicateId', input.duplicateId, {
    expectedVersion: input.expectedVersion,
  });
  const problems = new Problems();
  checkPair(problems, duplicate, survivor);
  problems.check();
  const on = latest(await writing.today(), duplicate.validFrom);
  await writing.update(
    Partner,
    { id: duplicate.id, expectedVersion: input.expectedVersion, field: 'duplicateId' },
    { validTo: on, endReason: REASON, mergedIntoId: survivor.id },
  );
  // The one that stays changes as well: it says more from now on, and nobody writes on what it said before.
  await writing.update(
    Partner,
    {
      id: survivor.id,
      expectedVersion: input.survivorVersion,
      field: 'survivorId',
      versionField: 'survivorVersion',
    },
    {},
  );
  await keepNameAsAlias(writing, duplicate, survivor);
  const moved = await moveWhatHangs(writing, { from: duplicate.id, to: survivor.id, day: on });
  const handedOver = await partnersHandedOver.merged(writing, { duplicate, survivor, on });
  await tellOf(writing, 'PARTNERS_MERGED', survivor, [duplicate.id]);
  return {
    about: refOf(duplicate),
    answers: { partner: refOf(survivor) },
    details: { survivor: survivor.id, moved: { ...moved, ...handedOver } },
  };
}

function checkPair(problems: Problems, duplicate: Partner, survivor: Partner): void {
  if (duplicate.id === survivor.id) {
    problems.bad('survivorId', 'another entry than duplicateId', undefined, {
      th: 'survivorId ต้องเป็นอีกรายการหนึ่ง ไม่ใช่ duplicateId',
      en: 'survivorId must be another entry than duplicateId',
    });
  }
  if (duplicate.type === survivor.type) return;
  problems.bad('survivorId', `type = ${duplicate.type}`, survivor.type, {
    th: `สองรายการต้องเป็นประเภทเดียวกัน: ${duplicate.type} กับ ${survivor.type}`,
    en: `Both entries must be of one type: ${duplicate.type} and ${survivor.type}`,
  });
}

const latest = (day: string, other: string | null): string => (other !== null && other > day ? other : day);

async function keepNameAsAlias(writing: Writing, duplicate: Partner, survivor: Partner): Promise<void> {
  const { nameTh, nameEn } = duplicate;
  if (nameTh === survivor.nameTh && (nameEn === null || nameEn === survivor.nameEn)) return;
  await writing.insert(PartnerName, {
    partnerId: survivor.id,
    kind: PartnerNameKind.ALIAS,
    nameTh,
    nameEn,
    source: survivor.source,
  });
}
