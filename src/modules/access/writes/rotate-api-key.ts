import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { ApiClient } from '../api-client.entity.ts';
import { DEFAULT_OVERLAP_HOURS, giveNewKey, LONGEST_OVERLAP_HOURS } from '../api-client.service.ts';
import { apiClientToChange, checkExpiry, refOfClient } from './api-client-to-change.ts';

@InputType('RotateApiKeyInput', { description: 'That a client is to have a new key.' })
export class RotateApiKeyInput extends UpdateInput {
  @Field(() => ID, { description: 'The client.' })
  id!: string;

  @Field(() => Int, {
    defaultValue: DEFAULT_OVERLAP_HOURS,
    description: `Hours for which the keys that it has go on working, from 0 to ${LONGEST_OVERLAP_HOURS}; one that ends earlier still does.`,
  })
  overlapHours!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'From when on the new key no longer works; left out for one without an end.',
  })
  expiresAt?: Date | null;
}

/** Gives a client a new key, which is shown in the answer; those it has go on for some hours. */
export async function rotateApiKey(writing: Writing, input: RotateApiKeyInput): Promise<Written> {
  const { overlapHours, expectedVersion } = input;
  const { id } = await apiClientToChange(writing, input.id);
  const problems = new Problems();
  problems.within('overlapHours', overlapHours, 0, LONGEST_OVERLAP_HOURS);
  await checkExpiry(writing, problems, input.expiresAt);
  problems.check();
  // Of two who rotate at once the second learns of the first: neither takes the other's key away unknown.
  await writing.update(ApiClient, { id, expectedVersion }, {});
  const expiresAt = input.expiresAt?.toISOString() ?? null;
  const key = await giveNewKey(writing.transaction, writing.changeId, { id, overlapHours, expiresAt });
  return {
    about: refOfClient(id),
    answers: { apiClient: refOfClient(id) },
    once: { key },
    details: { overlapHours, expiresAt },
  };
}
