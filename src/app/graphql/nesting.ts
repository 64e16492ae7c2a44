import type { FastifyRequest } from 'fastify';
import { HubError } from '../../kernel/errors.ts';

/**
 * Brackets within brackets, in a document and in its variables. What reads them goes one call deeper with each: some
 * thousands end on the stack, and some hundreds of filters within filters take seconds to put together.
 */
export const NESTING = 100;

const OPENING = '{[(';
const CLOSING = '}])';

/** Whether a document, or JSON, nests deeper than is read; looks no further than it must. */
function isDeepText(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length && depth <= NESTING; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '#') at = endOfLine(text, at);
    else if (OPENING.includes(letter)) depth += 1;
    else if (CLOSING.includes(letter)) depth -= 1;
  }
  return depth > NESTING;
}

const BLOCK = '"""';

/** Where a string ends that begins at a place; one that never ends goes to the end of its line, or of all. */
function endOfString(text: string, start: number): number {
  if (text.startsWith(BLOCK, start)) {
    let end = text.indexOf(BLOCK, start + BLOCK.length);
    while (end > 0 && text.charAt(end - 1) === '\\') end = text.indexOf(BLOCK, end + BLOCK.length);
    return end < 0 ? text.length : end + BLOCK.length - 1;
  }
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') at += 1;
    else if (letter === '"' || letter === '\n' || letter === '\r') return at;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  const length = text.slice(start).search(/[\n\r]/);
  return length < 0 ? text.length : start + length;
}

const isDeepValue = (value: unknown, left = NESTING): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => isDeepValue(inner, left - 1)));

const tooDeep = (field: string): HubError =>
  new HubError(
    'BAD_INPUT',
    {
      th: `${field} ซ้อนวงเล็บลึกเกิน ${NESTING} ชั้น`,
      en: `${field} nests brackets deeper than ${NESTING} levels`,
    },
    { field, rule: `nesting <= ${NESTING}` },
  );

/**
 * Refuses what nests too deeply before anything reads it.
 * @throws HubError BAD_INPUT
 */
export function refuseDeepNesting({ method, body, query: parameters }: FastifyRequest): void {
  const given = method === 'POST' ? body : parameters;
  if (typeof given !== 'object' || given === null) return;
  const { query, variables } = given as { query?: unknown; variables?: unknown };
  if (typeof query === 'string' && isDeepText(query)) throw tooDeep('query');
  if (typeof variables === 'string' ? isDeepText(variables) : isDeepValue(variables))
    throw tooDeep('variables');
}
