import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { HubRole, type Scope } from '../../../kernel/viewer.ts';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { ApiClient } from '../api-client.entity.ts';
import { ClientScope } from '../kinds.type.ts';
import { apiClientToChange, refOfClient } from './api-client-to-change.ts';
import { checkRoles } from './create-api-client.ts';

@InputType('UpdateApiClientInput', {
  description: 'What of a client is otherwise; its keys go on. A field that is left out stays.',
})
export class UpdateApiClientInput extends UpdateInput {
  @Field(() => ID, { description: 'The client.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it is called.' })
  name?: string | null;

  @Field(() => [HubRole], { nullable: true, description: 'All that it is to be in its partner.' })
  roles?: HubRole[] | null;

  @Field(() => [ClientScope], { nullable: true, description: 'All that it may do beyond reading.' })
  scopes?: Scope[] | null;
}

/** Changes a client's name, roles or scopes; what was taken away counts no longer within 5 seconds. */
export async function updateApiClient(writing: Writing, input: UpdateApiClientInput): Promise<Written> {
  const client = await apiClientToChange(writing, input.id);
  const set = {
    ...(input.name != null && { name: input.name }),
    ...(input.roles != null && { roles: [...new Set(input.roles)] }),
    ...(input.scopes != null && { scopes: [...new Set(input.scopes)] }),
  };
  const { roles = client.roles } = set;
  // Whoever changes a client gives it what it then is: no more than could be given to a new one.
  await writing.mayCreate({ partnerId: client.partnerId, roles }, 'createApiClient');
  const problems = new Problems();
  problems.text('name', set.name);
  checkRoles(problems, client.partnerId, roles);
  if (Object.keys(set).length === 0) {
    problems.bad('input', 'something to change', undefined, {
      th: 'ต้องระบุสิ่งที่จะแก้: name roles หรือ scopes',
      en: 'Something to change must be given: name, roles or scopes',
    });
  }
  problems.check();
  const { id } = client;
  await writing.update(ApiClient, { id, expectedVersion: input.expectedVersion }, set);
  return {
    about: refOfClient(id),
    answers: { apiClient: refOfClient(id) },
    details: { fields: Object.keys(set), roles: set.roles, scopes: set.scopes },
  };
}
