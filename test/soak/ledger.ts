import { type HubUnderTrial, until } from './hub-under-trial.ts';
import type { Faults } from './trial.ts';

/** The chain as docs/audit.md describes it, counted without the hub's own functions. */
const CHAIN = `
  SELECT count(*)::int AS sealed, coalesce(max(number), 0)::int AS highest,
    count(*) FILTER (WHERE chain_hash <> sha256(before || int8send(number) || convert_to(kind::text, 'UTF8')
      || uuid_send(entry_id) || content_hash))::int AS broken,
    (SELECT count(*)::int FROM hub.audit_entry) + (SELECT count(*)::int FROM hub.event) AS entries
  FROM (SELECT *, lag(chain_hash, 1, ''::bytea) OVER (ORDER BY number) AS before FROM hub.ledger) l`;

/**
 * Checks that every entry has come into the ledger, that its numbers have no gap and its links hold: by SQL of our own,
 * and by `hub audit verify`. Answers how many entries it has.
 */
export async function checkLedger(hub: HubUnderTrial, faults: Faults): Promise<number> {
  await until('every entry has its number', async () => {
    const [{ waiting }] = await hub.rows('SELECT count(*)::int AS waiting FROM hub.unsealed');
    return waiting === 0;
  });
  const [{ sealed, highest, broken, entries }] = await hub.rows(CHAIN);
  faults.compare('entries in the ledger', sealed, entries);
  faults.compare('the highest number of the ledger', highest, sealed);
  faults.compare('links of the ledger that do not hold', broken, 0);
  const { code, stdout } = await hub.command('audit', 'verify', '--json');
  if (code !== 0) faults.add(`audit verify ended with ${code}: ${stdout.slice(0, 500)}`);
  return sealed;
}
