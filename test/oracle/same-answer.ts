import type { ExecutionResult } from 'graphql';
import { HubError } from '../../src/kernel/errors.ts';
import { tryHub, tryOracle } from '../setup/ask-hub.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';
import type { RandomOperation } from './random-operation.ts';

type Asked = Pick<RandomOperation, 'source' | 'variables'> & { seed?: number };

/** The codes under which a question was refused; a fault of ours counts under its message. */
const codesOf = ({ errors = [] }: ExecutionResult): string[] =>
  errors.map(({ originalError, message }) => {
    if (originalError instanceof HubError) return originalError.code;
    return /Argument "|Variable "/.test(message) ? 'BAD_USER_INPUT' : `fault: ${message}`;
  });

/** What differs between the two answers, told so that the case can be run again; nothing where they are the same. */
export function differenceOf(
  asked: Asked,
  hub: ExecutionResult,
  oracle: ExecutionResult,
): string | undefined {
  const [refused, expected] = [codesOf(hub), codesOf(oracle)];
  // The reader refuses an operation as a whole, and by one reason; the plain resolvers each for itself.
  const isSameRefusal = refused.length === 1 && expected.includes(refused[0]!);
  const isSame =
    expected.length > 0
      ? isSameRefusal
      : refused.length === 0 && JSON.stringify(hub.data) === JSON.stringify(oracle.data);
  const isFault = [...refused, ...expected].some((code) => code.startsWith('fault'));
  if (isSame && !isFault) return undefined;
  return [
    `seed ${asked.seed}`,
    asked.source,
    `variables ${JSON.stringify(asked.variables)}`,
    `hub    ${JSON.stringify(refused.length > 0 ? refused : hub.data)}`,
    `oracle ${JSON.stringify(expected.length > 0 ? expected : oracle.data)}`,
  ].join('\n');
}

/** Asks both, and answers what the hub said and where the two differ. */
export async function compare(database: TestDatabase, asked: Asked, ask = tryHub) {
  const oracle = await tryOracle(database, asked.source, asked.variables);
  const hub = await ask(database, asked.source, asked.variables);
  return { hub, difference: differenceOf(asked, hub, oracle) };
}
