import { Field, InputType, Int } from 'type-graphql';
import { invalidState, MutationInput, stale, type Writing, type Written } from '../../../write/index.ts';
import { PartnerType } from '../partner-kinds.ts';
import { RegisterDuty } from '../register-duty.entity.ts';

@InputType('SetRegisterDutyInput', {
  description: 'Whether partners of one type keep the entries of another.',
})
export class SetRegisterDutyInput extends MutationInput {
  @Field(() => PartnerType, { description: 'The type of those who keep.' })
  keeperType!: PartnerType;

  @Field(() => PartnerType, { description: 'The type of what they keep.' })
  keptType!: PartnerType;

  @Field(() => Boolean, { description: 'Whether they do.' })
  isInForce!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the duty, as it was read; left out where it was never stated nor assumed.',
  })
  expectedVersion?: number | null;
}

/** States who keeps a part of the register; what was assumed until then is no longer an assumption. */
export async function setRegisterDuty(writing: Writing, input: SetRegisterDutyInput): Promise<Written> {
  const { keeperType, keptType, isInForce, expectedVersion } = input;
  const present = await writing.transaction.findOneBy(RegisterDuty, { keeperType, keptType });
  let id = present?.id;
  if (id === undefined) await writing.mayCreate({ keeperType, keptType });
  else await writing.mayChange('keptType', { type: 'RegisterDuty', id });
  if (expectedVersion != null && present === null) throw stale(expectedVersion, 0);
  if (expectedVersion == null && present !== null) throw stale(0, present.version);
  if ((present?.isInForce ?? false) === isInForce && !present?.isAssumed) throw isSoAlready(isInForce);
  const duty = { isInForce, isAssumed: false };
  if (id === undefined) id = await writing.insert(RegisterDuty, { keeperType, keptType, ...duty });
  else await writing.update(RegisterDuty, { id, expectedVersion: expectedVersion! }, duty);
  const object = { type: 'RegisterDuty', id };
  await writing.tell({ type: 'REGISTER_DUTY_SET', object, partnerIds: [], areaCodes: [] });
  return { about: object, answers: { registerDuty: object }, details: { keeperType, keptType, isInForce } };
}

const isSoAlready = (isInForce: boolean) =>
  invalidState(
    { th: 'เป็นเช่นนั้นอยู่แล้ว', en: 'It is so already' },
    { field: 'isInForce', rule: 'a change', value: String(isInForce) },
  );
