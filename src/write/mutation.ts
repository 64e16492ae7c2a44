import { Arg, Extensions, Field, InputType, Int, Mutation, ObjectType } from 'type-graphql';
import type { Asking } from '../kernel/asking.ts';
import type { ApiClass, Returns } from '../kernel/listing/index.ts';
import type { Viewer } from '../kernel/viewer.ts';
import { UserError } from './user-error.type.ts';
import type { Writing, Written } from './writing.ts';

/** What every mutation's input has. */
@InputType()
export abstract class MutationInput {
  @Field(() => String, {
    description:
      'Names this attempt, in up to 255 characters: the same key with the same input is carried out once and answered again, for 30 days; with another input it is refused.',
  })
  idempotencyKey!: string;
}

/** What every input of a change to something that is there has. */
@InputType()
export abstract class UpdateInput extends MutationInput {
  @Field(() => Int, {
    description: 'The version that is to be replaced, as it was read; a stale one is refused.',
  })
  expectedVersion!: number;
}

/** A field of a payload: an object that is read back, or a value that is shown this once. */
export type PayloadField =
  | { object: () => ApiClass; description: string }
  | { once: Returns; description: string };

/** Carries a mutation out, in its transaction. */
export type Run = (writing: Writing) => Promise<Written>;

/** What was found out before the transaction of a mutation. */
export interface Prepared {
  /** Who it turned out to be, where the mutation is there to say so. */
  viewer?: Viewer;
  run: Run;
}

/** A mutation as its module declares it: thin, since the service does the work. */
export type MutationDeclaration<Input extends object = MutationInput> = {
  description: string;
  input: () => abstract new () => Input;
  payload: Readonly<Record<string, PayloadField>>;
  /** May be asked without a key, such as to sign in. */
  isOpen?: boolean;
} & (
  | { run: (writing: Writing, input: Input) => Promise<Written>; prepare?: never }
  /**
   * For what takes long, such as to hash a password, or finds out who asks: done before the transaction, which holds a
   * connection. Such an input carries a secret, so nothing of it is kept, not even a hash, to tell a repeat by.
   */
  | { prepare: (asking: Asking, input: Input) => Promise<Prepared>; run?: never }
);

/** Where one mutation of several in an operation fails, what those before it did is told all the same. */
export const MAY_FAIL_ALONE = { nullable: true } as const;

export const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Gives a class of the schema the fields of a payload. */
export function addAnswers(prototype: object, fields: MutationDeclaration['payload']): void {
  for (const [name, field] of Object.entries(fields)) {
    const returns = 'object' in field ? field.object : field.once;
    Field(returns, { nullable: true, description: field.description })(prototype, name);
  }
  Field(() => [UserError], { description: 'Why it was refused; empty where it was carried out.' })(
    prototype,
    'userErrors',
  );
}

function payloadOf(mutation: string, fields: MutationDeclaration['payload']): ApiClass {
  class Payload {}
  addAnswers(Payload.prototype, fields);
  ObjectType(`${capitalised(mutation)}Payload`, { description: `What \`${mutation}\` answers.` })(Payload);
  return Payload;
}

const declared = new Map<string, MutationDeclaration>();

/** A mutation by its name, once it is declared. */
export function declaredMutation(name: string): MutationDeclaration {
  const found = declared.get(name);
  if (!found) throw new Error(`${name} is not declared, or further below`);
  return found;
}

/** Declares a field of Mutation: one input, a payload with what was written and the reasons why not. */
export function HubMutation<Input extends object = MutationInput>(
  declaration: MutationDeclaration<Input>,
): PropertyDecorator {
  return (prototype, key) => {
    const name = String(key);
    declared.set(name, declaration as unknown as MutationDeclaration);
    const payload = payloadOf(name, declaration.payload);
    Mutation(() => payload, { ...MAY_FAIL_ALONE, description: declaration.description })(prototype, name, {});
    Arg('input', declaration.input, { description: 'What is asked for.' })(prototype, name, 0);
    Extensions({ mutation: declaration })(prototype, name);
  };
}
