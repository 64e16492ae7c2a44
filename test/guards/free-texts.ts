import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** A field of an input that takes a value, and what it takes to reach it from a mutation. */
export interface Leaf {
  mutation: string;
  inputType: GraphQLInputObjectType;
  /** `Type.field`, the same from whichever mutation it is reached. */
  name: string;
  /** The scalar that it takes. */
  scalar: string;
  /** As a refusal names it, with 0 for an item of a list. */
  path: string;
  /** An input with nothing in it but this value. */
  holding: (value: unknown) => object;
}

/** How a value is put where a field of this type takes it. */
function wrap(type: GraphQLInputType): { path: string; put: (value: unknown) => unknown } {
  if (isNonNullType(type)) return wrap(type.ofType);
  if (!isListType(type)) return { path: '', put: (value) => value };
  const { path, put } = wrap(type.ofType);
  return { path: `.0${path}`, put: (value) => [put(value)] };
}

/** Every field of the inputs of every mutation that takes a value of a scalar. */
export function leavesOf(schema: GraphQLSchema): Leaf[] {
  const leaves: Leaf[] = [];
  for (const { name: mutation, args } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    for (const argument of args) {
      const inputType = getNamedType(argument.type);
      if (!isInputObjectType(inputType)) throw new Error(`${mutation}(${argument.name}:) is no input object`);
      const visit = (type: GraphQLInputObjectType, at: string, hold: (value: unknown) => object) => {
        for (const field of Object.values(type.getFields())) {
          const { path, put } = wrap(field.type);
          const named = getNamedType(field.type);
          const holding = (value: unknown) => hold({ [field.name]: put(value) });
          if (isInputObjectType(named)) visit(named, `${at}${field.name}${path}.`, holding);
          else if (!isEnumType(named)) {
            const reached = {
              mutation,
              inputType,
              scalar: named.name,
              path: `${at}${field.name}${path}`,
              holding,
            };
            leaves.push({ ...reached, name: `${type.name}.${field.name}` });
          }
        }
      };
      visit(inputType, '', (value) => value as object);
    }
  }
  return leaves;
}
