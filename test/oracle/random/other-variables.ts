import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parse,
  typeFromAST,
} from 'graphql';
import type { Chance } from './chance.ts';
import type { Material } from './material.ts';
import { searchText } from './texts.ts';

/** A cursor belongs to one list and is not to be made up. */
const CURSOR = 'WyJ';

function other(value: unknown, place: GraphQLInputType, material: Material, chance: Chance): unknown {
  const type = getNullableType(place);
  if (value === null || value === undefined) return value;
  if (isListType(type)) {
    if (!Array.isArray(value)) return other(value, type.ofType, material, chance);
    return value.map((item) => other(item, type.ofType, material, chance));
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const given = Object.entries(value).map(([name, part]) => [
      name,
      other(part, fields[name]!.type, material, chance),
    ]);
    return Object.fromEntries(given);
  }
  if (isEnumType(type)) return chance.pick(type.getValues()).name;
  if (typeof value === 'boolean') return chance.falls(0.5);
  if (type.name === 'Int') return chance.between(0, Math.min(5, Math.max(0, Number(value))));
  const isFree = type.name === 'String' && typeof value === 'string' && !value.startsWith(CURSOR);
  if (!isFree) return value;
  return /^\d+$/.test(value) ? chance.pick(material.areaCodes) : searchText(material.names, chance);
}

/** Other values for an operation's variables: what was compiled for the first must not answer for these. */
export function otherVariables(
  schema: GraphQLSchema,
  { source, variables }: { source: string; variables: Record<string, unknown> },
  material: Material,
  chance: Chance,
): Record<string, unknown> {
  const [operation] = parse(source).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the operation comes first');
  const values = (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const name = variable.name.value;
    const declared = typeFromAST(schema, type as never) as GraphQLInputType;
    return name in variables ? [[name, other(variables[name], declared, material, chance)]] : [];
  });
  return Object.fromEntries(values);
}
