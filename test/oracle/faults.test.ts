import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { ReadPool } from '../../src/read/index.ts';
import { readerOf, tryHub, tryOracle } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { addAdversarialRows } from './adversarial-rows.ts';
import { type Fault, faults } from './faults.ts';
import { gatherMaterial } from './random/material.ts';
import { type RandomOperation, randomOperation } from './random-operation.ts';
import { differenceOf } from './same-answer.ts';

/** Operations that are drawn, how many of them are asked for a second page, and how many a mistake may get past. */
const DRAWN = 700;
const TURNED = 100;
const PATIENCE = 200;

/** Sends what a faulty compiler would have made of each statement. */
class FaultyReads extends ReadPool {
  fault: Fault | undefined;

  override read(...[viewer, statement, departure]: Parameters<ReadPool['read']>) {
    const text = this.fault?.strike(statement.text) ?? statement.text;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 40);
    return super.read(viewer, { ...statement, name, text }, departure);
  }
}

interface Page {
  nodes: { validTo: string | null }[];
  pageInfo: { endCursor: string };
}

let database: TestDatabase;
let faulty: TestDatabase;
let reads: FaultyReads;
const drawn: { operation: RandomOperation; text: string }[] = [];
const expected = new Map<RandomOperation, Promise<ExecutionResult>>();

async function keep(operation: RandomOperation): Promise<void> {
  const reader = await readerOf(database);
  const document = parse(operation.source);
  const read = { ...operation, document, operation: getOperationAST(document)! };
  try {
    drawn.push({ operation, text: reader.compiled(read, reader.coerce(read)).sql });
  } catch {
    // One that is refused while it is compiled has no statement to be wrong.
  }
}

/** By chance a page seldom begins before the rows that miss what the list goes by, and ends behind the first of them. */
async function keepPagesToTheMissing(): Promise<void> {
  const source = `query ($after: String) { agreements(first: 7, after: $after, validity: ALL, orderBy: [{ field: VALID_TO }]) {
    nodes { id validTo } pageInfo { endCursor } } }`;
  for (let after: string | null = null; ; ) {
    const operation: RandomOperation = { seed: 0, source, variables: { after }, next: () => undefined };
    await keep(operation);
    const { data } = await tryHub(database, source, operation.variables);
    const { nodes, pageInfo } = data!.agreements as Page;
    if (nodes.some(({ validTo }) => validTo === null)) return;
    after = pageInfo.endCursor;
  }
}

beforeAll(async () => {
  database = await openTestDatabase();
  await addAdversarialRows(database.app);
  reads = new FaultyReads({ url: database.appUrl });
  faulty = { ...database, reads: () => reads };
  const schema = await buildHubSchema();
  const material = await gatherMaterial(database.app);
  let turned = 0;
  for (let seed = 50_001; drawn.length < DRAWN; seed += 1) {
    const operation = randomOperation(schema, material, seed);
    await keep(operation);
    if (turned >= TURNED || !operation.source.includes('cursors')) continue;
    const next = operation.next((await tryHub(database, operation.source, operation.variables)).data);
    if (!next) continue;
    await keep(next);
    turned += 1;
  }
  await keepPagesToTheMissing();
});
afterAll(async () => {
  await reads.close();
  await database.close();
});

function answerTo(operation: RandomOperation): Promise<ExecutionResult> {
  const known = expected.get(operation) ?? tryOracle(database, operation.source, operation.variables);
  expected.set(operation, known);
  return known;
}

describe('a mistake in the mapping or the compiler is caught', () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
    reads.fault = fault;
    const struck = drawn
      .filter(({ text }) => fault.strike(text) !== text)
      .sort((a, b) => a.text.length - b.text.length);
    let isCaught = false;
    for (const { operation } of struck.slice(0, PATIENCE)) {
      const hub = await tryHub(faulty, operation.source, operation.variables);
      // A statement that PostgreSQL refuses would be no proof: nobody overlooks that.
      isCaught = !hub.errors && differenceOf(operation, hub, await answerTo(operation)) !== undefined;
      if (isCaught) break;
    }
    expect([struck.length > 0, isCaught]).toEqual([true, true]);
  });
});
