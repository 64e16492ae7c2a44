import { type GraphQLFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

/** What answers the fields of the schema, by `Type.field`; an interface's entry serves all of its types. */
export type Answers<Context> = Readonly<Record<string, GraphQLFieldResolver<never, Context>>>;

/**
 * Gives the schema's fields their resolvers. A field without an entry is the property of that name on its parent.
 * An entry for a field that doesn't exist is a mistake, and so is a field of Query without an entry that code doesn't answer.
 */
export function attach<Context>(schema: GraphQLSchema, answers: Answers<Context>): GraphQLSchema {
  const used = new Set<string>();
  const answerOf = (typeName: string, field: string) => {
    const key = `${typeName}.${field}`;
    if (answers[key]) used.add(key);
    return answers[key];
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const answer = [type.name, ...type.getInterfaces().map((parent) => parent.name)]
        .map((name) => answerOf(name, field.name))
        .find(Boolean);
      const isByCode = field.extensions.answer !== undefined;
      if (type === schema.getQueryType() && !answer && !isByCode)
        throw new Error(`Query.${field.name} has no answer`);
      if (answer) field.resolve = answer as GraphQLFieldResolver<unknown, unknown>;
      else delete field.resolve;
    }
  }
  const unused = Object.keys(answers).filter((key) => !used.has(key));
  if (unused.length > 0) throw new Error(`answers to fields that don't exist: ${unused.join(', ')}`);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) for (const field of Object.values(type.getFields())) delete field.resolve;
  }
  return schema;
}
