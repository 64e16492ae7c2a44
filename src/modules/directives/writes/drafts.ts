import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  type ObjectRef,
  objectOf,
  Problems,
  stale,
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

export const refOfDraft = (id: string): ObjectRef => ({ type: 'DirectiveDraft', id });

const written = (id: string): Written => ({ about: refOfDraft(id), answers: { draft: refOfDraft(id) } });

/** Begins a draft of a directive. */
export async function createDirectiveDraft(
  writing: Writing,
  input: CreateDirectiveDraftInput,
): Promise<Written> {
  const problems = new Problems();
  const issuer = await partnerNamed(writing, problems, 'issuerId', input.issuerId);
  const id = input.id == null ? newId() : problems.object('id', input.id, ['DirectiveDraft'])?.id;
  problems.check();
  const issuerId = issuer!.id;
  await writing.mayCreate({ issuerId });
  const columns = await letterColumnsOf(writing, problems, input.letter ?? {}, issuerId);
  problems.check();
  await refuseTaken(writing, id!, input.id);
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
  return written(id!);
}

/** The words are the same whoever has the id, and whether or not the viewer may know of it. */
async function refuseTaken(writing: Writing, id: string, given: string | null | undefined): Promise<void> {
  const isTaken = await writing.asSystem(
    async (transaction) =>
      (await transaction.existsBy(DirectiveDraft, { id })) || (await transaction.existsBy(Directive, { id })),
  );
  if (!isTaken) return;
  throw duplicate(
    { th: 'รหัสนี้ถูกใช้แล้ว โปรดสร้างรหัสใหม่', en: 'This id is taken; make another one' },
    { field: 'id', rule: 'unique', ...(given != null && { value: given }) },
  );
}

/**
 * An open draft that the viewer may change, in the expected version.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE
 */
export async function draftToChange(
  writing: Writing,
  { id, expectedVersion }: { id: string; expectedVersion: number },
  action?: string,
): Promise<DirectiveDraft> {
  const object = objectOf('id', id, ['DirectiveDraft']);
  await writing.mayChange('id', object, action);
  const draft = await writing.transaction.findOneByOrFail(DirectiveDraft, { id: object.id });
  if (expectedVersion !== draft.version) throw stale(expectedVersion, draft.version);
  if (draft.state !== DirectiveDraftState.OPEN) {
    throw invalidState(
      { th: `ร่างนี้อยู่ในสถานะ ${draft.state} แล้ว`, en: `The draft is ${draft.state} already` },
      { field: 'id', rule: DirectiveDraftState.OPEN, value: draft.state },
    );
  }
  return draft;
}

/** Changes a draft. */
export async function updateDirectiveDraft(
  writing: Writing,
  input: UpdateDirectiveDraftInput,
): Promise<Written> {
  const draft = await draftToChange(writing, input);
  const problems = new Problems();
  const columns = await letterColumnsOf(writing, problems, input.letter, draft.issuerId);
  if (Object.keys(columns).length === 0) {
    problems.bad('letter', 'something to change', undefined, {
      th: 'ต้องระบุสิ่งที่จะแก้',
      en: 'Something to change must be given',
    });
  }
  problems.check();
  await writing.update(DirectiveDraft, { id: draft.id, expectedVersion: input.expectedVersion }, columns);
  return written(draft.id);
}

/** Puts a draft away; it is kept, and can't be changed any more. */
export async function discardDirectiveDraft(
  writing: Writing,
  input: DiscardDirectiveDraftInput,
): Promise<Written> {
  const { id } = await draftToChange(writing, input);
  const { expectedVersion } = input;
  await writing.update(DirectiveDraft, { id, expectedVersion }, { state: DirectiveDraftState.DISCARDED });
  return written(id);
}
