import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withClient } from '../../dist/src/kernel/db/client.js';
import { inTransaction } from '../../dist/src/kernel/db/transaction.js';
import { addClient } from '../../dist/src/modules/access/index.js';
import { openChange } from '../../dist/src/write/index.js';
import { describeContestants, startContestants } from './contestants.mjs';
import { deepPages } from './deep-page.mjs';
import { load } from './load.mjs';
import { quiet } from './machine.mjs';
import { measure } from './measure.mjs';
import { openNationalDatabase } from './national-database.mjs';
import { compilePlain, installPeers } from './peers.mjs';
import { QUESTIONS } from './questions/index.mjs';
import { reportOf } from './report.mjs';
import { mustAnswerTheSame } from './same-answers.mjs';
import { say } from './say.mjs';
import { statementsOf } from './statements.mjs';
import { countStatements } from './statements-per-request.mjs';

const FOLDER = join(import.meta.dirname, '..', '..', '.hub', 'bench');
const CONNECTIONS = [1, 32];
const ROUNDS = 5;
/** Node goes on making its code faster for some seconds. */
const WARM_UP_SECONDS = 4;

const OPTIONS = {
  /** Makes the database anew. */
  fresh: { type: 'boolean', default: false },
  /** One round. */
  quick: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  /** Only these questions. */
  only: { type: 'string', multiple: true },
  /** Writes the table to bench/RESULTS.md. */
  write: { type: 'boolean', default: false },
  /** Writes a profile of the hub's processor to .hub/bench/profile. */
  profile: { type: 'boolean', default: false },
};

/** Measures the hub's reads against the limit and the peers, on one database of national size. */
export async function benchReads(args) {
  const { values: options } = parseArgs({ args, options: OPTIONS });
  const rounds = options.quick ? 1 : Number(options.rounds ?? ROUNDS);
  mkdirSync(FOLDER, { recursive: true });
  await installPeers();
  const compiledPlain = join(FOLDER, 'plain');
  compilePlain(compiledPlain);
  const database = await openNationalDatabase(join(FOLDER, 'national'), options);
  try {
    const bench = await prepare(database, compiledPlain, options);
    try {
      const results = await run(bench, rounds);
      const report = reportOf(results, {
        options: args,
        contestants: describeContestants(bench.choices),
        rounds,
      });
      writeFileSync(join(FOLDER, 'reads.json'), `${JSON.stringify(report.record, null, 2)}\n`);
      if (options.write) report.write();
      process.stdout.write(report.text);
    } finally {
      await Promise.all(bench.contestants.map(({ stop }) => stop()));
    }
  } finally {
    await database.stop();
  }
}

/** Everything up to the first measured round: the parameters, the contestants, and the proof that they answer the same. */
async function prepare(database, compiledPlain, { only, profile }) {
  await withClient(database.adminUrl, (client) =>
    client.query(readFileSync(join(import.meta.dirname, 'servers', 'postgraphile.sql'), 'utf8')),
  );
  const questions = QUESTIONS.filter(({ name }) => only === undefined || only.includes(name));
  const parameters = new Map();
  await withClient(database.adminUrl, async (client) => {
    for (const question of questions)
      parameters.set(question, await question.parameters((sql) => client.query(sql)));
  });
  const { statements, client } = await database.withDataSource(database.name, async (dataSource) => {
    const statements = await statementsOf(dataSource);
    return {
      statements: limitStatements(statements, questions, parameters),
      client: await makeClient(dataSource),
    };
  });
  const statementsFile = join(FOLDER, 'statements.json');
  writeFileSync(statementsFile, JSON.stringify(Object.fromEntries(statements.texts)));
  const contestants = await startContestants({
    url: database.url,
    client,
    statementsFile,
    limitRequest: statements.request,
    compiledPlain,
    profile: profile ? join(FOLDER, 'profile') : undefined,
  });
  const bench = { database, key: client.key, questions, parameters, contestants };
  try {
    await proveAndWarmUp(bench);
    return { ...bench, choices: await statements.choose(bench) };
  } catch (fault) {
    await Promise.all(contestants.map(({ stop }) => stop()));
    throw fault;
  }
}

/** Who asks in all questions: a coordinator of the department, which supervises every local authority. */
const makeClient = (dataSource) =>
  inTransaction(dataSource, async (transaction) => {
    const opening = { channel: 'CLI', actor: 'bench', reason: 'a client to measure with' };
    const changeId = await openChange(transaction, opening);
    const [{ id: partnerId }] = await transaction.query(
      `SELECT partner_id AS id FROM partner_code WHERE scheme = 'HUB' AND code = 'DLA'`,
    );
    const client = { name: 'bench', partnerId, roles: ['COORDINATOR'], scopes: ['BULK', 'WRITE'] };
    return { ...(await addClient(transaction, changeId, client)), partnerId };
  });

/** The limit's requests: worked out before it starts, since it knows no GraphQL. */
function limitStatements(statements, questions, parameters) {
  const chosen = new Map(questions.map((question) => [question, 'engine']));
  const made = new Map();
  for (const question of questions) {
    for (const kind of question.hand ? ['engine', 'hand'] : ['engine']) {
      const ofKind = new Map(
        parameters.get(question).map((parameter) => [parameter, statements[kind](question, parameter)]),
      );
      made.set(`${kind} ${question.name}`, ofKind);
    }
  }
  return {
    texts: statements.texts,
    request: (question, parameter) => made.get(`${chosen.get(question)} ${question.name}`).get(parameter),
    /** Tries both statements of each question in turns and stays with the faster; says which. */
    async choose(bench) {
      for (const question of questions.filter(({ hand }) => hand)) {
        const speed = { engine: 0, hand: 0 };
        for (const kind of ['hand', 'engine', 'hand', 'engine', 'hand', 'engine']) {
          chosen.set(question, kind);
          const limit = bench.contestants.find(({ name }) => name === 'limit');
          const requests = requestsOf(bench, question, limit);
          const { count, seconds } = await load({
            port: limit.port,
            requests,
            connections: 32,
            seconds: 0.7,
          });
          speed[kind] = Math.max(speed[kind], count / seconds);
        }
        chosen.set(question, speed.engine >= speed.hand ? 'engine' : 'hand');
      }
      return questions
        .map(
          (question) => `${question.name}: ${chosen.get(question) === 'hand' ? 'by hand' : "the engine's"}`,
        )
        .join(', ');
    },
  };
}

const requestsOf = ({ parameters }, question, { request }) =>
  parameters.get(question).map((parameter) => request(question, parameter));

const whoAnswers = ({ contestants }, question) =>
  contestants.filter(({ answers }) => answers === undefined || answers(question));

async function proveAndWarmUp(bench) {
  for (const question of bench.questions) {
    await mustAnswerTheSame(question, bench.parameters.get(question), whoAnswers(bench, question));
  }
  say('all contestants give the same answers; warming up');
  for (const question of bench.questions) {
    for (const contestant of whoAnswers(bench, question)) {
      const requests = requestsOf(bench, question, contestant);
      await load({ port: contestant.port, requests, connections: 32, seconds: WARM_UP_SECONDS });
    }
  }
}

/** Interleaved rounds: within one, each question is put to all contestants in turns, and who begins changes. */
async function run(bench, rounds) {
  const asked = bench.questions.flatMap((question) =>
    whoAnswers(bench, question).map((contestant) => ({
      question,
      contestant,
      requests: requestsOf(bench, question, contestant),
    })),
  );
  const statements = await countStatements(bench.database, asked);
  const deep = await deepPages(bench.contestants[0], bench.key);
  const slots = [];
  for (let round = 1; round <= rounds; round += 1) {
    const busyBefore = await quiet();
    for (const connections of CONNECTIONS) {
      for (const question of bench.questions) {
        const there = asked.filter((each) => each.question === question);
        const first = round % there.length;
        for (const { contestant, requests } of [...there.slice(first), ...there.slice(0, first)]) {
          const found = await measure(contestant, requests, connections, bench.database.pid);
          slots.push({ round, question: question.name, contestant: contestant.name, connections, ...found });
        }
      }
      for (const [question, requests] of Object.entries(deep)) {
        const found = await measure(bench.contestants[0], requests, connections, bench.database.pid);
        slots.push({ round, question, contestant: 'hub', connections, ...found });
      }
    }
    say(`round ${round} of ${rounds} (${Math.round(busyBefore * 100)} % busy before it)`);
  }
  return { slots, statements };
}
