import { Field, ID, InputType } from 'type-graphql';
import { UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { ApiClient } from '../api-client.entity.ts';
import { apiClientToChange, refOfClient } from './api-client-to-change.ts';

@InputType('RevokeApiClientInput', { description: 'That a client may no longer ask, by any of its keys.' })
export class RevokeApiClientInput extends UpdateInput {
  @Field(() => ID, { description: 'The client.' })
  id!: string;
}

/** Revokes a client for good: its keys stop working within 5 seconds. */
export async function revokeApiClient(
  writing: Writing,
  { id: globalId, expectedVersion }: RevokeApiClientInput,
): Promise<Written> {
  const { id } = await apiClientToChange(writing, globalId);
  await writing.update(ApiClient, { id, expectedVersion }, { revokedAt: () => 'hub.now()' } as never);
  return { about: refOfClient(id), answers: { apiClient: refOfClient(id) } };
}
