import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type DocumentNode, type GraphQLSchema, Kind, parse, specifiedRules, validate } from 'graphql';
import type { OperationsConfig } from '../../kernel/config.ts';
import { HubError } from '../../kernel/errors.ts';
import { LIMITS } from './limits.ts';
import { listLengths } from './list-lengths.ts';
import { type ManifestOperation, readManifest } from './manifest.ts';
import { operationLimits } from './operation-limits.ts';

const SHA256 = 'sha256:';

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The operations that may be asked for by an id, and what becomes of those that are not among them. */
export class KnownOperations {
  readonly mode: OperationsConfig['mode'];
  readonly #byId = new Map<string, string>();
  readonly #texts = new Set<string>();

  constructor(mode: OperationsConfig['mode'], operations: readonly ManifestOperation[]) {
    this.mode = mode;
    for (const { id, body } of operations) {
      this.#texts.add(body);
      const hash = sha256Of(body);
      for (const name of [id, hash, SHA256 + hash]) this.#byId.set(name, body);
    }
  }

  /** Whether there is any: without one, ids are not a way of asking here. */
  get hasAny(): boolean {
    return this.#texts.size > 0;
  }

  /** The text with an id: that of the manifest, or the text's SHA-256 in hex, with `sha256:` before it or without. */
  textOf(id: string): string | undefined {
    return this.#byId.get(id);
  }

  knows(text: string): boolean {
    return this.#texts.has(text);
  }
}

const refusal = (file: string, th: string, en: string): HubError =>
  new HubError(
    'CONFIGURATION',
    { th: `แฟ้มรายการคำสั่ง ${file} ${th}`, en: `the manifest of operations ${file} ${en}` },
    { field: 'HUB_OPERATIONS_FILE', rule: en, value: file },
  );

/**
 * Loads the operations that the settings name, and checks each against the schema and the limits.
 * @throws HubError CONFIGURATION, naming the operation that is wrong
 */
export async function loadOperations(
  { mode, file }: OperationsConfig,
  schema: GraphQLSchema,
): Promise<KnownOperations> {
  if (file === undefined) return new KnownOperations(mode, []);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw refusal(file, 'อ่านไม่ได้', 'can not be read');
  const operations = readManifest(text);
  if (operations === undefined)
    throw refusal(file, 'ไม่ใช่รูปแบบของ Apollo หรือ Relay', "has neither Apollo's form nor Relay's");
  const ids = new Set<string>();
  for (const operation of operations) {
    const wrong = ids.has(operation.id) ? 'the id stands there twice' : wrongIn(operation, schema);
    ids.add(operation.id);
    if (wrong === undefined) continue;
    const name = nameOf(operation);
    throw refusal(
      file,
      `มีคำสั่งที่ใช้ไม่ได้ ${name}: ${wrong}`,
      `has an operation that can't be used, ${name}: ${wrong}`,
    );
  }
  return new KnownOperations(mode, operations);
}

/** What is wrong with an operation, in a sentence; undefined for nothing. */
function wrongIn({ id, body }: ManifestOperation, schema: GraphQLSchema): string | undefined {
  if (id.startsWith(SHA256) && id !== SHA256 + sha256Of(body)) return 'its id is not the SHA-256 of its text';
  let document: DocumentNode;
  try {
    document = parse(body, { maxTokens: LIMITS.tokens });
  } catch (error) {
    return (error as Error).message;
  }
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length === 0) return 'it has fragments only';
  const [error] = validate(schema, document, [...specifiedRules, operationLimits, listLengths]);
  return error?.message;
}

/** An operation by its name, where its text can be read, and its id. */
function nameOf({ id, body }: ManifestOperation): string {
  const name = /\b(?:query|mutation|subscription)\s+([_A-Za-z][_0-9A-Za-z]*)/.exec(body)?.[1];
  return name === undefined ? `"${id}"` : `${name} ("${id}")`;
}
