import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { checkListLength, fromGlobalId } from '../../../kernel/listing/index.ts';
import {
  MutationInput,
  Problems,
  type VersionToReplace,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';
import { SuccessionKind } from '../partner-kinds.ts';
import { PartnerSuccession } from '../partner-succession.entity.ts';
import { endWhatHangs } from './end-rows.ts';
import { partnersHandedOver, type Succession } from './handing-over.ts';
import { partnerToChange, partnerToExtend, refOf, tellOf } from './partner-to-change.ts';
import { goOnWithTies, tiesThatGoOn } from './ties-that-go-on.ts';

@InputType('PredecessorInput', {
  description: 'A body that is no more, and the version of it that was read.',
})
export class PredecessorInput {
  @Field(() => ID, { description: 'The partner.' })
  id!: string;

  @Field(() => Int, { description: 'Its version, as it was read; a stale one is refused.' })
  expectedVersion!: number;
}

@InputType('RecordSuccessionInput', { description: 'Which bodies came in the place of which.' })
export class RecordSuccessionInput extends MutationInput {
  @Field(() => SuccessionKind, { description: 'How they followed.' })
  kind!: SuccessionKind;

  @Field(() => [PredecessorInput], {
    description: 'Those that are no more: one or several by a merger, one by a split or a replacement.',
  })
  predecessors!: PredecessorInput[];

  @Field(() => [ID], {
    description: 'Those that came after: several by a split, else one. They stand in the register already.',
  })
  successorIds!: string[];

  @Field(() => GraphQLLocalDate, { description: 'First day of the successors, on which the others end.' })
  effectiveOn!: string;

  @Field(() => GraphQLNonEmptyString, {
    description: 'Why, such as the announcement of it; everybody reads it.',
  })
  reason!: string;
}

/** How many there are before and after. */
const NUMBERS: Record<SuccessionKind, { before: [number, number]; after: [number, number] }> = {
  [SuccessionKind.MERGER]: { before: [1, 250], after: [1, 1] },
  [SuccessionKind.SPLIT]: { before: [1, 1], after: [2, 250] },
  [SuccessionKind.REPLACEMENT]: { before: [1, 1], after: [1, 1] },
};

/**
 * Records that bodies were followed by others. The former end on that day with all that hangs on them; what they had
 * open is handed over by the modules that hold it. Coverage of the successors is stated apart: a split says nothing of it.
 */
export async function recordSuccession(writing: Writing, input: RecordSuccessionInput): Promise<Written> {
  const { kind, effectiveOn } = input;
  const problems = new Problems();
  checkNumbers(problems, input);
  problems.day('effectiveOn', effectiveOn);
  problems.text('reason', input.reason);
  problems.check();
  const successors: Partner[] = [];
  for (const [position, id] of input.successorIds.entries()) {
    const field = `successorIds.${position}`;
    const successor = await partnerToExtend(writing, field, id);
    problems.inOrder('effectiveOn', successor.validFrom, effectiveOn);
    successors.push(successor);
  }
  const predecessors: Partner[] = [];
  for (const [position, { id, expectedVersion }] of input.predecessors.entries()) {
    const predecessor = await partnerToChange(writing, `predecessors.${position}.id`, id, {
      expectedVersion,
      versionField: `predecessors.${position}.expectedVersion`,
    });
    problems.inOrder('effectiveOn', predecessor.validFrom, effectiveOn);
    predecessors.push(predecessor);
  }
  checkDistinct(problems, predecessors, successors);
  problems.check();
  const ended: Record<string, number>[] = [];
  for (const [position, predecessor] of predecessors.entries()) {
    const version = {
      id: predecessor.id,
      expectedVersion: input.predecessors[position]!.expectedVersion,
      versionField: `predecessors.${position}.expectedVersion`,
    };
    const succession = { kind, predecessor, successors, effectiveOn };
    ended.push(await follow(writing, succession, version, input));
  }
  const about = kind === SuccessionKind.SPLIT ? predecessors[0]! : successors[0]!;
  const all = [...predecessors, ...successors].map(({ id }) => id);
  await tellOf(writing, 'PARTNERS_SUCCEEDED', about, all);
  return {
    about: refOf(about),
    answers: { partner: refOf(about) },
    details: { kind, predecessors: predecessors.length, successors: successors.length, ended },
  };
}

function checkNumbers(problems: Problems, { kind, predecessors, successorIds }: RecordSuccessionInput): void {
  checkListLength('predecessors', predecessors);
  checkListLength('successorIds', successorIds);
  const { before, after } = NUMBERS[kind];
  problems.within('predecessors', predecessors.length, ...before);
  problems.within('successorIds', successorIds.length, ...after);
}

function checkDistinct(
  problems: Problems,
  predecessors: readonly Partner[],
  successors: readonly Partner[],
): void {
  const seen = new Set<string>();
  const named = [
    ...predecessors.map(({ id }, position) => ({ id, field: `predecessors.${position}.id` })),
    ...successors.map(({ id }, position) => ({ id, field: `successorIds.${position}` })),
  ];
  for (const { id, field } of named) {
    if (seen.has(id)) {
      problems.bad(field, 'each once', undefined, {
        th: `${field} ระบุหน่วยงานซ้ำ`,
        en: `${field} names a partner a second time`,
      });
    }
    seen.add(id);
  }
}

async function follow(
  writing: Writing,
  succession: Succession,
  version: VersionToReplace,
  { reason, predecessors }: RecordSuccessionInput,
): Promise<Record<string, number>> {
  const { kind, predecessor, successors, effectiveOn } = succession;
  await writing.update(Partner, version, { validTo: effectiveOn, endReason: reason });
  for (const successor of successors) {
    await writing.insert(PartnerSuccession, {
      predecessorId: predecessor.id,
      successorId: successor.id,
      kind,
      effectiveOn,
      source: successor.source,
    });
  }
  const [only, ...others] = successors;
  const isFollowedByOne = only !== undefined && others.length === 0;
  const ties = isFollowedByOne
    ? await tiesThatGoOn(writing, {
        from: predecessor.id,
        to: only.id,
        day: effectiveOn,
        without: predecessors.map(({ id }) => fromGlobalId(id).id),
      })
    : [];
  const ended = await endWhatHangs(writing, predecessor.id, effectiveOn);
  await goOnWithTies(writing, ties);
  return { ...ended, ...(await partnersHandedOver.succeeded(writing, succession)) };
}
