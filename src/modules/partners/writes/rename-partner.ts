import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';
import { PartnerNameKind } from '../partner-kinds.ts';
import { PartnerName } from '../partner-name.entity.ts';
import { partnerToChange, refOf, tellOf } from './partner-to-change.ts';

@InputType('RenamePartnerInput', { description: 'The name that a partner has from some day on.' })
export class RenamePartnerInput extends UpdateInput {
  @Field(() => ID, { description: 'The partner.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'The new Thai name, without the word for the type.' })
  nameTh!: string;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The new English name, where it has one.',
  })
  nameEn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day of the new name; not known where it is left out.',
  })
  since?: string | null;
}

/** Gives a partner a new name; the one before is kept among its other names as a former one. */
export async function renamePartner(writing: Writing, input: RenamePartnerInput): Promise<Written> {
  const partner = await partnerToChange(writing, 'id', input.id);
  const { id, expectedVersion } = { id: partner.id, expectedVersion: input.expectedVersion };
  await writing.update(
    Partner,
    { id, expectedVersion },
    { nameTh: input.nameTh, nameEn: input.nameEn ?? null },
  );
  await writing.insert(PartnerName, {
    partnerId: partner.id,
    kind: PartnerNameKind.FORMER,
    nameTh: partner.nameTh,
    nameEn: partner.nameEn,
    validTo: input.since ?? null,
    source: partner.source,
  });
  await tellOf(writing, 'PARTNER_RENAMED', partner);
  return { about: refOf(partner), answers: { partner: refOf(partner) } };
}
