import { ask, keptAlive, payloadOf } from './asking.ts';
import { checkLedger } from './ledger.ts';
import { edit, openRegister, runNumber } from './register-writes.ts';
import { defineTrial, Faults } from './trial.ts';

interface Version {
  version: number;
  token: string;
}

/** Many writers edit a few rows, each from the version that it read last. */
export const lostUpdates = defineTrial({
  name: 'lost-updates',
  promise: 'no acknowledged edit is overwritten unseen, no version goes back, every version is on record',
  full: { writers: 16, edits: 1_000, rows: 8 },
  small: { writers: 8, edits: 12, rows: 2 },
  async run({ hub, chance, say }, { writers, edits, rows }) {
    const faults = new Faults();
    const { key, authorities } = await openRegister(hub, rows);
    const run = `edits ${runNumber(chance)}`;
    const acknowledged = new Map<string, Version[]>(authorities.map(({ id }) => [id, []]));
    const [{ entries: entriesBefore }] = await hub.rows(DONE);
    let conflicts = 0;
    let done = 0;
    const began = performance.now();

    const write = async (writer: number, picks: readonly number[]) => {
      const agent = keptAlive(1);
      // What this writer has seen of each row, which only grows.
      const seen = authorities.map(({ version }) => version);
      for (const [no, row] of picks.entries()) {
        const { id } = authorities[row]!;
        const token = `${run} ${writer}.${no}`;
        for (let isWritten = false; !isWritten; ) {
          const replaced = seen[row]!;
          const answer = await ask(hub.port, key, edit(token, id, replaced), agent);
          const payload = payloadOf(answer);
          const [refusal] = payload?.userErrors ?? [];
          const version = refusal ? Number(refusal.rule?.replace('= ', '')) : payload?.partner?.version;
          if ((refusal && refusal.code !== 'CONFLICT') || !version) {
            faults.add(`${token}: ${answer.status} ${answer.text}`);
            agent.destroy();
            return;
          }
          if (version <= replaced) faults.add(`${token}: version ${version} was answered after ${replaced}`);
          seen[row] = version;
          isWritten = !refusal;
          if (refusal) conflicts += 1;
          else acknowledged.get(id)!.push({ version: replaced + 1, token });
        }
        done += 1;
        if (done % 1_000 === 0) say(`${done} of ${writers * edits} edits, ${conflicts} conflicts`);
      }
      agent.destroy();
    };
    const plans = Array.from({ length: writers }, () =>
      Array.from({ length: edits }, () => chance.between(0, rows - 1)),
    );
    await Promise.all(plans.map((picks, writer) => write(writer, picks)));
    const seconds = (performance.now() - began) / 1_000;

    for (const { id, uuid, version } of authorities) {
      const found: Version[] = await hub.rows(VERSIONS, [uuid, version]);
      const expected = acknowledged.get(id)!.sort((one, other) => one.version - other.version);
      faults.compare(`versions of ${uuid}`, found.length, expected.length);
      // Each edit stands right behind the version that it replaced: nobody's came between unseen, and there is no gap.
      for (const [no, row] of found.entries()) {
        faults.compare(`version ${row.version} of ${uuid}`, row, expected[no]);
        faults.compare(`number of a version of ${uuid}`, row.version, version + 1 + no);
      }
    }
    const [{ entries: entriesAfter }] = await hub.rows(DONE);
    faults.compare('audit entries of the edits', entriesAfter - entriesBefore, done);
    const sealed = await checkLedger(hub, faults);
    return {
      figures: {
        writers,
        'edits of each': edits,
        rows,
        acknowledged: done,
        'refused as stale and tried again': conflicts,
        'entries in the ledger': sealed,
        seconds: seconds.toFixed(1),
        'edits a second': Math.round(done / seconds),
      },
      faults: faults.list(),
    };
  },
});

const DONE = `SELECT count(*)::int AS entries FROM hub.audit_entry WHERE action = 'updatePartner' AND outcome = 'DONE'`;

/** All versions of a partner after a first one: those superseded, and the current one. */
const VERSIONS = `
  SELECT version, name_en AS token FROM hub.partner_history WHERE id = $1 AND version > $2
  UNION ALL SELECT version, name_en FROM hub.partner WHERE id = $1 AND version > $2 ORDER BY version`;
