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
  /** SQL that waits for the text behind it. */
  #open: ((behind: string) => string) | undefined;

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

  /** Adds JSON by SQL that takes in the text on both sides of it. */
  framed(framed: Framed): this {
    // What stands between two of them goes into the first.
    if (this.#open) this.#flush();
    const before = this.#pending;
    this.#pending = '';
    this.#open = (after) => framed(before, after);
    return this;
  }

  toSql(): string {
    this.#flush();
    return this.#parts.length === 0 ? "''" : this.#parts.join(' || ');
  }

  #flush(): void {
    if (this.#open) this.#parts.push(this.#open(this.#pending));
    else if (this.#pending) this.#parts.push(literal(this.#pending));
    this.#pending = '';
    this.#open = undefined;
  }
}

/** SQL of JSON with JSON around it that is known while compiling: a long value is then not copied to be framed. */
type Framed = (before: string, after: string) => string;

/**
 * A value of an object: SQL of its JSON, perhaps of what is its JSON only between two signs; or JSON that is known while
 * compiling; or SQL that takes in what stands around it.
 */
export type JsonValue = { sql: string; between?: '""' | '[]' } | { json: string } | { framed: Framed };

export type JsonField = [key: string, value: JsonValue];

/** An object out of its fields, in their order, as an SQL expression; and the text that it takes in. */
export function jsonObject(fields: JsonField[], before = '', after = ''): string {
  const object = new JsonText().text(`${before}{`);
  for (const [position, [key, value]] of fields.entries()) {
    object.text(`${position > 0 ? ',' : ''}${JSON.stringify(key)}:`);
    if ('json' in value) object.text(value.json);
    else if ('framed' in value) object.framed(value.framed);
    else {
      const [opening = '', closing = ''] = value.between ?? '';
      object.text(opening).sql(value.sql).text(closing);
    }
  }
  return object.text(`}${after}`).toSql();
}

/** The rows of a group, each as its JSON, with commas between them, as an aggregate. */
export const jsonItems = (element: string, order: string, filter = ''): string =>
  `coalesce(string_agg(${element}, ',' ORDER BY ${order})${filter}, '')`;

/** An array of the rows of a group, as an aggregate. */
export const jsonArray = (element: string, order: string): string =>
  `'[' || ${jsonItems(element, order)} || ']'`;
