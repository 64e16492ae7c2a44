import { registerEnumType } from 'type-graphql';

const names = new Map<unknown, string>();

/** Brings an enum into the schema with a description of itself and of each of its values. */
export function hubEnum<T extends string>(
  values: Record<string, T>,
  name: string,
  description: string,
  descriptions: Record<T, string>,
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { description: descriptions[value] }]),
  );
  registerEnumType(values, { name, description, valuesConfig });
  names.set(values, name);
}

/** The schema's name of an enum that was brought in. */
export function enumNamed(values: unknown): string {
  const name = names.get(values);
  if (!name) throw new Error('the enum was not brought into the schema by hubEnum');
  return name;
}
