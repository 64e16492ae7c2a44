/** What one operation may ask for (DESIGN section 10). */
export const LIMITS = {
  /** Fields within fields; a root field is at depth 1. */
  depth: 12,
  /** Fields under a name of the client's choice, fragments counted each time they are spread. */
  aliases: 30,
  /** Lexical tokens of the document. */
  tokens: 15_000,
  /** Bytes of an HTTP body. */
  bodyBytes: 2 * 1024 * 1024,
  /** Bytes of a file that is sent. */
  fileBytes: 20 * 1024 * 1024,
  /** Rows, were every page of the operation full. */
  nodes: 50_000,
  /** What the operation may cost. */
  points: 5_000,
} as const;
