import type { FormattedExecutionResult } from 'graphql';
import { JsonData } from '../../read/index.ts';

/** What stands around data that is JSON already. */
function frameOf(
  result: FormattedExecutionResult,
): { data: JsonData; before: string; after: string } | undefined {
  const { data, ...rest } = result as FormattedExecutionResult & { data?: unknown };
  if (!(data instanceof JsonData)) return undefined;
  const others = JSON.stringify(rest);
  return { data, before: '{"data":', after: others === '{}' ? '}' : `,${others.slice(1)}` };
}

/** The text of an answer; data that is JSON already is set in as it is. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const frame = frameOf(result);
  return frame ? `${frame.before}${frame.data.text}${frame.after}` : JSON.stringify(result);
}

/** The same as it goes out: bytes where the data came as bytes. */
export function bodyOf(result: FormattedExecutionResult): string | Buffer {
  const frame = frameOf(result);
  if (!frame) return JSON.stringify(result);
  const { data, before, after } = frame;
  return typeof data.content === 'string'
    ? `${before}${data.content}${after}`
    : data.content.framed(before, after);
}
