import {
  type ArgumentNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  getNamedType,
  isNonNullType,
  Kind,
  type ValueNode,
} from 'graphql';
import type { Chance } from './chance.ts';
import type { Values } from './values.ts';
import type { Plain, Variables } from './variables.ts';

/** The rows that a page may hold where so many pages are asked for: the plain resolvers are to stay quick. */
const pageSize = (chance: Chance, pages: number): number => {
  const sizes = [0, 1, 2, 3, 5, 10, 20, 50].filter((size) => size * pages <= 120);
  return chance.pick(sizes.length > 2 ? sizes : [0, 1, 2]);
};

const PAGING = new Set(['first', 'last', 'after', 'before']);

/** Arguments of a field, with how many rows they let it answer for each parent. */
export interface Asked {
  nodes: ArgumentNode[];
  rows: number;
}

/** Writes the arguments of fields. */
export class Arguments {
  readonly #chance: Chance;
  readonly #values: Values;
  readonly #variables: Variables;

  constructor(chance: Chance, values: Values, variables: Variables) {
    this.#chance = chance;
    this.#values = values;
    this.#variables = variables;
  }

  of(field: GraphQLField<unknown, unknown>, typeName: string, parents: number): Asked {
    const isRoot = typeName === 'Query';
    this.#values.mayRefuse = isRoot;
    const nodes: ArgumentNode[] = [];
    const add = (name: string, value: ValueNode) =>
      nodes.push({ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value });
    const rows = field.args.some(({ name }) => name === 'first')
      ? this.#page(field, isRoot, parents, add)
      : 1;
    const partnerCode = this.#values.partnerCode();
    for (const argument of field.args) {
      // The plain resolvers know the present only: as-of.test.ts asks the same of an earlier time.
      if (PAGING.has(argument.name) || argument.name === 'asOf') continue;
      const isNeeded = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (!isNeeded && this.#chance.falls(0.5)) continue;
      const value = this.#value(argument.name, argument.type as never, partnerCode);
      if (!isNeeded && this.#chance.falls(0.04)) add(argument.name, this.#variables.leftOut(argument.type));
      else
        add(argument.name, this.#variables.write(value, argument.type, argument.defaultValue !== undefined));
    }
    return { nodes, rows: field.name === 'nodes' ? 6 : rows };
  }

  #page(
    field: GraphQLField<unknown, unknown>,
    isRoot: boolean,
    parents: number,
    add: (name: string, value: ValueNode) => void,
  ): number {
    const typeOf = (name: string) => field.args.find((argument) => argument.name === name)!.type;
    const put = (name: string, value: Plain) => add(name, this.#variables.write(value, typeOf(name)));
    if (isRoot && this.#chance.falls(0.02)) {
      const [name, value] = this.#chance.pick<[string, Plain]>([
        ['first', -1],
        ['last', 101],
        ['after', 'no cursor'],
        ['before', Buffer.from('["x","y","z"]').toString('base64url')],
      ]);
      put(name, value);
      return 1;
    }
    if (parents <= 6 && this.#chance.falls(0.1)) return 20;
    const size = pageSize(this.#chance, parents);
    const side = this.#chance.falls(0.6) ? 'first' : 'last';
    put(side, size);
    if (this.#chance.falls(0.05)) put(side === 'first' ? 'last' : 'first', null);
    if (this.#chance.falls(0.05)) put(this.#chance.pick(['after', 'before']), null);
    return Math.max(1, size);
  }

  #value(name: string, type: GraphQLInputObjectType, partnerCode: { scheme: string; code: string }): Plain {
    const named = getNamedType(type) as GraphQLInputObjectType;
    switch (name) {
      case 'filter':
        return this.#values.filter(named, this.#chance.pick([0, 1, 1, 2, 3]));
      case 'orderBy':
        return this.#values.order(named);
      case 'validity':
        return this.#values.enumValue(named);
      case 'types':
        return [this.#values.enumValue(named), this.#values.enumValue(named)].slice(
          0,
          this.#chance.between(0, 2),
        );
      case 'within':
        return this.#values.areaCode();
      case 'code':
        return this.#chance.falls(0.5) ? this.#values.areaCode() : partnerCode.code;
      case 'scheme':
        return partnerCode.scheme;
      case 'text':
        return this.#values.searchText();
      case 'id':
        return this.#values.id();
      case 'ids':
        return Array.from({ length: this.#chance.between(0, 6) }, () => this.#values.id());
      default:
        throw new Error(`no random value is known for the argument ${name}`);
    }
  }
}
