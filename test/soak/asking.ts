import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** The body of a GraphQL request. */
export interface Body {
  query: string;
  variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface Answer {
  status: number;
  text: string;
}

/** A request that was not answered. */
export class NoAnswer extends Error {
  constructor(
    /** What the socket said, such as ECONNREFUSED. */
    readonly code: string,
    /** Whether the connection had answered a request before. */
    readonly onUsedConnection: boolean,
  ) {
    super(`no answer: ${code}${onUsedConnection ? ' on a connection in use' : ''}`);
  }

  /** Nobody listened: not a byte of the request was sent. */
  get wasRefused(): boolean {
    return this.code === 'ECONNREFUSED';
  }
}

/** Connections that stay open from one request to the next. */
export const keptAlive = (most = Number.POSITIVE_INFINITY): Agent =>
  new Agent({ keepAlive: true, maxSockets: most });

/**
 * Asks once; sends nothing again by itself.
 * @throws NoAnswer
 */
export const ask = (port: string, key: string | undefined, body: Body, agent?: Agent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const payload = JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    };
    const options = { host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers };
    const fail = (fault: NodeJS.ErrnoException) =>
      reject(new NoAnswer(fault.code ?? fault.message, asked.reusedSocket));
    const asked = request({ ...options, agent: agent ?? false }, (answer) => {
      text(answer).then((said) => resolve({ status: answer.statusCode ?? 0, text: said }), fail);
    });
    asked.on('error', fail);
    asked.end(payload);
  });

/** The outcome of a mutation, read out of an answer. */
export interface Payload {
  partner: { id: string; nameEn: string; version: number } | null;
  userErrors: { code: string; field: string | null; rule: string | null; value: string | null }[];
}

/** The payload of the only field of a mutation; undefined where the answer has none, so that nothing was acknowledged. */
export function payloadOf({ status, text: said }: Answer): Payload | undefined {
  if (status !== 200) return undefined;
  const { data } = JSON.parse(said) as { data?: Record<string, Payload | null> | null };
  return Object.values(data ?? {})[0] ?? undefined;
}

/** Whether an answer acknowledges the write. */
export const isDone = (answer: Answer): boolean => {
  const payload = payloadOf(answer);
  return payload !== undefined && payload.userErrors.length === 0 && payload.partner !== null;
};

const AGAIN_MS = 50;

/**
 * Sends until there is an answer, as a client does that was told nothing: what is not acknowledged is sent again, after
 * a connection that broke and after an answer that says that the hub can't just now.
 */
export async function askUntilAnswered(
  port: string,
  key: string,
  body: Body,
  agent: Agent,
  onRepeat: () => void = () => {},
): Promise<Answer> {
  for (;;) {
    try {
      const answer = await ask(port, key, body, agent);
      if (payloadOf(answer) !== undefined) return answer;
      if (!/"UNAVAILABLE"/.test(answer.text)) return answer;
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
    }
    onRepeat();
    await pause(AGAIN_MS);
  }
}
