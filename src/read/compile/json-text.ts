/** Quotes a text as an SQL literal. */
export const literal = (text: string): string => {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
};

/**
 * JSON as text, put together in SQL. Every part must be an SQL text that is not null and is JSON already: this is
 * faster than json_build_object and json_agg, and nothing but this file knows how it is done.
 */
export class JsonText {
  readonly #parts: string[] = [];
  #pending = '';

  /** Adds JSON that is known while compiling. */
  text(json: string): this {
    this.#pending += json;
    return this;
  }

  /** Adds JSON that an SQL expression gives. */
  sql(expression: string): this {
    this.#flush();
    this.#parts.push(expression);
    return this;
  }

  toSql(): string {
    this.#flush();
    return this.#parts.length === 0 ? "''" : this.#parts.join(' || ');
  }

  #flush(): void {
    if (this.#pending) this.#parts.push(literal(this.#pending));
    this.#pending = '';
  }
}

/** One field of an object: its key, and its value as SQL or as JSON that is known while compiling. */
export type JsonField = [key: string, value: { sql: string } | { json: string }];

/** An object out of its fields, in their order, as an SQL expression. */
export function jsonObject(fields: JsonField[]): string {
  const object = new JsonText().text('{');
  for (const [position, [key, value]] of fields.entries()) {
    object.text(`${position > 0 ? ',' : ''}${JSON.stringify(key)}:`);
    if ('sql' in value) object.sql(value.sql);
    else object.text(value.json);
  }
  return object.text('}').toSql();
}

/** An array of the rows of a group, each as its JSON, as an aggregate. */
export const jsonArray = (element: string, order: string, filter = ''): string => {
  const rows = `string_agg(${element}, ',' ORDER BY ${order})${filter}`;
  return `'[' || coalesce(${rows}, '') || ']'`;
};
