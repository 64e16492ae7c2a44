import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { KnowledgeResource } from '../knowledge-resource.entity.ts';
import { ResourceAddressee } from '../resource-addressee.entity.ts';
import { AddresseeState, ResourceState } from '../resource-kinds.ts';
import { factColumnsOf, ResourceFactsInput } from './facts.input.ts';
import { addresseesOf, refOfResource, resourceToChange, tellOfResource } from './resource-to-change.ts';

@InputType('UpdateResourceInput', {
  description: 'What a resource says of itself otherwise; the work itself changes by a new version.',
})
export class UpdateResourceInput extends UpdateInput {
  @Field(() => ID, { description: 'The resource.' })
  id!: string;

  @Field(() => ResourceFactsInput, { description: 'What is to be otherwise.' })
  facts!: ResourceFactsInput;
}

@InputType('WithdrawResourceInput', { description: 'A resource that is to be used no more, and why.' })
export class WithdrawResourceInput extends UpdateInput {
  @Field(() => ID, { description: 'The resource.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Why.' })
  reason!: string;
}

/** What a resource must have: it can be changed, and not emptied. */
const KEPT = ['kind', 'titleTh'] as const;

/** Changes what a resource says of itself and for whom it is. */
export async function updateResource(writing: Writing, input: UpdateResourceInput): Promise<Written> {
  const resource = await resourceToChange(writing, input);
  const problems = new Problems();
  const columns = await factColumnsOf(writing, problems, input.facts, 'facts');
  for (const field of KEPT) {
    if (columns[field] !== null) continue;
    problems.bad(`facts.${field}`, 'not null', null, {
      th: `${field} ว่างไม่ได้`,
      en: `${field} can’t be emptied`,
    });
  }
  if (Object.keys(columns).length === 0) {
    problems.nothingToChange('facts');
  }
  problems.check();
  const { id, publisherId } = resource;
  const { audienceAreaIds } = columns;
  // To make it one for other areas is to publish it there.
  if (audienceAreaIds !== undefined)
    await writing.mayCreate({ publisherId, audienceAreaIds }, 'publishResource');
  const { expectedVersion } = input;
  await writing.update(KnowledgeResource, { id, expectedVersion }, columns as Partial<KnowledgeResource>);
  await tellOfResource(writing, 'RESOURCE_CHANGED', {
    ...resource,
    ...(audienceAreaIds && { audienceAreaIds }),
  });
  const object = refOfResource(id);
  return { about: object, answers: { resource: object }, details: { fields: Object.keys(columns) } };
}

/** Takes a resource back: it stays on record with its versions, and nobody is asked for it any more. */
export async function withdrawResource(writing: Writing, input: WithdrawResourceInput): Promise<Written> {
  const resource = await resourceToChange(writing, input);
  const { reason, expectedVersion } = input;
  const problems = new Problems();
  problems.text('reason', reason);
  problems.check();
  const { id } = resource;
  const stateSince = await writing.today();
  await writing.update(
    KnowledgeResource,
    { id, expectedVersion },
    { state: ResourceState.WITHDRAWN, stateSince, withdrawalReason: reason },
  );
  const addressees = await addresseesOf(writing, id);
  await release(writing, id);
  await tellOfResource(writing, 'RESOURCE_WITHDRAWN', resource, addressees);
  const object = refOfResource(id);
  return { about: object, answers: { resource: object } };
}

/** Addressees are other partners' to answer for: that they are asked no more follows from the withdrawal. */
const release = (writing: Writing, resourceId: string): Promise<void> =>
  writing.asSystem(async (transaction) => {
    await transaction.update(
      ResourceAddressee,
      { resourceId, state: AddresseeState.ASKED },
      { state: AddresseeState.RELEASED, changeId: writing.changeId, version: () => 'version + 1' },
    );
  });
