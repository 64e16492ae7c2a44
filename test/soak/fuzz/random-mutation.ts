import {
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { toGlobalId } from '../../../src/kernel/listing/index.ts';
import { adversarialTexts } from '../../oracle/adversarial-text.ts';
import type { Chance } from '../../oracle/random/chance.ts';
import type { Material } from '../../oracle/random/material.ts';
import type { Body } from '../asking.ts';

const DAYS = [
  '2024-02-29',
  '2025-01-01',
  '2019-12-31',
  '1950-06-01',
  '2567-01-01',
  '9999-12-31',
  '0001-01-01',
];
const INSTANTS = ['2025-01-01T00:00:00Z', '2024-02-29T23:59:59.999+07:00', '1969-12-31T17:00:00-11:00'];
const WHOLE = [0, 1, 1, 1, 2, 3, 7, -1, 2_147_483_647, -2_147_483_648];
const REAL = [18.79, 98.98, 0, -0.0001, 90, -180, 1e300, 5e-324];
/** No database text: the byte that ends one, and halves of a letter. */
const UNSTORABLE = ['\u0000', 'ก\u0000ข', '\ud800', '\udc00\ud800'];
const VALUES = ['+66 2 123 4567', 'https://example.org/a', 'someone@example.org', '0812345678', '50200'];

/** Makes mutations that the schema takes, by chance: most are refused by a rule, some are carried out. */
export class RandomMutations {
  readonly #fields;
  #made = 0;
  /** The object that the mutation under way is about, if it is one of the writer's. */
  #target: { id: string; version: number } | undefined;
  /** Whether the mutation under way keeps to values that a person might give. */
  #isSensible = true;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly material: Material,
    /** What the writer may change, so that some of it is. */
    private readonly mine: readonly { id: string; version: number }[],
    private readonly chance: Chance,
  ) {
    this.#fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  }

  next(): Body {
    const field = this.chance.pick(this.#fields);
    const type = field.args.find(({ name }) => name === 'input')!.type;
    this.#made += 1;
    this.#target = this.chance.falls(0.8) ? this.chance.pick(this.mine) : undefined;
    this.#isSensible = this.chance.falls(0.6);
    return {
      query: `mutation Random($input: ${type}) { ${field.name}(input: $input) { ${this.#selection(field.type as GraphQLObjectType)} } }`,
      variables: { input: this.#value('input', type, 0) },
    };
  }

  #selection(payload: GraphQLObjectType): string {
    const fields = Object.values((getNullableType(payload) as GraphQLObjectType).getFields());
    return fields
      .map(({ name, type }) => {
        const named = getNamedType(type);
        return isCompositeType(named) ? `${name} { __typename ${this.#leaves(named.name)} }` : name;
      })
      .join(' ');
  }

  #leaves(typeName: string): string {
    const type = this.schema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const leaves = Object.values(type.getFields()).filter(
      (field) => isLeafType(getNamedType(field.type)) && field.args.length === 0,
    );
    return this.chance
      .some(leaves, 5)
      .map(({ name }) => name)
      .join(' ');
  }

  #value(name: string, place: GraphQLInputType, depth: number): unknown {
    if (!isNonNullType(place) && this.chance.falls(this.#isSensible ? 0.01 : 0.05)) return null;
    const type = getNullableType(place);
    if (isListType(type)) {
      const length = this.chance.pick([0, 1, 1, 2, depth > 2 ? 1 : 4]);
      return Array.from({ length }, () => this.#value(name, type.ofType, depth + 1));
    }
    if (isInputObjectType(type)) {
      const given = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || this.chance.falls(this.#isSensible || depth > 2 ? 0.15 : 0.5),
      );
      return Object.fromEntries(
        given.map((field) => [field.name, this.#value(field.name, field.type, depth + 1)]),
      );
    }
    if (isEnumType(type)) return this.chance.pick(type.getValues()).name;
    return this.#scalar(name, getNamedType(type).name);
  }

  #scalar(name: string, type: string): unknown {
    switch (type) {
      case 'ID':
        return this.#id(name);
      case 'Int':
        if (name === 'expectedVersion' && this.chance.falls(0.8)) return this.#target?.version ?? 1;
        return this.#isSensible ? this.chance.between(1, 20) : this.chance.pick(WHOLE);
      case 'Float':
        return this.#isSensible ? this.chance.pick([18.79, 98.98]) : this.chance.pick(REAL);
      case 'Boolean':
        return this.chance.falls(0.5);
      case 'LocalDate':
        return this.#isSensible ? this.chance.pick(DAYS.slice(0, 3)) : this.chance.pick(DAYS);
      case 'DateTime':
        return this.chance.pick(INSTANTS);
      default:
        return this.#text(name);
    }
  }

  #id(name: string): string {
    if (this.#target && (name === 'id' || name === 'partnerId')) return this.#target.id;
    if (this.chance.falls(0.3)) return this.chance.pick(this.mine).id;
    if (!this.#isSensible && this.chance.falls(0.1)) return this.chance.pick(adversarialTexts);
    const [type, ids] = this.chance.pick([...this.material.ids].filter(([, found]) => found.length > 0));
    if (this.chance.falls(0.2)) return toGlobalId(type, '0198a5b4-0000-7000-8000-000000000000');
    return this.chance.pick(ids);
  }

  #text(name: string): string {
    if (name === 'idempotencyKey' && this.chance.falls(0.9)) return `random ${this.#made}`;
    if (!this.#isSensible && this.chance.falls(0.4))
      return this.chance.pick([...adversarialTexts, ...UNSTORABLE]);
    if (this.chance.falls(0.3)) return String(this.chance.between(1, 99_999_999));
    return this.chance.falls(0.3) ? this.chance.pick(VALUES) : this.chance.pick(this.material.names);
  }
}
