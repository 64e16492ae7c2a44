import type { EntityTarget, FindOptionsWhere } from 'typeorm';
import type { HubError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Problems } from './problems.ts';
import { duplicate, invalidState, stale } from './refusal.ts';
import { type ObjectRef, objectOf, type VersionToReplace, type Writing, type Written } from './writing.ts';

/** A row of a table of drafts. Each table has states of its own for what became of it, beside these two. */
export interface DraftRow {
  id: string;
  version: number;
  state: string;
}

const OPEN = 'OPEN';
const DISCARDED = 'DISCARDED';

/** The words are the same whoever has the id, and whether or not the viewer may know of it. */
export const takenId = (field: string, value: string): HubError =>
  duplicate(
    { th: 'รหัสนี้ถูกใช้แล้ว โปรดสร้างรหัสใหม่', en: 'This id is taken; make another one' },
    { field, rule: 'unique', value },
  );

/** What is done alike to drafts of every kind: they are begun under ids that clients may make, changed, and put away. */
export class Drafts<Row extends DraftRow> {
  /**
   * @param type the API type of a draft
   * @param becomes the tables of what a draft becomes under its id
   */
  constructor(
    private readonly type: string,
    private readonly table: EntityTarget<Row>,
    private readonly becomes: readonly EntityTarget<DraftRow | { id: string }>[],
  ) {}

  refOf(id: string): ObjectRef {
    return { type: this.type, id };
  }

  written(id: string): Written {
    return { about: this.refOf(id), answers: { draft: this.refOf(id) } };
  }

  /** The id that a draft is to have: one that the client made, or a new one. */
  idFrom(problems: Problems, given: string | null | undefined): string | undefined {
    return given == null ? newId() : problems.object('id', given, [this.type])?.id;
  }

  /**
   * Refuses an id that a client made and that anything has already, be it a draft or what one has become.
   * @throws HubError DUPLICATE
   */
  async refuseTaken(writing: Writing, id: string, given: string | null | undefined): Promise<void> {
    if (given == null) return;
    const isTaken = await writing.asSystem(async (transaction) => {
      for (const table of [this.table as EntityTarget<{ id: string }>, ...this.becomes])
        if (await transaction.existsBy(table, { id })) return true;
      return false;
    });
    if (isTaken) throw takenId('id', given);
  }

  /**
   * An open draft that the viewer may change, in the expected version.
   * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE
   */
  async toChange(writing: Writing, input: VersionToReplace, action?: string): Promise<Row> {
    const object = objectOf('id', input.id, [this.type]);
    await writing.mayChange('id', object, action);
    const byId = { id: object.id } as FindOptionsWhere<Row>;
    const draft = await writing.transaction.findOneByOrFail(this.table, byId);
    if (input.expectedVersion !== draft.version) throw stale(input.expectedVersion, draft.version);
    if (draft.state === OPEN) return draft;
    throw invalidState(
      { th: `ร่างนี้อยู่ในสถานะ ${draft.state} แล้ว`, en: `The draft is ${draft.state} already` },
      { field: 'id', rule: OPEN, value: draft.state },
    );
  }

  /** Puts a draft away; it is kept, and can't be changed any more. */
  async discard(writing: Writing, input: VersionToReplace): Promise<Written> {
    const { id } = await this.toChange(writing, input);
    const { expectedVersion } = input;
    await writing.update(this.table, { id, expectedVersion }, { state: DISCARDED } as Partial<Row>);
    return this.written(id);
  }
}
