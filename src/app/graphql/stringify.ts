import type { FormattedExecutionResult } from 'graphql';
import { JsonData } from '../../read/index.ts';

/** The text of an answer; data that is JSON already is set in as it is. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data, ...rest } = result as FormattedExecutionResult & { data?: unknown };
  if (!(data instanceof JsonData)) return JSON.stringify(result);
  const others = JSON.stringify(rest);
  return others === '{}' ? `{"data":${data.text}}` : `{"data":${data.text},${others.slice(1)}`;
}
