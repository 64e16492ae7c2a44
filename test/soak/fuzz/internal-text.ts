import type { HubUnderTrial } from '../hub-under-trial.ts';

/** What no answer may tell: SQL, what the database says, stacks, paths, names of what the hub is made with. */
const TELLING: readonly RegExp[] = [
  /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\s+[\w"$*(]+/,
  /\bhub\.[a-z_]+/,
  /duplicate key|violates|null value in|relation "|column "|constraint "|syntax error at or near/i,
  /invalid input syntax|invalid byte sequence|out of range for|deadlock detected|transaction is aborted/i,
  /row-level security|permission denied for|prepared statement|cached plan/i,
  /\bat [^\n]{0,200}(?:file:\/\/|node:|\/)[^\s)]*:\d+/,
  /\bat \//,
  /node_modules|file:\/\/|\.(?:ts|js|mjs|cjs)\b:?\d*/,
  /(?:^|[\s"'(])\/(?:home|root|tmp|usr|var|opt|work|etc)\//,
  /\b(?:typeorm|QueryFailedError|pg-protocol|pg-pool|postgres(?:ql)?|FST_ERR\w*|SQLSTATE|ECONN[A-Z]+|HPE_\w+)\b/i,
  /\b(?:TypeError|RangeError|ReferenceError|SyntaxError)\b|Cannot read propert|is not a function|is not iterable|Maximum call stack/,
  /Unexpected (?:token|end of JSON|non-whitespace)|in JSON at position|URI malformed/,
];

/** Finds in an answer what only the hub's makers should see. */
export class InternalText {
  private constructor(private readonly patterns: readonly RegExp[]) {}

  /** Knows the names of tables, constraints, indexes and functions out of the database itself. */
  static async of(hub: HubUnderTrial): Promise<InternalText> {
    const names: { name: string }[] = await hub.rows(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'hub'::regnamespace
       UNION SELECT conname FROM pg_constraint WHERE connamespace = 'hub'::regnamespace
       UNION SELECT proname FROM pg_proc WHERE pronamespace = 'hub'::regnamespace`,
    );
    // A single word, such as "partner", is the register's own.
    const telling = names.map(({ name }) => name).filter((name) => name.includes('_'));
    return new InternalText([...TELLING, new RegExp(`\\b(?:${telling.join('|')})\\b`)]);
  }

  /** The first telling piece of what was answered; what the client sent itself may come back to it. */
  in(answered: string, sent: string): string | undefined {
    for (const text of spokenIn(answered)) {
      for (const pattern of this.patterns) {
        const [found] = pattern.exec(text) ?? [];
        if (found !== undefined && !sent.includes(found)) return found;
      }
    }
    return undefined;
  }
}

/** What the hub itself says in an answer: its errors and refusals. Data is what partners have written. */
function spokenIn(answered: string): string[] {
  let answer: unknown;
  try {
    answer = JSON.parse(answered);
  } catch {
    return [answered];
  }
  const spoken: string[] = [];
  const gather = (value: unknown, isSpoken: boolean): void => {
    if (typeof value === 'string' && isSpoken) spoken.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value))
      gather(inner, isSpoken || ['errors', 'userErrors', 'extensions'].includes(key));
  };
  gather(answer, false);
  return spoken;
}
