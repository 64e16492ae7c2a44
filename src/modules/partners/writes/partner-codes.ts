import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { toGlobalId } from '../../../kernel/listing/index.ts';
import {
  MutationInput,
  notFound,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { PartnerCode } from '../partner-code.entity.ts';
import { CodeScheme } from '../partner-kinds.ts';
import { checkCode, checkCodeIsFree } from './codes.ts';
import { endOne } from './end-one.ts';
import { partnerToExtend, refOf, tellOf } from './partner-to-change.ts';

@InputType('AddPartnerCodeInput', { description: 'A code that a partner has got.' })
export class AddPartnerCodeInput extends MutationInput {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => CodeScheme, { description: 'Who gave it.' })
  scheme!: CodeScheme;

  @Field(() => GraphQLNonEmptyString, { description: 'The code.' })
  code!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day on which it holds, where known.' })
  since?: string | null;
}

@InputType('EndPartnerCodeInput', { description: 'When a code holds no longer.' })
export class EndPartnerCodeInput extends UpdateInput {
  @Field(() => ID, { description: 'The code.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it holds no longer.' })
  on!: string;
}

/** Adds a code to a partner. */
export async function addPartnerCode(writing: Writing, input: AddPartnerCodeInput): Promise<Written> {
  const partner = await partnerToExtend(writing, 'partnerId', input.partnerId);
  const { scheme, code, since } = input;
  const problems = new Problems();
  checkCode(problems, { scheme: 'scheme', code: 'code', since: 'since' }, partner.type, input);
  problems.inOrder('since', partner.validFrom, since);
  await checkCodeIsFree(writing, problems, 'code', input);
  problems.check();
  const { id: partnerId, source } = partner;
  const id = await writing.insert(PartnerCode, { partnerId, scheme, code, validFrom: since ?? null, source });
  await tellOf(writing, 'PARTNER_CODE_ADDED', partner);
  const added = { type: 'PartnerCode', id };
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner), code: added },
    details: { scheme, code: id },
  };
}

/** Ends a code of a partner. */
export async function endPartnerCode(writing: Writing, input: EndPartnerCodeInput): Promise<Written> {
  const object = objectOf('id', input.id, ['PartnerCode']);
  const code = await writing.transaction.findOneBy(PartnerCode, { id: object.id });
  if (code === null) throw notFound('id', toGlobalId(object.type, object.id));
  const partner = await endOne(writing, PartnerCode, code, code.partnerId, input);
  await tellOf(writing, 'PARTNER_CODE_ENDED', partner);
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner), code: object },
    details: { scheme: code.scheme, code: code.id },
  };
}
