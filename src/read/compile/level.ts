import { literal } from './json-text.ts';

/** Where in the answer something stands: each step is SQL that gives a key or an index as JSON. */
export class Path {
  readonly #steps: readonly string[];

  constructor(steps: readonly string[] = []) {
    this.#steps = steps;
  }

  key(name: string): Path {
    return new Path([...this.#steps, literal(JSON.stringify(name))]);
  }

  /** @param position SQL that counts rows from 1 */
  index(position: string): Path {
    return new Path([...this.#steps, `(${position} - 1)::text`]);
  }

  toSql(): string {
    return `'[' || ${this.#steps.join(` || ',' || `)} || ']'`;
  }
}

/**
 * One level of a statement: the joins that its rows bring along, and what is to be noted of them on the second channel,
 * beside the JSON of the answer (DESIGN section 11). A note is SQL that gives JSON objects with a comma before each, or
 * an empty text.
 */
export class Level {
  readonly path: Path;
  readonly joins: string[];
  readonly notes: string[];

  constructor(path: Path, joins: string[] = [], notes: string[] = []) {
    this.path = path;
    this.joins = joins;
    this.notes = notes;
  }

  /** The same level further down the answer. */
  at(key: string): Level {
    return new Level(this.path.key(key), this.joins, this.notes);
  }

  /** The same rows, with notes of their own. */
  withOwnNotes(): Level {
    return new Level(this.path, this.joins);
  }

  /** Notes a reason at a field of this level, where a condition holds. */
  note(key: string, reason: string, condition: string): void {
    const place = `',{"path":' || ${this.path.key(key).toSql()}`;
    this.notes.push(
      `CASE WHEN ${condition} THEN ${place} || ${literal(`,"reason":${JSON.stringify(reason)}}`)} ELSE '' END`,
    );
  }
}

export const joinNotes = (notes: readonly string[]): string => notes.join(' || ');

/** A subquery that gives JSON, and perhaps notes. */
export interface Subquery {
  json: string;
  notes: readonly string[];
  /** From FROM on. */
  rest: string;
}

/**
 * Sets a subquery into a level and answers the SQL of its JSON, null where it has no row: a plain expression, or, where
 * there is something to note as well, a join of the level.
 */
export function embed(level: Level, alias: string, { json, notes, rest }: Subquery): string {
  if (notes.length === 0) return `(SELECT ${json} ${rest})`;
  const both = `SELECT ${json} AS json, ${joinNotes(notes)} AS notes ${rest}`;
  level.joins.push(`LEFT JOIN LATERAL (${both}) ${alias} ON true`);
  level.notes.push(`coalesce(${alias}.notes, '')`);
  return `${alias}.json`;
}
