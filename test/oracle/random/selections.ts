import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLBoolean,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInterfaceType,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Arguments } from './arguments.ts';
import type { Chance } from './chance.ts';
import type { Variables } from './variables.ts';

const name = (value: string): NameNode => ({ kind: Kind.NAME, value });
const plainField = (field: string, alias?: string, inner?: string[]): FieldNode => ({
  kind: Kind.FIELD,
  name: name(field),
  ...(alias && { alias: name(alias) }),
  ...(inner && {
    selectionSet: { kind: Kind.SELECTION_SET, selections: inner.map((one) => plainField(one)) },
  }),
});

/** A list of the operation, and the alias under which its answer tells its cursors. */
export interface AskedList {
  mark: string;
  node: FieldNode;
}

/** How much an object may still ask for: levels below it, and how many of it there may be. */
interface Room {
  depth: number;
  rows: number;
}

/**
 * What the plain resolvers don't answer: the trail and the history, which a viewer without a partner has nothing of, or
 * nothing but seeds. They are compared with SQL of their own, by what hand-written writes leave (test/stories/history).
 */
export const NOT_PLAIN: ReadonlySet<string> = new Set([
  'auditEntries',
  'auditTrail',
  'history',
  'refusalCounts',
  'agreementsBinding',
]);

/** Lists whose every page the plain resolvers work out anew; not to be asked for under many parents. */
const DEAR = new Set(['partnersWithin']);

/** Writes what is selected of a type. */
export class Selections {
  readonly fragments: FragmentDefinitionNode[] = [];
  readonly lists: AskedList[] = [];
  readonly #rooms = new Map<string, Room>();
  readonly #schema: GraphQLSchema;
  readonly #chance: Chance;
  readonly #variables: Variables;
  readonly #arguments: Arguments;
  #names = 0;
  #fields = 70;

  constructor(schema: GraphQLSchema, chance: Chance, variables: Variables, args: Arguments) {
    this.#schema = schema;
    this.#chance = chance;
    this.#variables = variables;
    this.#arguments = args;
  }

  /** The fields of Query that are asked for. */
  root(query: GraphQLObjectType, depth: number): SelectionSetNode {
    // What code answers is not the reader's.
    const fields = Object.values(query.getFields()).filter(
      ({ name, extensions }) => extensions.answer === undefined && !NOT_PLAIN.has(name),
    );
    const lists = fields.filter((field) => field.args.some((argument) => argument.name === 'first'));
    const count = this.#chance.pick([1, 1, 1, 2, 3]);
    const selections: SelectionNode[] = [];
    for (let no = 0; no < count; no += 1) {
      // Lists and searches are most of what is asked.
      const field = this.#chance.pick([...fields, ...lists, ...lists]);
      selections.push(this.#perhaps(this.#field(query, field, { depth, rows: 1 })));
    }
    if (this.#chance.falls(0.05)) selections.push(plainField('__typename'));
    if (this.#chance.falls(0.05)) selections.push(this.#introspection());
    if (!this.#chance.falls(0.1)) return { kind: Kind.SELECTION_SET, selections };
    return { kind: Kind.SELECTION_SET, selections: [this.#fragment(query, selections, { depth, rows: 1 })] };
  }

  #introspection(): FieldNode {
    if (this.#chance.falls(0.3)) {
      const queryType = plainField('queryType', undefined, ['name']);
      return {
        ...plainField('__schema'),
        selectionSet: { kind: Kind.SELECTION_SET, selections: [this.#perhaps(queryType)] },
      };
    }
    const type = this.#chance.pick(['Temple', 'PartnerFilter', 'Node', 'NoSuchType']);
    const value = this.#variables.write(type, new GraphQLNonNull(GraphQLString));
    return {
      ...plainField('__type', this.#newName('t'), ['name', 'kind', '__typename']),
      arguments: [{ kind: Kind.ARGUMENT, name: name('name'), value }],
    };
  }

  #newName(letter: string): string {
    this.#names += 1;
    return `${letter}${this.#names}`;
  }

  /** Puts conditions on a part of the operation, mostly such that it stays. */
  #conditions(): DirectiveNode[] {
    if (!this.#chance.falls(0.06)) return [];
    const directive = this.#chance.pick(['include', 'skip']);
    const value = this.#chance.falls(0.7) ? directive === 'include' : directive === 'skip';
    const node = this.#variables.write(value, new GraphQLNonNull(GraphQLBoolean));
    const argument = { kind: Kind.ARGUMENT, name: name('if'), value: node } as const;
    return [{ kind: Kind.DIRECTIVE, name: name(directive), arguments: [argument] }] as never;
  }

  #perhaps<Selection extends SelectionNode>(selection: Selection): Selection {
    return Object.assign(selection, { directives: this.#conditions() });
  }

  /** What is selected of one object. */
  of(type: GraphQLCompositeType, room: Room): SelectionSetNode {
    if (type.name.endsWith('Connection')) return this.#connection(type as GraphQLObjectType, room);
    if (type.name === 'PageInfo') return this.#flat(type as GraphQLObjectType);
    const selections: SelectionNode[] = [];
    if (this.#chance.falls(0.3))
      selections.push(plainField('__typename', this.#chance.falls(0.2) ? this.#newName('a') : undefined));
    if ('getFields' in type) selections.push(...this.#some(type, room));
    if (isAbstractType(type)) selections.push(...this.#byType(type as GraphQLInterfaceType, room));
    selections.push(...this.#known(type, room));
    if (selections.length === 0) selections.push(plainField('__typename'));
    if (!this.#chance.falls(0.08)) return { kind: Kind.SELECTION_SET, selections };
    return { kind: Kind.SELECTION_SET, selections: [this.#fragment(type, selections, room)] };
  }

  #some(type: GraphQLObjectType | GraphQLInterfaceType, room: Room): SelectionNode[] {
    const fields = Object.values(type.getFields());
    const flat = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const deep = fields.filter(
      (field) => isCompositeType(getNamedType(field.type)) && this.#fits(field, room),
    );
    const chosen = [
      ...this.#chance.some(flat, this.#chance.between(room.depth > 0 ? 0 : 1, 4)),
      ...this.#chance.some(deep, this.#chance.pick([0, 1, 1, 1, 2])),
    ];
    return chosen.flatMap((field) => {
      if (this.#fields <= 0 && isCompositeType(getNamedType(field.type))) return [];
      const again = this.#chance.falls(0.05) ? [this.#field(type, field, room)] : [];
      return [this.#perhaps(this.#field(type, field, room)), ...again];
    });
  }

  #fits(field: GraphQLField<unknown, unknown>, room: Room): boolean {
    if (room.depth <= 0 || this.#fields <= 0) return false;
    if (DEAR.has(field.name)) return room.rows <= 4;
    return room.rows <= (field.args.length > 0 ? 60 : 150);
  }

  #byType(type: GraphQLInterfaceType, room: Room): SelectionNode[] {
    const types = [
      ...this.#schema.getPossibleTypes(type),
      ...this.#schema.getImplementations(type).interfaces,
    ];
    return this.#chance.some(types, this.#chance.pick([0, 1, 1, 2, 3])).map((inner) => {
      const selectionSet = this.of(inner, { ...room, depth: room.depth - 1 });
      return this.#perhaps({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: name(inner.name) },
        selectionSet,
      });
    });
  }

  /** Spreads a fragment that was written before, where there is one for this type or one of its interfaces. */
  #known(type: GraphQLCompositeType, room: Room): SelectionNode[] {
    if (!this.#chance.falls(0.2)) return [];
    const fitting = this.fragments.filter((fragment) => {
      const of = fragment.typeCondition.name.value;
      const inside = this.#rooms.get(fragment.name.value)!;
      const isOf =
        of === type.name || ('getInterfaces' in type && type.getInterfaces().some((one) => one.name === of));
      return isOf && inside.rows >= room.rows && inside.depth <= room.depth;
    });
    return fitting.length === 0 ? [] : [this.#spread(this.#chance.pick(fitting).name.value)];
  }

  #spread(fragment: string): SelectionNode {
    return this.#perhaps({ kind: Kind.FRAGMENT_SPREAD, name: name(fragment) });
  }

  #fragment(type: GraphQLCompositeType, selections: SelectionNode[], room: Room): SelectionNode {
    const fragment: FragmentDefinitionNode = {
      kind: Kind.FRAGMENT_DEFINITION,
      name: name(this.#newName('F')),
      typeCondition: { kind: Kind.NAMED_TYPE, name: name(type.name) },
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
    this.fragments.push(fragment);
    this.#rooms.set(fragment.name.value, room);
    return this.#spread(fragment.name.value);
  }

  #field(
    type: GraphQLObjectType | GraphQLInterfaceType,
    field: GraphQLField<unknown, unknown>,
    room: Room,
  ): FieldNode {
    this.#fields -= 1;
    const inner = getNamedType(field.type);
    const { nodes, rows } = this.#arguments.of(field, type.name, room.rows);
    const alias = this.#chance.falls(nodes.length > 0 ? 0.8 : 0.15) ? this.#newName('f') : undefined;
    const isList = isListType(getNullableType(field.type));
    const node: FieldNode = { ...plainField(field.name, alias), arguments: nodes };
    if (!isCompositeType(inner)) return node;
    const below = { depth: room.depth - 1, rows: room.rows * (isList && rows === 1 ? 3 : rows) };
    const mark = this.lists.length;
    const whole = Object.assign(node, { selectionSet: this.of(inner, below) });
    if (inner.name.endsWith('Connection') && this.#chance.falls(0.7)) {
      const alias = `cursors${mark}x${this.#newName('c')}`;
      const told = plainField('pageInfo', alias, ['startCursor', 'endCursor']);
      Object.assign(whole, {
        selectionSet: { kind: Kind.SELECTION_SET, selections: [...whole.selectionSet.selections, told] },
      });
      this.lists.push({ mark: alias, node: whole });
    }
    return whole;
  }

  #flat(type: GraphQLObjectType): SelectionSetNode {
    const fields = this.#chance.some(Object.keys(type.getFields()), this.#chance.between(1, 4));
    return { kind: Kind.SELECTION_SET, selections: fields.map((field) => plainField(field)) };
  }

  #connection(type: GraphQLObjectType, room: Room): SelectionSetNode {
    const { nodes, edges, pageInfo } = type.getFields();
    const row = getNamedType(nodes!.type) as GraphQLCompositeType;
    const parts: (() => FieldNode)[] = [
      () => ({ ...plainField(nodes!.name), selectionSet: this.of(row, room) }),
      () => ({ ...plainField(edges!.name), selectionSet: this.#edge(row, room) }),
      () => ({
        ...plainField(pageInfo!.name),
        selectionSet: this.#flat(getNamedType(pageInfo!.type) as GraphQLObjectType),
      }),
      () => plainField('totalCount', this.#chance.falls(0.2) ? this.#newName('n') : undefined),
      () => plainField('totalCountIsCapped'),
      () => plainField('__typename'),
    ];
    const [rows, ...others] = this.#chance.falls(0.6) ? parts : [parts[1]!, parts[0]!, ...parts.slice(2)];
    const chosen = [
      ...(this.#chance.falls(0.9) ? [rows!] : []),
      ...this.#chance.some(others, this.#chance.pick([0, 1, 2, 4])),
    ];
    if (chosen.length === 0) chosen.push(parts[3]!);
    return { kind: Kind.SELECTION_SET, selections: chosen.map((part) => this.#perhaps(part())) };
  }

  #edge(row: GraphQLCompositeType, room: Room): SelectionSetNode {
    const selections = this.#chance
      .some(
        [
          () => plainField('cursor'),
          () => ({ ...plainField('node'), selectionSet: this.of(row, room) }),
          () => plainField('__typename'),
        ],
        this.#chance.between(1, 3),
      )
      .map((part) => this.#perhaps(part()));
    return { kind: Kind.SELECTION_SET, selections };
  }
}
