import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { addDemoWork } from '../factories/demo-work.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { addAdversarialRows } from './adversarial-rows.ts';
import { Chance } from './random/chance.ts';
import { gatherMaterial, type Material } from './random/material.ts';
import { otherVariables } from './random/other-variables.ts';
import { type RandomOperation, randomOperation } from './random-operation.ts';
import { compare } from './same-answer.ts';

const OPERATIONS = Number(process.env.HUB_ORACLE_OPERATIONS ?? 300);
const FIRST_SEED = Number(process.env.HUB_ORACLE_SEED ?? 1);
/** Pages that are turned in one list, at most. */
const TURNS = 2;

let database: TestDatabase;
let schema: GraphQLSchema;
let material: Material;
beforeAll(async () => {
  database = await openTestDatabase();
  await addDemoWork(database.app);
  await addAdversarialRows(database.app);
  schema = await buildHubSchema();
  material = await gatherMaterial(database.app);
});
afterAll(() => database.close());

describe('random operations', () => {
  test('are the same again from the same seed, and ask for much', () => {
    const draw = (seed: number) => randomOperation(schema, material, seed).source;
    const sources = Array.from({ length: 200 }, (_, seed) => draw(seed));
    expect(draw(7)).toBe(sources[7]);
    const text = sources.join('\n');
    for (const said of [
      '... on Temple',
      '...F',
      'orderBy',
      '@skip',
      '@include',
      'validity',
      'not:',
      'isNull',
      'last:',
      'edges',
      'nodes(ids',
    ]) {
      expect([said, text.includes(said)]).toEqual([said, true]);
    }
  });

  test(
    `${OPERATIONS} of them are answered the same by the reader and by plain resolvers`,
    async () => {
      const differences: string[] = [];
      const counts = { asked: 0, refused: 0, turned: 0 };
      const ask = async (operation: RandomOperation) => {
        const { hub, difference } = await compare(database, operation);
        counts.asked += 1;
        if (hub.errors) counts.refused += 1;
        if (difference) differences.push(difference);
        return hub.data;
      };
      for (let seed = FIRST_SEED; counts.asked < OPERATIONS && differences.length < 5; seed += 1) {
        let operation: RandomOperation | undefined = randomOperation(schema, material, seed);
        if (Object.keys(operation.variables).length > 0) {
          const variables = otherVariables(schema, operation, material, new Chance(seed));
          await ask({ ...operation, variables });
        }
        for (let turn = 0; operation && turn <= TURNS; turn += 1) {
          if (turn > 0) counts.turned += 1;
          operation = operation.next(await ask(operation));
        }
      }
      expect(differences.join('\n\n')).toBe('');
      // Neither refusals nor first pages alone would prove much.
      expect(counts.refused).toBeLessThan(counts.asked / 8);
      expect(counts.turned).toBeGreaterThan(counts.asked / 10);
    },
    30 * 60_000,
  );
});
