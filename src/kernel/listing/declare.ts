import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Extensions, Field, ID, InterfaceType, ObjectType, Query } from 'type-graphql';
import { connectionOf, pageArguments, windowArguments } from './connection.ts';
import {
  type ApiClass,
  type ArgumentDeclaration,
  type Belonging,
  type CodeAnswer,
  type ComputedMapping,
  type DeclaredFilter,
  type DeclaredType,
  declarations,
  type FieldMapping,
  type ListMapping,
  type Mask,
  type Returns,
  type RootMapping,
  type RowSql,
  type SearchMapping,
  type TableClass,
  type ValueFilter,
  type ValueForm,
} from './mapping.ts';
import { Node } from './node.ts';

interface FieldOptions {
  description: string;
  /** Whether it may be null; for a list, whether its items may. */
  nullable?: boolean | 'items';
}

interface ColumnOptions extends FieldOptions {
  /** The property of the table's class, where it is named otherwise than the field. */
  property?: string;
  filter?: boolean;
  order?: boolean;
  /** When its value is withheld. A field with a mask is nullable, and is neither filtered nor sorted by. */
  mask?: Mask;
}

interface TypeOptions {
  description: string;
  /** Whether its rows hold for a time; lists of it then take `validity`. */
  dated?: boolean;
  /** Whether it can be fetched by a global id. */
  node?: boolean;
  /** The property by which lists of it are sorted where nothing is asked for; `nameTh` where it is left out. */
  defaultOrder?: string;
  /** The property by which a row that was merged names the one to be answered where it is asked for by its global id. */
  mergedInto?: string;
}

const describe = (name: string, table: () => TableClass, options: TypeOptions): DeclaredType => ({
  name,
  table,
  isDated: options.dated ?? false,
  isNode: options.node ?? false,
  defaultOrder: options.defaultOrder ?? 'nameTh',
  mergedInto: options.mergedInto,
  implementedBy: new Set(),
});

/** Declares an object type over a table. */
export function HubObject(
  name: string,
  table: () => TableClass,
  options: TypeOptions & { implements?: ApiClass },
): ClassDecorator {
  return (target) => {
    const api = target as unknown as ApiClass;
    declarations.addType(
      api,
      describe(name, table, { ...options, node: options.node === true && !options.implements }),
      options.implements,
    );
    const interfaces = [...(options.node ? [Node] : []), ...(options.implements ? [options.implements] : [])];
    ObjectType(name, { description: options.description, implements: interfaces as never })(target);
    Extensions({ declared: api })(target);
    if (options.node && !options.implements) declareGlobalId(api);
  };
}

/** Declares an interface over a table that several object types share. */
export function HubInterface(name: string, table: () => TableClass, options: TypeOptions): ClassDecorator {
  return (target) => {
    const api = target as unknown as ApiClass;
    declarations.addType(api, describe(name, table, { ...options, node: true }));
    InterfaceType(name, {
      description: options.description,
      implements: Node as never,
      resolveType: (value: { __typename: string }) => value.__typename,
    })(target as never);
    Extensions({ declared: api })(target);
    declareGlobalId(api);
  };
}

function declareGlobalId(target: ApiClass): void {
  declare(target, 'id', () => ID, {
    mapping: { kind: 'globalId' },
    description: 'The global id: opaque, and the same for ever.',
    filter: true,
  });
}

interface Declaration extends FieldOptions {
  mapping: FieldMapping;
  filter?: boolean;
  order?: boolean;
  arguments?: ArgumentDeclaration[];
}

/** The one way in which a field comes into the schema, whoever declares it. */
function declare(target: ApiClass, name: string, returns: Returns, declaration: Declaration): void {
  const { mapping, description, nullable = false, filter = false, order = false } = declaration;
  declarations.addField(target, { name, returns, mapping, filter, order, description });
  Field(returns, { description, nullable })(target.prototype, name);
  Extensions({ mapping })(target.prototype, name);
  declareArguments(target.prototype, name, declaration.arguments ?? []);
}

function declareArguments(prototype: object, field: string, parameters: ArgumentDeclaration[]): void {
  for (const [position, parameter] of parameters.entries()) {
    const { name, type, description, nullable = false } = parameter;
    const options = 'default' in parameter ? { defaultValue: parameter.default } : { nullable };
    Arg(name, type, { description, ...options })(prototype, field, position);
  }
}

const classOf = (prototype: object): ApiClass => prototype.constructor as unknown as ApiClass;

/** A field that is a column of the type's table. */
export function ColumnField(returns: Returns, options: ColumnOptions): PropertyDecorator {
  if (options.mask && (!options.nullable || options.filter || options.order)) {
    throw new Error(`a masked field is nullable, and can't be filtered or sorted by: ${options.description}`);
  }
  return (prototype, name) =>
    declare(classOf(prototype), String(name), returns, {
      ...options,
      mapping: {
        kind: 'column',
        property: options.property ?? String(name),
        ...(options.mask && { mask: options.mask }),
      },
    });
}

/** A field that leads to at most one row of another type. */
export function ToOneField(
  target: () => ApiClass,
  options: FieldOptions & { property?: string; filter?: boolean },
): PropertyDecorator {
  return (prototype, name) =>
    declare(classOf(prototype), String(name), target, {
      ...options,
      mapping: { kind: 'toOne', property: options.property ?? String(name), target },
    });
}

/** The same as `ToOneField`, for the module that owns the type that is led to and not the one it hangs on. */
export function addToOne(
  owner: ApiClass,
  name: string,
  target: () => ApiClass,
  options: FieldOptions & { property?: string; filter?: boolean },
): void {
  ToOneField(target, options)(owner.prototype, name);
}

/** A field of a version that leads to the record as of then. */
export function RecordField(options: { description: string }): PropertyDecorator {
  return (prototype, name) =>
    declare(classOf(prototype), String(name), () => Node, {
      ...options,
      nullable: true,
      mapping: { kind: 'record' },
    });
}

/** A field that is worked out from the row and what hangs on it. */
export function ComputedField(
  returns: Returns,
  options: FieldOptions & { sql: ComputedMapping['sql'] },
): PropertyDecorator {
  return (prototype, name) =>
    declare(classOf(prototype), String(name), returns, {
      ...options,
      mapping: { kind: 'computed', sql: options.sql },
    });
}

/** Declares a type of values in several forms: no table, but columns of the row whose field it is, told in other words. */
export function HubValue(
  name: string,
  options: { description: string; filter?: ValueFilter },
): ClassDecorator {
  return (target) => {
    const api = target as unknown as ApiClass;
    declarations.addValue(api, { name, filter: options.filter });
    ObjectType(name, { description: options.description })(target);
    Extensions({ value: api })(target);
  };
}

/** One of the forms of a value. */
export function FormField(returns: Returns, options: FieldOptions & { sql: ValueForm }): PropertyDecorator {
  const { description, nullable = false, sql } = options;
  return (prototype, name) => {
    Field(returns, { description, nullable })(prototype, String(name));
    Extensions({ form: sql })(prototype, String(name));
  };
}

type ValueOptions = FieldOptions &
  (
    | {
        /** The properties of the table's class that it is worked out from; where the first is null, so is the value. */
        properties: readonly [string, ...string[]];
        /** Whether lists filter by the first of them. */
        filter?: boolean;
        order?: boolean;
      }
    | {
        /** What it is worked out from, where it is more than columns. */
        columns: (row: RowSql) => readonly [string, ...string[]];
      }
  );

/** A field whose value is told in several forms. */
export function ValueField(target: () => ApiClass, options: ValueOptions): PropertyDecorator {
  const columns = 'columns' in options ? options.columns : (row: RowSql) => options.properties.map(row);
  const property = 'properties' in options ? options.properties[0] : undefined;
  return (prototype, name) =>
    declare(classOf(prototype), String(name), target, {
      ...options,
      mapping: { kind: 'value', target, columns, property },
    });
}

interface ToManyOptions {
  by: Belonging;
  description: string;
}

interface ListOptions extends ToManyOptions {
  order: ListMapping['order'];
}

/** A field that lists rows of another type in pages. */
export function ConnectionField(target: () => ApiClass, options: ToManyOptions): PropertyDecorator {
  return (prototype, name) => addConnection(classOf(prototype), String(name), target, options);
}

/** A field that lists all of the few rows of another type that belong to this one. */
export function ListField(target: () => ApiClass, options: ListOptions): PropertyDecorator {
  return (prototype, name) => addList(classOf(prototype), String(name), target, options);
}

/** The same as `ConnectionField`, for the module that owns the listed type and not the one it hangs on. */
export function addConnection(
  owner: ApiClass,
  name: string,
  target: () => ApiClass,
  options: ToManyOptions,
): void {
  declarations.addListed(target);
  declare(owner, name, () => connectionOf(target()), {
    description: options.description,
    mapping: { kind: 'connection', target, by: options.by },
    arguments: pageArguments(target),
  });
}

/** The same as `ListField`, for the module that owns the listed type and not the one it hangs on. */
export function addList(owner: ApiClass, name: string, target: () => ApiClass, options: ListOptions): void {
  declare(owner, name, () => [target()], {
    description: options.description,
    mapping: { kind: 'list', target, by: options.by, order: options.order },
  });
}

/** Declares that lists of a type also filter by something that is no field of it. */
export function FilterBy(
  name: string,
  description: string,
  condition: DeclaredFilter['condition'],
): ClassDecorator {
  return (target) => declarations.addFilter(target as unknown as ApiClass, { name, description, condition });
}

/** What every field of Query takes that answers one object, or those of a list of ids. */
const AS_OF: ArgumentDeclaration = {
  name: 'asOf',
  type: () => GraphQLDateTime,
  description:
    'As of when: everything under this field is then answered as it was recorded by the end of that millisecond, and by who may read it today. The present where it is left out; a time to come is refused.',
  nullable: true,
};

/** A field of Query that answers one object, or those of a list of ids. */
export function RootField(
  returns: Returns,
  options: FieldOptions & { arguments: ArgumentDeclaration[]; mapping: RootMapping },
): PropertyDecorator {
  return (prototype, name) => {
    Query(returns, { description: options.description, nullable: options.nullable ?? false })(
      prototype,
      String(name),
      {},
    );
    Extensions({ mapping: options.mapping })(prototype, String(name));
    declareArguments(prototype, String(name), [...options.arguments, AS_OF]);
  };
}

/** A field of Query that lists all rows of a type in pages. */
export function RootConnection(target: () => ApiClass, options: { description: string }): PropertyDecorator {
  return (prototype, name) => {
    declarations.addListed(target);
    Query(() => connectionOf(target()), { description: options.description })(prototype, String(name), {});
    Extensions({ mapping: { kind: 'connection', target } satisfies RootMapping })(prototype, String(name));
    declareArguments(prototype, String(name), pageArguments(target));
  };
}

/** A field of Query that searches: its rows come from a function of its arguments, in an order of their own. */
export function RootSearch(
  target: () => ApiClass,
  options: { description: string; arguments: ArgumentDeclaration[] } & Omit<SearchMapping, 'kind' | 'target'>,
): PropertyDecorator {
  const { description, arguments: parameters, rows, order, check } = options;
  return (prototype, name) => {
    declarations.addListed(target);
    Query(() => connectionOf(target()), { description })(prototype, String(name), {});
    Extensions({ mapping: { kind: 'search', target, rows, order, check } satisfies SearchMapping })(
      prototype,
      String(name),
    );
    declareArguments(prototype, String(name), [...parameters, ...windowArguments()]);
  };
}

/** A field of Query that lists the versions of one record. */
export function RootVersions(target: () => ApiClass, options: { description: string }): PropertyDecorator {
  return (prototype, name) => {
    declarations.addListed(target);
    Query(() => connectionOf(target()), { description: options.description })(prototype, String(name), {});
    Extensions({ mapping: { kind: 'versions', target } satisfies RootMapping })(prototype, String(name));
    const id = { name: 'target', type: () => ID, description: 'The global id of the record.' };
    declareArguments(prototype, String(name), [id, ...windowArguments()]);
  };
}

/** For a lookup by something that rows had in turn: who has it today, else who had it last. */
export const currentFirst = (row: RowSql): string => `${row('validTo')} IS NOT NULL, ${row('validTo')} DESC`;

/** The two fields that every dated type has. */
export function declareValidity(target: ApiClass): void {
  declare(target, 'validFrom', () => GraphQLLocalDate, {
    description: 'First day on which it holds; null where it is not known.',
    nullable: true,
    filter: true,
    order: true,
    mapping: { kind: 'column', property: 'validFrom' },
  });
  declare(target, 'validTo', () => GraphQLLocalDate, {
    description: 'First day on which it holds no longer; null while it holds.',
    nullable: true,
    filter: true,
    order: true,
    mapping: { kind: 'column', property: 'validTo' },
  });
}

/** A field of Query that code answers, of which there are few: what can't be said in one statement. */
export function AnsweredField(
  returns: Returns,
  options: FieldOptions & {
    arguments?: ArgumentDeclaration[];
    answer: CodeAnswer;
    /** May be asked without a key. */
    isOpen?: boolean;
  },
): PropertyDecorator {
  const { description, nullable = false, arguments: parameters = [], answer, isOpen = false } = options;
  return (prototype, name) => {
    Query(returns, { description, nullable })(prototype, String(name), {});
    Extensions({ answer, isOpen })(prototype, String(name));
    declareArguments(prototype, String(name), parameters);
  };
}
