import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { toGlobalId } from '../../../src/kernel/listing/index.ts';
import type { Chance } from './chance.ts';
import type { Material } from './material.ts';
import { comparedText, searchText } from './texts.ts';
import type { Plain } from './variables.ts';

const isRowFilter = (type: unknown): type is GraphQLInputObjectType =>
  isInputObjectType(type) && type.getFields().and !== undefined;

/** Filters that are no field and take a DOPA code. */
const BY_AREA: ReadonlySet<string> = new Set(['within', 'audienceArea']);

/** Makes the values that arguments take, out of what the database holds. */
export class Values {
  readonly #chance: Chance;
  readonly #material: Material;
  /** Whether a value may be one that is refused. What no row asks for, the plain resolvers never look at. */
  mayRefuse = true;

  constructor(chance: Chance, material: Material) {
    this.#chance = chance;
    this.#material = material;
  }

  /** A filter, as deep as `depth`; inside another mostly one that holds for many rows, so that it matters how they are joined. */
  filter(type: GraphQLInputObjectType, depth: number, isInside = false): Plain {
    const listed = type.name.replace(/Filter$/, '');
    if (isInside && this.#chance.falls(0.6)) return this.#broad(type, listed);
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isRowFilter(getNamedType(field.type)),
    );
    const connectives = fields.filter((field) => getNamedType(field.type) === type);
    const chosen = new Set([
      ...(this.#chance.falls(0.3) ? this.#chance.some(connectives, 1) : []),
      ...this.#chance.some(fields, this.#chance.pick([0, 1, 1, 1, 2, 2, 3])),
    ]);
    return Object.fromEntries(
      [...chosen].map((field): [string, Plain] => {
        const inner = getNamedType(field.type);
        if (this.mayRefuse && this.#chance.falls(0.003)) return [field.name, null];
        if (isRowFilter(inner)) {
          const one = () => this.filter(inner, depth - 1, inner === type);
          return [field.name, isListType(getNullableType(field.type)) ? this.#list(one, 3) : one()];
        }
        if (isInputObjectType(inner)) return [field.name, this.#condition(inner, listed, field.name)];
        return [field.name, BY_AREA.has(field.name) ? this.areaCode() : this.searchText()];
      }),
    );
  }

  #broad(type: GraphQLInputObjectType, listed: string): Plain {
    const scalars = Object.values(type.getFields()).flatMap((field) => {
      const condition = getNamedType(field.type);
      if (!isInputObjectType(condition)) return [];
      const { isNull, eq } = condition.getFields();
      return isNull && eq ? [{ name: field.name, eq }] : [];
    });
    const coarse = scalars.filter(
      ({ eq }) => isEnumType(getNamedType(eq.type)) || getNamedType(eq.type).name === 'Boolean',
    );
    if (this.#chance.falls(0.2))
      return { [this.#chance.pick(scalars).name]: { isNull: this.#chance.falls(0.5) } };
    const { name, eq } = this.#chance.pick(coarse);
    return { [name]: { eq: this.#scalar(eq.type, listed, name) } };
  }

  #list(one: () => Plain, most: number): Plain[] {
    return Array.from({ length: this.#chance.pick([0, 1, 1, 2, most]) }, one);
  }

  /** A condition on one field: one operator or two. */
  #condition(type: GraphQLInputObjectType, listed: string, field: string): Plain {
    const operators = this.#chance.some(Object.values(type.getFields()), this.#chance.pick([1, 1, 1, 2]));
    return Object.fromEntries(
      operators.map((operator): [string, Plain] => {
        const one = () => this.#scalar(operator.type, listed, field);
        return [operator.name, operator.name === 'in' ? this.#list(one, 6) : one()];
      }),
    );
  }

  #scalar(type: GraphQLInputType, listed: string, field: string): Plain {
    const named = getNamedType(type);
    const known = this.#material.values.get(`${listed}.${field}`) ?? [];
    if (isEnumType(named)) return this.#chance.pick(named.getValues()).name;
    switch (named.name) {
      case 'Boolean':
        return this.#chance.falls(0.5);
      case 'ID':
        return this.mayRefuse && this.#chance.falls(0.03)
          ? this.id()
          : this.#chance.pick(this.#material.ids.get(listed)!);
      case 'Int':
        return Number(
          this.#chance.falls(0.8) && known.length > 0
            ? this.#chance.pick(known)
            : this.#chance.between(-3, 2_600),
        );
      case 'Float':
        return known.length > 0 ? Number(this.#chance.pick(known)) : this.#chance.next() * 100;
      case 'LocalDate':
        // What is held without an end in sight lies where only the Buddhist Era is meant, and is refused.
        return known.length > 0
          ? String(this.#chance.pick(known)).replace(/^2[4-9]\d\d-/, '2030-')
          : this.#chance.pick(['1999-12-31', '2026-01-01', '2030-02-28']);
      case 'BuddhistDate':
        return this.#writtenDate(known.length > 0 ? String(this.#chance.pick(known)) : '2022-04-22');
      case 'Money':
        return (Number(known.length > 0 ? this.#chance.pick(known) : 12_345) / 100).toFixed(2);
      case 'LandArea':
        return `${known.length > 0 ? this.#chance.pick(known) : 450.5} ตารางวา`;
      case 'DateTime':
        return this.#chance.pick(['1999-12-31T17:00:00Z', '2026-01-01T00:00:00.5Z', '2030-02-28T23:59:59Z']);
      default:
        return comparedText(known, this.#chance);
    }
  }

  /** A day, or the month or the year in which it lies, in one era or the other. */
  #writtenDate(day: string): string {
    const year = `BE ${Number(day.slice(0, 4)) + 543}`;
    return this.#chance.pick([day, `${year}${day.slice(4)}`, day.slice(0, 7), year]);
  }

  /** Keys of an order, some of them twice. */
  order(type: GraphQLInputObjectType): Plain {
    const { field, direction } = type.getFields();
    const keys = getNamedType(field!.type);
    const ways = getNamedType(direction!.type);
    if (!isEnumType(keys) || !isEnumType(ways)) throw new Error(`${type.name} is no order`);
    return Array.from({ length: this.#chance.pick([0, 1, 1, 2, 2, 3]) }, () => ({
      field: this.#chance.pick(keys.getValues()).name,
      ...(this.#chance.falls(0.7) && { direction: this.#chance.pick(ways.getValues()).name }),
    }));
  }

  enumValue(type: GraphQLInputType): string {
    const named = getNamedType(type);
    if (!isEnumType(named)) throw new Error(`${named.name} is no enum`);
    return this.#chance.pick(named.getValues()).name;
  }

  areaCode(): string {
    return this.#chance.falls(0.05)
      ? this.#chance.pick(['', '999', '5', "'"])
      : this.#chance.pick(this.#material.areaCodes);
  }

  partnerCode(): { scheme: string; code: string } {
    return this.#chance.pick(this.#material.partnerCodes);
  }

  searchText(): string {
    return searchText(this.#material.names, this.#chance);
  }

  /** Any object's id; at times under the name of another type, or of nothing, or no id at all. */
  id(type?: string): string {
    const { ids } = this.#material;
    const types = [...ids.keys()];
    const id = this.#chance.pick(ids.get(type ?? this.#chance.pick(types))!);
    if (this.#chance.falls(0.9)) return id;
    const [, uuid] = Buffer.from(id, 'base64url').toString().split(':');
    const other = this.#chance.pick([...types, 'Change', 'Nothing']);
    return this.#chance.falls(0.1) ? 'no id' : toGlobalId(other, uuid!);
  }
}
