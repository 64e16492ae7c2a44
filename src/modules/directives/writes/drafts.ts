import { Field, ID, InputType } from 'type-graphql';
import {
  Drafts,
  MutationInput,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { partnerNamed } from '../../partners/index.ts';
import { Directive } from '../directive.entity.ts';
import { DirectiveDraft } from '../directive-draft.entity.ts';
import { DirectiveDraftState, DirectiveUrgency } from '../directive-kinds.ts';
import { DirectiveLetterInput, letterColumnsOf } from './letter.input.ts';

@InputType('CreateDirectiveDraftInput', { description: 'A directive that is to be worked on.' })
export class CreateDirectiveDraftInput extends MutationInput {
  @Field(() => ID, { description: 'Whose it is: the partner for which one acts.' })
  issuerId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'A global id of type DirectiveDraft that the client made (UUIDv7), as one that works offline needs.',
  })
  id?: string | null;

  @Field(() => DirectiveLetterInput, { nullable: true, description: 'What it says, as far as it is known.' })
  letter?: DirectiveLetterInput | null;
}

@InputType('UpdateDirectiveDraftInput', { description: 'What of a draft is otherwise.' })
export class UpdateDirectiveDraftInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => DirectiveLetterInput, { description: 'What it says otherwise.' })
  letter!: DirectiveLetterInput;
}

@InputType('DiscardDirectiveDraftInput', { description: 'A draft of a directive that is to be put away.' })
export class DiscardDirectiveDraftInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;
}

export const drafts = new Drafts('DirectiveDraft', DirectiveDraft, [Directive]);

/** Begins a draft of a directive. */
export async function createDirectiveDraft(
  writing: Writing,
  input: CreateDirectiveDraftInput,
): Promise<Written> {
  const problems = new Problems();
  const issuer = await partnerNamed(writing, problems, 'issuerId', input.issuerId);
  const id = drafts.idFrom(problems, input.id);
  problems.check();
  const issuerId = issuer!.id;
  await writing.mayCreate({ issuerId });
  const columns = await letterColumnsOf(writing, problems, input.letter ?? {}, issuerId);
  problems.check();
  await drafts.refuseTaken(writing, id!, input.id);
  await writing.insert(DirectiveDraft, {
    urgency: DirectiveUrgency.NORMAL,
    actions: [],
    refersTo: [],
    attachments: [],
    ...columns,
    id: id!,
    issuerId,
    state: DirectiveDraftState.OPEN,
    source: issuer!.source,
  });
  return drafts.written(id!);
}

/** Changes a draft. */
export async function updateDirectiveDraft(
  writing: Writing,
  input: UpdateDirectiveDraftInput,
): Promise<Written> {
  const draft = await drafts.toChange(writing, input);
  const problems = new Problems();
  const columns = await letterColumnsOf(writing, problems, input.letter, draft.issuerId);
  if (Object.keys(columns).length === 0) {
    problems.nothingToChange('letter');
  }
  problems.check();
  await writing.update(DirectiveDraft, { id: draft.id, expectedVersion: input.expectedVersion }, columns);
  return drafts.written(draft.id);
}

/** Puts a draft away; it is kept, and can't be changed any more. */
export const discardDirectiveDraft = (
  writing: Writing,
  input: DiscardDirectiveDraftInput,
): Promise<Written> => drafts.discard(writing, input);
