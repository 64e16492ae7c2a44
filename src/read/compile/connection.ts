import { type GraphQLObjectType, getNamedType } from 'graphql';
import { COUNT_CAP } from '../../kernel/listing/index.ts';
import type { Compilation } from './compilation.ts';
import { type JsonField, type JsonValue, jsonObject } from './json-text.ts';
import { embed, type Level } from './level.ts';
import { type AskedList, ListCompiler } from './list-compiler.ts';
import { asksForMore, PageParts } from './page-parts.ts';

const isCountField = (name: string) => name === 'totalCount' || name === 'totalCountIsCapped';

/** A list in pages as JSON: one lateral step for its rows, one for its count where that is asked for. */
export function compileConnection(compilation: Compilation, parent: Level, asked: AskedList): JsonValue {
  const list = new ListCompiler(compilation, asked);
  const type = getNamedType(asked.field.type) as GraphQLObjectType;
  const here = parent.at(asked.key).withOwnNotes();
  const parts = new PageParts(compilation, list, here, asksForMore(compilation, list, asked));
  const fields = compilation.describe(`${asked.key}: a page of ${asked.target.declared.name}`, () =>
    [...compilation.selection(type, asked.nodes)].map(([key, nodes]): JsonField => {
      const name = nodes[0]!.name.value;
      if (name === '__typename') return [key, { json: JSON.stringify(type.name) }];
      if (name === 'totalCount') return [key, { sql: `least(counted.total, ${COUNT_CAP})::text` }];
      if (name === 'totalCountIsCapped') return [key, { sql: `(counted.total > ${COUNT_CAP})::text` }];
      return [key, parts.field(type, key, name, nodes)];
    }),
  );
  const names = [...compilation.selection(type, asked.nodes).values()].map((nodes) => nodes[0]!.name.value);
  const rowNotes = parts.notes();
  const sources = [parts.sql(), names.some(isCountField) ? `(${list.count()}) counted` : undefined].filter(
    (source) => source !== undefined,
  );
  // A count that says by itself that it is capped needs no note of it.
  if (names.includes('totalCount') && !names.includes('totalCountIsCapped')) {
    here.note('totalCount', 'COUNT_CAPPED', `counted.total > ${COUNT_CAP}`);
  }
  return {
    framed: (before, after) =>
      embed(parent, compilation.alias(asked.key), {
        json: jsonObject(fields, before, after),
        notes: [...here.notes, ...rowNotes],
        rest: sources.length > 0 ? `FROM ${sources.join(' CROSS JOIN ')}` : '',
      }),
  };
}
