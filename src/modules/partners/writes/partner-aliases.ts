import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { toGlobalId } from '../../../kernel/listing/index.ts';
import {
  duplicate,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import type { Partner } from '../partner.entity.ts';
import { PartnerNameKind } from '../partner-kinds.ts';
import { PartnerName } from '../partner-name.entity.ts';
import { endOne } from './end-one.ts';
import { partnerToExtend, refOf, tellOf } from './partner-to-change.ts';

@InputType('AddPartnerAliasInput', { description: 'Another name by which people know a partner.' })
export class AddPartnerAliasInput extends MutationInput {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => PartnerNameKind, {
    description: 'ALIAS or SHORT; a FORMER name comes of `renamePartner`.',
  })
  kind!: PartnerNameKind;

  @Field(() => GraphQLNonEmptyString, { description: 'The name in Thai.' })
  nameTh!: string;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The name in English, where there is one.',
  })
  nameEn?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day of its use, where known.' })
  since?: string | null;
}

@InputType('EndPartnerAliasInput', { description: 'When a name is no longer in use.' })
export class EndPartnerAliasInput extends UpdateInput {
  @Field(() => ID, { description: 'The name: an alias or a short one.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is no longer in use.' })
  on!: string;
}

/** Adds an alias or an abbreviation to a partner; searches find it by that as well. */
export async function addPartnerAlias(writing: Writing, input: AddPartnerAliasInput): Promise<Written> {
  const partner = await partnerToExtend(writing, 'partnerId', input.partnerId);
  const { kind, nameTh, nameEn, since } = input;
  const problems = new Problems();
  if (kind === PartnerNameKind.FORMER) {
    problems.bad('kind', 'ALIAS | SHORT', kind, {
      th: 'ชื่อเดิม (FORMER) บันทึกด้วย renamePartner',
      en: 'A former name is recorded by renamePartner',
    });
  }
  problems.text('nameTh', nameTh);
  problems.text('nameEn', nameEn);
  problems.day('since', since);
  problems.inOrder('since', partner.validFrom, since);
  await checkIsNew(writing, problems, partner, nameTh);
  problems.check();
  const { id: partnerId, source } = partner;
  const name = { partnerId, kind, nameTh, nameEn: nameEn ?? null, validFrom: since ?? null, source };
  const id = await writing.insert(PartnerName, name);
  await tellOf(writing, 'PARTNER_NAME_ADDED', partner);
  const added = { type: 'PartnerName', id };
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner), name: added },
    details: { kind, name: id },
  };
}

async function checkIsNew(
  writing: Writing,
  problems: Problems,
  partner: Partner,
  nameTh: string,
): Promise<void> {
  const same: unknown[] = await writing.transaction.query(
    `SELECT FROM partner_name WHERE partner_id = $1 AND name_th = $2 AND kind <> 'FORMER'
       AND (valid_to IS NULL OR valid_to > hub.today())`,
    [partner.id, nameTh],
  );
  if (same.length === 0 && nameTh !== partner.nameTh) return;
  problems.add(
    duplicate(
      { th: `มีชื่อ ${nameTh} อยู่แล้ว`, en: `It has the name ${nameTh} already` },
      { field: 'nameTh', rule: 'each name once', value: nameTh },
    ),
  );
}

/** Ends an alias or an abbreviation of a partner. */
export async function endPartnerAlias(writing: Writing, input: EndPartnerAliasInput): Promise<Written> {
  const object = objectOf('id', input.id, ['PartnerName']);
  const name = await writing.transaction.findOneBy(PartnerName, { id: object.id });
  if (name === null || name.kind === PartnerNameKind.FORMER)
    throw notFound('id', toGlobalId(object.type, object.id));
  const partner = await endOne(writing, PartnerName, name, name.partnerId, input);
  await tellOf(writing, 'PARTNER_NAME_ENDED', partner);
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner), name: object },
    details: { kind: name.kind, name: name.id },
  };
}
