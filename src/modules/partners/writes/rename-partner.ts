import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';
import { checkFormerTime, keepFormerName, presentSince } from './former-name.ts';
import { partnerToChange, refOf, tellOf } from './partner-to-change.ts';

@InputType('RenamePartnerInput', { description: 'The name that a partner has from some day on.' })
export class RenamePartnerInput extends UpdateInput {
  @Field(() => ID, { description: 'The partner.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'The new Thai name, without the word for the type.' })
  nameTh!: string;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The new English name, where it has one; a correction leaves it where this is left out.',
  })
  nameEn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day of the new name; not known where it is left out.',
  })
  since?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the name was only misspelt: it never was the partner’s, and is not kept as a former one.',
  })
  isCorrection!: boolean;
}

/** Gives a partner a new name; the one before is kept among its other names as a former one, unless it was a mistake. */
export async function renamePartner(writing: Writing, input: RenamePartnerInput): Promise<Written> {
  const { isCorrection } = input;
  const partner = await partnerToChange(writing, 'id', input.id, {
    evenEnded: isCorrection,
    expectedVersion: input.expectedVersion,
  });
  const left = isCorrection ? partner.nameEn : null;
  const name = { nameTh: input.nameTh, nameEn: input.nameEn === undefined ? left : input.nameEn };
  const problems = new Problems();
  problems.text('nameTh', input.nameTh);
  problems.text('nameEn', input.nameEn);
  if (isCorrection && input.since != null) {
    problems.bad('since', 'isCorrection = false', input.since, {
      th: 'การแก้คำผิดไม่มีวันเริ่มใช้',
      en: 'A correction has no first day',
    });
  }
  if (name.nameTh === partner.nameTh && name.nameEn === partner.nameEn) {
    problems.bad('nameTh', 'another name', name.nameTh, {
      th: 'เป็นชื่อเดิม ไม่มีสิ่งใดเปลี่ยน',
      en: 'It has this name already',
    });
  }
  const validFrom = await presentSince(writing, partner);
  checkFormerTime(problems, validFrom, input.since);
  problems.check();
  const { id } = partner;
  await writing.update(Partner, { id, expectedVersion: input.expectedVersion }, name);
  if (!isCorrection) {
    await keepFormerName(writing, partner, { validFrom, validTo: input.since ?? null });
  }
  await tellOf(writing, 'PARTNER_RENAMED', partner);
  return { about: refOf(partner), answers: { partner: refOf(partner) }, details: { isCorrection } };
}
