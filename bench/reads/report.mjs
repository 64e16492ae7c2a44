import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const RESULTS = join(import.meta.dirname, '..', 'RESULTS.md');
const MARK = '<!-- measured -->';

/** What the hub has to reach at 32 connections: the ratio of its requests a second to the other's. */
const TARGETS = {
  postgraphile: {
    point: 1.8,
    list: 2.0,
    nested: 1.9,
    wide: 2.5,
    'projects nested': 1.9,
    'projects by status': 2.0,
  },
  rules: {
    point: 3.0,
    list: 2.5,
    nested: 1.8,
    wide: 2.2,
    'projects nested': 1.8,
    'projects by status': 2.5,
    contacts: 2.0,
  },
  limit: {
    point: 0.75,
    list: 0.8,
    nested: 0.85,
    wide: 0.9,
    'projects nested': 0.85,
    'projects by status': 0.8,
  },
};
const MEMORY_TARGET = 0.75;
const DEEP_TARGET = 2;

const sorted = (numbers) => [...numbers].sort((one, other) => one - other);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const spread = (numbers) => {
  const all = sorted(numbers);
  return { median: median(numbers), least: all[0], most: all.at(-1) };
};

const short = (number, digits = 0) => (Number.isFinite(number) ? number.toFixed(digits) : '–');
const range = ({ median, least, most }, digits) =>
  `${short(median, digits)} (${short(least, digits)}–${short(most, digits)})`;

const FIGURES = ['perSecond', 'p50', 'p99', 'nodeUs', 'postgresUs', 'megabytes'];

function summarise({ slots, statements }) {
  const groups = Map.groupBy(slots, (slot) => `${slot.question}|${slot.connections}|${slot.contestant}`);
  return [...groups.values()].map((group) => {
    const { question, connections, contestant } = group[0];
    const figures = Object.fromEntries(
      FIGURES.map((figure) => [figure, spread(group.map((slot) => slot[figure]))]),
    );
    const counted = statements.find((each) => each.question === question && each.contestant === contestant);
    return { question, connections, contestant, ...figures, statements: counted?.statements ?? NaN };
  });
}

/** How the hub stands to another in each round, and over all of them. */
function ratiosOf(slots, other, figure = 'perSecond') {
  const of = (contestant) => slots.filter((slot) => slot.contestant === contestant);
  const groups = Map.groupBy(of(other), ({ question, connections }) => `${question}|${connections}`);
  return [...groups.values()].map((group) => {
    const { question, connections } = group[0];
    const ratios = group.map((slot) => {
      const isSame = (own) =>
        own.round === slot.round && own.question === question && own.connections === connections;
      return of('hub').find(isSame)[figure] / slot[figure];
    });
    return {
      question,
      connections,
      other,
      ...spread(ratios),
      target: connections === 32 ? TARGETS[other]?.[question] : undefined,
    };
  });
}

function memoryRatio(slots) {
  const peak = (contestant) =>
    Math.max(...slots.filter((slot) => slot.contestant === contestant).map(({ megabytes }) => megabytes));
  return { hub: peak('hub'), postgraphile: peak('postgraphile'), ratio: peak('hub') / peak('postgraphile') };
}

function deepRatios(slots) {
  const of = (question, connections) =>
    slots.filter((slot) => slot.question === question && slot.connections === connections);
  return [1, 32].map((connections) => {
    const first = of('page 1', connections);
    const ratios = of('page 10,000', connections).map(({ p50 }, round) => p50 / first[round].p50);
    return { connections, ...spread(ratios) };
  });
}

const verdict = (met) => (met ? 'met' : '**short**');

function tableOf(summary) {
  return [
    '| read | connections | who | req/s | p50 ms | p99 ms | Node µs | PostgreSQL µs | peak MB | statements |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...summary.map(
      (row) =>
        `| ${row.question} | ${row.connections} | ${row.contestant} | ${range(row.perSecond)} | ${short(row.p50.median, 2)} | ${short(row.p99.median, 2)} | ${short(row.nodeUs.median)} | ${short(row.postgresUs.median)} | ${short(row.megabytes.median)} | ${short(row.statements)} |`,
    ),
  ];
}

function ratioTable(ratios) {
  return [
    '| read | connections | hub to | ratio of req/s | to reach |',
    '|---|---|---|---|---|',
    ...ratios.map(
      ({ question, connections, other, target, ...ratio }) =>
        `| ${question} | ${connections} | ${other} | ${range(ratio, 2)} | ${target === undefined ? '' : `${target}: ${verdict(ratio.median >= target)}`} |`,
    ),
  ];
}

function machine() {
  const [cpu, ...others] = cpus();
  const commit = tried(() =>
    execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  );
  return {
    processors: `${others.length + 1} × ${cpu?.model.trim()}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    commit,
    date: new Date().toISOString().slice(0, 10),
  };
}

function tried(work) {
  try {
    return work();
  } catch {
    return 'unknown';
  }
}

/** The results as a table for people and as a record for programs. */
export function reportOf(results, { options, contestants, rounds }) {
  const { slots, statements } = results;
  const summary = summarise(results);
  const ratios = ['postgraphile', 'rules', 'limit', 'plain'].flatMap((other) => ratiosOf(slots, other));
  const memory = memoryRatio(slots);
  const deep = deepRatios(slots);
  const where = machine();
  const command = ['npm run bench -- reads', ...options].join(' ');
  const lines = [
    `Measured ${where.date} on ${where.processors}, ${where.memory}, ${where.system}, Node ${where.node}, commit ${where.commit}, by \`${command}\`: medians of ${rounds} interleaved rounds, ranges in brackets. All on this one machine: server, PostgreSQL 18 and load.`,
    '',
    ...contestants.map((contestant) => `* ${contestant}`),
    '',
    ...ratioTable(ratios),
    '',
    `Peak memory, all reads: hub ${short(memory.hub)} MB, PostGraphile ${short(memory.postgraphile)} MB: ${short(memory.ratio, 2)} (at most ${MEMORY_TARGET}: ${verdict(memory.ratio <= MEMORY_TARGET)}).`,
    ...deep.map(
      ({ connections, ...ratio }) =>
        `Page 10,000 to page 1, p50 at ${connections} connections: ${range(ratio, 2)} (at most ${DEEP_TARGET}: ${verdict(ratio.median <= DEEP_TARGET)}).`,
    ),
    '',
    ...tableOf(summary),
    '',
  ];
  const text = lines.join('\n');
  return {
    text,
    record: {
      machine: where,
      command,
      rounds,
      contestants,
      ratios,
      memory,
      deep,
      summary,
      statements,
      slots,
    },
    /** Puts the table into bench/RESULTS.md; what people wrote below it stays. */
    write() {
      const [head, , rest] = readFileSync(RESULTS, 'utf8').split(MARK);
      writeFileSync(RESULTS, [head, `\n${text}`, rest].join(MARK));
    },
  };
}
