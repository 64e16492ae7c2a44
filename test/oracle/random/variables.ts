import {
  type ConstValueNode,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectFieldNode,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';
import type { Chance } from './chance.ts';

/** A value as JSON would write it; an enum's value by its name. */
export type Plain = null | string | number | boolean | Plain[] | { [field: string]: Plain };

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

const nullable = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);

/** Writes values into an operation, some of them, whole or in part, by variables; keeps what they are. */
export class Variables {
  readonly definitions: VariableDefinitionNode[] = [];
  readonly values: Record<string, unknown> = {};
  readonly #chance: Chance;
  readonly #share: number;

  constructor(chance: Chance) {
    this.#chance = chance;
    // Some operations hold all their values themselves, some none.
    this.#share = chance.pick([0, 0.1, 0.3, 0.8]);
  }

  /** A value for a place of a type; `hasDefault` where the place stands for its default when it is left out. */
  write(value: Plain, type: GraphQLInputType, hasDefault = false): ValueNode {
    return this.#chance.falls(this.#share)
      ? this.#variable(value, type, hasDefault)
      : this.#literal(value, type, true);
  }

  /** A variable that nobody gives a value, for a place that may be left out. */
  leftOut(type: GraphQLInputType): VariableNode {
    return this.#define(String(nullable(type)));
  }

  #define(type: string, defaultValue?: ConstValueNode): VariableNode {
    const variable = { kind: Kind.VARIABLE, name: name(`v${this.definitions.length + 1}`) } as const;
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: parseType(type),
      ...(defaultValue && { defaultValue }),
    });
    return variable;
  }

  #variable(value: Plain, type: GraphQLInputType, hasDefault: boolean): VariableNode {
    const isDefault = value !== null && this.#chance.falls(0.15);
    const mayBeNull = !isNonNullType(type) || hasDefault || isDefault;
    const declared = mayBeNull && this.#chance.falls(0.7) ? String(nullable(type)) : String(type);
    const isDeclaredNonNull = declared.endsWith('!');
    if (isDefault)
      return this.#define(declared, this.#literal(value, nullable(type), false) as ConstValueNode);
    const variable = this.#define(
      value !== null && !isDeclaredNonNull && this.#chance.falls(0.2) ? `${declared}!` : declared,
    );
    this.values[variable.name.value] = this.#folded(value, nullable(type));
    return variable;
  }

  /** One item may stand for a list of it. */
  #folded(value: Plain, type: GraphQLInputType): Plain {
    const isSingle = isListType(type) && Array.isArray(value) && value.length === 1 && value[0] !== null;
    return isSingle && this.#chance.falls(0.2) ? value[0]! : value;
  }

  #literal(value: Plain, place: GraphQLInputType, mayVary: boolean): ValueNode {
    const type = nullable(place);
    const inner = (part: Plain, of: GraphQLInputType): ValueNode =>
      mayVary ? this.write(part, of) : this.#literal(part, of, false);
    if (value === null) return { kind: Kind.NULL };
    if (isListType(type)) {
      const folded = this.#folded(value, type);
      if (!Array.isArray(folded)) return this.#literal(folded, type.ofType, mayVary);
      return { kind: Kind.LIST, values: folded.map((item) => inner(item, type.ofType)) };
    }
    if (isInputObjectType(type)) {
      const given = value as Record<string, Plain>;
      const fields = Object.values(type.getFields()).flatMap((field): ObjectFieldNode[] => {
        const part = given[field.name];
        const written = (node: ValueNode) => [
          { kind: Kind.OBJECT_FIELD, name: name(field.name), value: node } as const,
        ];
        if (part === undefined) {
          const leaveOut =
            mayVary && this.#share > 0 && !isNonNullType(field.type) && this.#chance.falls(0.01);
          return leaveOut ? written(this.leftOut(field.type)) : [];
        }
        if (!mayVary) return written(this.#literal(part, field.type, false));
        return written(this.write(part, field.type, field.defaultValue !== undefined));
      });
      return { kind: Kind.OBJECT, fields };
    }
    return leaf(value as string | number | boolean, type as GraphQLNamedInputType);
  }
}

function leaf(value: string | number | boolean, type: GraphQLNamedInputType): ValueNode {
  if (isEnumType(type)) return { kind: Kind.ENUM, value: String(value) };
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'string') return { kind: Kind.STRING, value };
  return { kind: Number.isInteger(value) ? Kind.INT : Kind.FLOAT, value: String(value) };
}
