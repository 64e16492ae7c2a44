import { Arg, Extensions, Field, InputType, Int, Mutation, ObjectType } from 'type-graphql';
import { type ApiClass, hubEnum, INPUT_LIST_CAP } from '../kernel/listing/index.ts';
import {
  addAnswers,
  capitalised,
  declaredMutation,
  MAY_FAIL_ALONE,
  type MutationDeclaration,
} from './mutation.ts';
import { UserError } from './user-error.type.ts';

/** What becomes of a batch in which some rows are refused. */
export enum BatchMode {
  ALL_OR_NONE = 'ALL_OR_NONE',
  PER_ROW = 'PER_ROW',
}

/** How a row of a batch ended. */
export enum BatchRowOutcome {
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  NOT_WRITTEN = 'NOT_WRITTEN',
}

hubEnum(BatchMode, 'BatchMode', 'What becomes of a batch in which some rows are refused.', {
  ALL_OR_NONE: 'Nothing of it is written, and every row that is refused says why.',
  PER_ROW: 'The other rows are written, and every row that is refused says why.',
});
hubEnum(BatchRowOutcome, 'BatchRowOutcome', 'How a row of a batch ended.', {
  DONE: 'It was carried out, now or when the same row was sent before.',
  REFUSED: 'It was refused.',
  NOT_WRITTEN: 'Nothing was found wrong with it; it was not written, since others were refused.',
});

/** Many rows of one mutation, as a batch is sent. */
export interface BatchInput {
  idempotencyKey: string;
  mode: BatchMode;
  /** Each is a whole input of the mutation, under a key of its own. */
  rows: readonly (Readonly<Record<string, unknown>> & { idempotencyKey: string })[];
}

/** A batch as the schema keeps it. */
export interface BatchDeclaration {
  /** The mutation that each row is one of: its rules, audit entries, events and keys are those of the single one. */
  of: string;
  row: MutationDeclaration;
}

interface BatchOptions {
  description: string;
  /** The mutation that each row is one of; declared further up. */
  of: string;
}

function inputOf(batch: string, { of, row }: BatchDeclaration): abstract new () => BatchInput {
  abstract class Input {
    idempotencyKey!: string;
    mode!: BatchMode;
    rows!: BatchInput['rows'];
  }
  const { prototype } = Input;
  Field(() => String, {
    description:
      'Names this batch, in up to 255 characters; with other rows it is refused for 30 days. Sent again, rows that were carried out are answered again, and the others are tried again.',
  })(prototype, 'idempotencyKey');
  Field(() => BatchMode, { description: 'What becomes of it where rows are refused.' })(prototype, 'mode');
  Field(() => [row.input()], {
    description: `1 to ${INPUT_LIST_CAP} rows, in the order in which they are carried out. Each has a key of its own, the same as for \`${of}\`: a row that is sent again, in this batch, in another or alone, is carried out once and answered again.`,
  })(prototype, 'rows');
  InputType(`${capitalised(batch)}Input`, { description: `Rows of \`${of}\` that are sent together.` })(
    Input,
  );
  return Input;
}

function payloadOf(batch: string, { of, row }: BatchDeclaration): ApiClass {
  class Row {}
  Field(() => Int, { description: 'Its place among the rows that were sent, from 0.' })(
    Row.prototype,
    'index',
  );
  Field(() => BatchRowOutcome, { description: 'How it ended.' })(Row.prototype, 'outcome');
  addAnswers(Row.prototype, row.payload);
  ObjectType(`${capitalised(batch)}Row`, { description: `What one row of \`${batch}\` answers.` })(Row);

  class Payload {}
  const { prototype } = Payload;
  Field(() => [Row], {
    description:
      'What each row answers, in the order in which they were sent; none where none was looked at.',
  })(prototype, 'rows');
  Field(() => Int, { description: 'How many rows were carried out, now or before.' })(prototype, 'doneCount');
  Field(() => Int, { description: 'How many rows were refused.' })(prototype, 'refusedCount');
  Field(() => [UserError], {
    description:
      'Why nothing of it was written: what is wrong with the batch itself, or with its rows, under ALL_OR_NONE with one of them, under PER_ROW with all. Empty where any of it was written; under PER_ROW rows may have been refused all the same.',
  })(prototype, 'userErrors');
  ObjectType(`${capitalised(batch)}Payload`, {
    description: `What \`${batch}\` answers: \`${of}\`, by rows.`,
  })(Payload);
  return Payload;
}

/**
 * Declares a field of Mutation that carries many of another one out, in one transaction. Each row is decided, recorded
 * and told as if it had been sent alone.
 */
export function HubBatch({ description, of }: BatchOptions): PropertyDecorator {
  return (prototype, key) => {
    const name = String(key);
    const batch: BatchDeclaration = { of, row: declaredMutation(of) };
    if (batch.row.prepare || batch.row.isOpen) throw new Error(`${of} is not for batches`);
    const payload = payloadOf(name, batch);
    const input = inputOf(name, batch);
    Mutation(() => payload, { ...MAY_FAIL_ALONE, description })(prototype, name, {});
    Arg('input', () => input, { description: 'What is asked for.' })(prototype, name, 0);
    Extensions({ batch })(prototype, name);
  };
}
