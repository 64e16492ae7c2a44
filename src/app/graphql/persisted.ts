import type { FastifyRequest } from 'fastify';
import { HubError } from '../../kernel/errors.ts';
import { type KnownOperations, sha256Of } from '../limits/index.ts';

const addressOf = (path: string, parts: Readonly<Record<string, unknown>>): string => {
  const given = Object.entries(parts).filter(([, part]) => part !== undefined);
  return `${path}?${new URLSearchParams(given.map(([name, part]): [string, string] => [name, String(part)]))}`;
};

const notFound = (id: string): HubError =>
  new HubError(
    'PERSISTED_QUERY_NOT_FOUND',
    { th: 'ไม่มีคำสั่งที่บันทึกไว้ด้วยรหัสนี้', en: 'There is no persisted operation with this id' },
    { field: 'documentId', rule: 'an id of the manifest', value: id },
  );

const wrong = (th: string, en: string): HubError =>
  new HubError('BAD_INPUT', { th, en }, { field: 'documentId', rule: en });

/** What of a request names an operation. */
interface Named {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
  [part: string]: unknown;
}

/** Apollo's way of naming an operation: the hash of its text. */
function hashIn(extensions: unknown): string | undefined {
  const given = typeof extensions === 'string' ? parsed(extensions) : extensions;
  const { persistedQuery } = (given ?? {}) as {
    persistedQuery?: { version?: unknown; sha256Hash?: unknown };
  };
  const hash = persistedQuery?.version === 1 ? persistedQuery.sha256Hash : undefined;
  return typeof hash === 'string' ? hash : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text that a request names; undefined where it brings its own, or names nothing that is understood here. */
function textNamed(
  { query, documentId, extensions }: Named,
  operations: KnownOperations,
): string | undefined {
  if (documentId !== undefined) {
    if (typeof documentId !== 'string') throw wrong('documentId ต้องเป็นข้อความ', 'documentId must be a string');
    if (query !== undefined)
      throw wrong('ส่ง query หรือ documentId อย่างเดียว', 'Send either query or documentId');
    return operations.textOf(documentId) ?? refuse(documentId);
  }
  const hash = operations.hasAny && extensions !== undefined ? hashIn(extensions) : undefined;
  if (hash === undefined) return undefined;
  if (query === undefined) return operations.textOf(hash) ?? refuse(hash);
  if (typeof query !== 'string' || sha256Of(query) !== hash)
    throw wrong('sha256Hash ไม่ตรงกับ query', 'sha256Hash is not that of query');
  return query;
}

function refuse(id: string): never {
  throw notFound(id);
}

/**
 * Puts the text of the operation that a request names into its place, so that from here on it is a request like any
 * other: by `documentId` (GraphQL over HTTP, Persisted Documents) or by Apollo's `extensions.persistedQuery`.
 * @throws HubError PERSISTED_QUERY_NOT_FOUND for an id that is not known, BAD_INPUT for what contradicts itself
 */
export function fillIn(request: FastifyRequest, operations: KnownOperations): void {
  const isPost = request.method === 'POST';
  const source = (isPost ? request.body : request.query) as Named | null;
  if (typeof source !== 'object' || source === null) return;
  const text = textNamed(source, operations);
  if (text === undefined) return;
  const { documentId: _id, extensions: _extensions, ...others } = source;
  const filled = { ...others, query: text };
  if (isPost) {
    request.body = filled;
    return;
  }
  request.query = filled;
  // Whoever reads the parts of a GET takes them from its address.
  request.raw.url = addressOf(request.url.split('?', 1)[0]!, filled);
}
