import {
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { PERSONAS } from '../factories/personas.ts';
import { type Line, lineOf } from './table.ts';

/** One line of the table of fields: some fields of a type, and whose of their values each persona sees. */
export interface FieldLine {
  type: string;
  fields: readonly string[];
  line: Line;
}

/**
 * Reads a table of fields that was written by hand: a type, some of its fields, and behind a bar a column for each
 * persona. A line may go on below, up to its bar.
 */
export function fieldsOf(text: string): FieldLine[] {
  const [head = [], ...rest] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
  if (head.join(' ') !== PERSONAS.join(' ')) throw new Error(`the columns must be ${PERSONAS.join(' ')}`);
  const found: FieldLine[] = [];
  let before: string[] = [];
  for (const words of rest) {
    const bar = words.indexOf('|');
    if (bar < 0) {
      before = [...before, ...words];
      continue;
    }
    const [type = '', ...fields] = [...before, ...words.slice(0, bar)];
    found.push({ type, fields, line: lineOf(`${type} ${fields[0]}`, words.slice(bar + 1)) });
    before = [];
  }
  if (before.length > 0) throw new Error(`${before.join(' ')}: there are no cells`);
  return found;
}

/** What every connection and every edge has, and nothing beside it: what its rows are decides. */
const FRAMES: Readonly<Record<string, string>> = {
  Connection: 'edges nodes pageInfo totalCount totalCountIsCapped',
  Edge: 'cursor node',
};

/** Where a page lies in its list, and why a mutation was refused: of the viewer's own question. */
const OF_THE_QUESTION = new Set(['PageInfo', 'UserError']);

/** The lines by the field of an object type, such as `Temple.nameTh`. */
export function byField(
  schema: GraphQLSchema,
  table: readonly FieldLine[],
): { lines: Map<string, Line>; faults: string[] } {
  const lines = new Map<string, Line>();
  const faults: string[] = [];
  for (const { type: name, fields, line } of table) {
    const type = schema.getType(name);
    for (const field of fields) {
      if ((!isObjectType(type) && !isInterfaceType(type)) || !type.getFields()[field]) {
        faults.push(`${name}.${field}: there is no such field`);
        continue;
      }
      for (const { name: each } of isInterfaceType(type) ? schema.getPossibleTypes(type) : [type]) {
        if (lines.has(`${each}.${field}`)) faults.push(`${each}.${field}: two lines are about it`);
        lines.set(`${each}.${field}`, line);
      }
    }
  }
  return { lines, faults };
}

/** The fields of the schema about which no line says who sees them. */
export function withoutLine(schema: GraphQLSchema, lines: ReadonlyMap<string, Line>): string[] {
  const found: string[] = [];
  const mutation = schema.getMutationType();
  const answered = Object.values(mutation?.getFields() ?? {});
  const payloads = new Set(answered.map(({ type }) => getNamedType(type).name));
  // A row of a batch is a payload of its own.
  for (const { type, extensions } of answered)
    if (extensions.batch) payloads.add(getNamedType(type).name.replace(/Payload$/, 'Row'));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type) || type === mutation) continue;
    if (OF_THE_QUESTION.has(type.name) || payloads.has(type.name)) continue;
    const names = Object.keys(type.getFields()).sort();
    const frame = Object.entries(FRAMES).find(([end]) => type.name.endsWith(end));
    if (frame && frame[1] === names.join(' ')) continue;
    found.push(...names.map((name) => `${type.name}.${name}`).filter((field) => !lines.has(field)));
  }
  return found;
}
