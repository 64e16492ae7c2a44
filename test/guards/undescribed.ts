import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from 'graphql';

interface Described {
  name: string;
  description?: string | null | undefined;
}

/** The parts of a type that a reader of the API meets, by the path under which they are known. */
function partsOf(type: GraphQLNamedType): [string, Described][] {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, field] as [string, Described],
    ...field.args.map((arg): [string, Described] => [`${type.name}.${field.name}(${arg.name}:)`, arg]),
  ]);
}

/** Paths of all types, fields, arguments, enum values, input fields and directives without a description. */
export function undescribed(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  const parts: [string, Described][] = [
    ...types.flatMap((type) => [[type.name, type] as [string, Described], ...partsOf(type)]),
    ...directives.flatMap((directive) => [
      [`@${directive.name}`, directive] as [string, Described],
      ...directive.args.map((arg): [string, Described] => [`@${directive.name}(${arg.name}:)`, arg]),
    ]),
  ];
  return parts.filter(([, part]) => !part.description?.trim()).map(([path]) => path);
}
