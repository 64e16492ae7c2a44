import { Field, ObjectType } from 'type-graphql';
import type { HubError } from '../kernel/errors.ts';
import { hubEnum } from '../kernel/listing/index.ts';
import { personalNumbersIn } from '../kernel/personal-numbers/index.ts';
import { RefusalCode } from './refusal.ts';

hubEnum(RefusalCode, 'UserErrorCode', 'Why a mutation was refused.', {
  BAD_INPUT: 'A value breaks the rule that `rule` names.',
  FORBIDDEN: 'The rules do not allow it; `explainAccess` tells which would, and who can bring them about.',
  NOT_FOUND: 'There is no such object, or none that the viewer may know of.',
  CONFLICT: 'Somebody has changed it meanwhile: read it again, then send the current version.',
  DUPLICATE: 'There is the same already.',
  INVALID_STATE: 'What is asked for does not fit the state that it is in.',
  IDEMPOTENCY_KEY_REUSED: 'The key was sent before with another content.',
  WRONG_CREDENTIALS: 'What was sent does not prove who one is; which part of it is wrong is not told.',
});

/** One reason why a mutation was refused. */
@ObjectType('UserError', {
  description: 'One reason why a mutation was refused. Nothing of it was written then.',
})
export class UserError {
  @Field(() => RefusalCode, { description: 'A stable code.' })
  code!: RefusalCode;

  @Field(() => String, { nullable: true, description: 'The field of the input that it is about, as a path.' })
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule that was broken, or those of which one is missing.',
  })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'The value that broke it, shortened.' })
  value!: string | null;

  @Field(() => String, { description: 'What is wrong, in Thai.' })
  messageTh!: string;

  @Field(() => String, { description: 'What is wrong, in English.' })
  messageEn!: string;
}

const LONGEST_VALUE = 200;

/** A value as it is told: shortened, and where the number of a person stands in it, no more than the place. */
const toldValue = (value: string): string => {
  const [number] = personalNumbersIn(value);
  return (number?.marked ?? value).slice(0, LONGEST_VALUE);
};

/** A refusal as the client gets it. */
export const userErrorOf = ({ code, text, detail }: HubError): UserError => ({
  code: code as RefusalCode,
  field: detail.field ?? null,
  rule: detail.rule ?? null,
  value: detail.value === undefined ? null : toldValue(detail.value),
  messageTh: text.th,
  messageEn: text.en,
});
