import { load } from './load.mjs';
import { forgetPeak, peakMegabytes, postgresCpus, processCpu, usedBetween } from './machine.mjs';

const SECONDS = { 1: 1, 32: 2 };
const SETTLE_SECONDS = 0.2;

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Measures one contestant with one question at so many connections, for a second or two. */
export async function measure(contestant, requests, connections, postmaster) {
  const { port, pid } = contestant;
  await load({ port, requests, connections, seconds: SETTLE_SECONDS });
  forgetPeak(pid);
  const before = { node: processCpu(pid), postgres: postgresCpus(postmaster) };
  const { count, seconds, latencies } = await load({
    port,
    requests,
    connections,
    seconds: SECONDS[connections],
  });
  const after = { node: processCpu(pid), postgres: postgresCpus(postmaster) };
  return {
    perSecond: count / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    nodeUs: (after.node - before.node) / count,
    postgresUs: usedBetween(before.postgres, after.postgres) / count,
    megabytes: peakMegabytes(pid),
  };
}
