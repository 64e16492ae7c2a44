import { Resolver } from 'type-graphql';
import { HubMutation, type PayloadField } from '../../write/index.ts';
import { ApiClientApi } from './api-client.type.ts';
import { CreateApiClientInput, createApiClient } from './writes/create-api-client.ts';
import { RevokeApiClientInput, revokeApiClient } from './writes/revoke-api-client.ts';
import { RotateApiKeyInput, rotateApiKey } from './writes/rotate-api-key.ts';
import { UpdateApiClientInput, updateApiClient } from './writes/update-api-client.ts';

const apiClient: PayloadField = { object: () => ApiClientApi, description: 'The client as it is now.' };
const key: PayloadField = {
  once: () => String,
  description:
    'The key in plain text, in this one answer only. Null where the same idempotencyKey is sent again: the client was made or its key changed the first time, and the key is kept nowhere. One that was lost is replaced by `rotateApiKey`.',
};

/** The apps that use the API, and their keys. */
@Resolver()
export class ApiClientMutations {
  @HubMutation({
    description: 'Makes a client with a first key, which is shown once.',
    input: () => CreateApiClientInput,
    payload: { apiClient, key },
    run: createApiClient,
  })
  createApiClient!: never;

  @HubMutation({
    description: 'Changes the name, the roles or the scopes of a client; its keys go on.',
    input: () => UpdateApiClientInput,
    payload: { apiClient },
    run: updateApiClient,
  })
  updateApiClient!: never;

  @HubMutation({
    description: 'Gives a client a new key, which is shown once; those it has go on for some hours.',
    input: () => RotateApiKeyInput,
    payload: { apiClient, key },
    run: rotateApiKey,
  })
  rotateApiKey!: never;

  @HubMutation({
    description: 'Revokes a client for good; its keys stop working within 5 seconds.',
    input: () => RevokeApiClientInput,
    payload: { apiClient },
    run: revokeApiClient,
  })
  revokeApiClient!: never;
}
