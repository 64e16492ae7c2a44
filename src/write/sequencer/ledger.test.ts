import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { withClient } from '../../kernel/db/client.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { newId } from '../../kernel/ids.ts';
import { SYSTEM } from '../../kernel/viewer.ts';
import { AuditEntry, AuditOutcome } from '../audit-entry.entity.ts';
import { ChangeChannel } from '../change.entity.ts';
import { openChange } from '../change.ts';
import { Event, EventVisibility } from '../event.entity.ts';
import { Sequencer, sealBatch } from './sequencer.ts';
import { verifyLedger } from './verify.ts';

let database: TestDatabase;
const sequencers: Sequencer[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  for (const sequencer of sequencers.splice(0)) await sequencer.stop();
  await database.close();
});

/** One write's entries: an audit entry and an event under a change. */
async function write(): Promise<{ audit: string; event: string; change: string }> {
  return asViewer(database.app, SYSTEM, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'something' };
    const changeId = await openChange(transaction, opening);
    const [audit, event] = [newId(), newId()];
    await transaction.insert(AuditEntry, {
      id: audit,
      viewerKind: 'SYSTEM',
      action: 'test',
      outcome: AuditOutcome.DONE,
      changeId,
      details: { rows: 1 } as never,
    });
    await transaction.insert(Event, {
      id: event,
      type: 'TESTED',
      objectType: 'Partner',
      objectId: newId(),
      areaCodes: ['50'],
      partnerIds: [],
      visibility: EventVisibility.SHARED,
      changeId,
    });
    return { audit, event, change: changeId };
  });
}

const sealAll = () => withClient(database.appUrl, (client) => sealBatch(client, 1_000));

interface Row {
  number: string;
  kind: string;
  entry_id: string;
  content_hash: Buffer;
  chain_hash: Buffer;
}
const ledger = (): Promise<Row[]> => database.app.query('SELECT * FROM ledger ORDER BY number');
const asSuperuser = (sql: string) => withClient(database.adminUrl, (client) => client.query(sql));

async function until(holds: () => Promise<boolean>): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > 10_000) throw new Error('not within ten seconds');
    await pause(20);
  }
}

const start = (): Sequencer => {
  const sequencer = new Sequencer({
    url: database.appUrl,
    interval: 20,
    onFault: () => {},
  });
  sequencers.push(sequencer);
  sequencer.start();
  return sequencer;
};

describe('sealing', () => {
  test('gives numbers from 1 without gaps, each chained to the one before', async () => {
    const written = [await write(), await write()];
    expect(await sealAll()).toBe(4);
    const rows = await ledger();
    expect(rows.map(({ number, entry_id }) => [number, entry_id])).toEqual(
      written
        .flatMap(({ audit, event }) => [audit, event])
        .sort()
        .map((id, no) => [String(no + 1), id]),
    );
    // By the law that docs/audit.md gives, without the database's functions.
    let before = Buffer.alloc(0);
    for (const { number, kind, entry_id, content_hash, chain_hash } of rows) {
      const no = Buffer.alloc(8);
      no.writeBigInt64BE(BigInt(number));
      const id = Buffer.from(entry_id.replaceAll('-', ''), 'hex');
      const hash = createHash('sha256')
        .update(Buffer.concat([before, no, Buffer.from(kind), id, content_hash]))
        .digest();
      expect(chain_hash.equals(hash)).toBe(true);
      before = hash;
    }
    expect(await verifyLedger(database.app)).toMatchObject({ checked: 4, waiting: 0, findings: [] });
  });

  test('waits for what is not committed, and never sees what is undone', async () => {
    const undone = asViewer(database.app, SYSTEM, async (transaction) => {
      await transaction.insert(AuditEntry, {
        id: newId(),
        viewerKind: 'SYSTEM',
        action: 'test',
        outcome: AuditOutcome.REFUSED,
      });
      expect(await sealAll()).toBe(0);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await sealAll()).toBe(0);
    expect(await ledger()).toEqual([]);
  });

  test('is one process’s at a time, and another takes over when that one ends', async () => {
    const first = start();
    await write();
    await until(async () => (await ledger()).length === 2);
    start();
    const holders = () =>
      database.app.query(
        `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
    const [holder] = await holders();
    await first.stop();
    await write();
    await until(async () => (await ledger()).length === 4);
    expect(await holders()).not.toEqual([holder]);
    expect(await verifyLedger(database.app)).toMatchObject({ checked: 4, findings: [] });
  });

  test('goes on after its connection was cut, with nothing lost and nothing twice', async () => {
    start();
    for (let round = 1; round <= 3; round += 1) {
      await write();
      await until(async () => (await ledger()).length === 2 * round);
      await asSuperuser(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'hub sequencer' AND datname = '${database.name}'`,
      );
    }
    expect(await verifyLedger(database.app)).toMatchObject({ checked: 6, waiting: 0, findings: [] });
  });

  test('can’t be done by anybody who is not the system', async () => {
    await write();
    await expect(database.app.query('SELECT hub.seal(10)')).resolves.toEqual([{ seal: 0 }]);
    await expect(
      database.app.query(
        `INSERT INTO ledger (number, kind, entry_id, content_hash, chain_hash) VALUES (1, 'AUDIT', '${newId()}', '', '')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('a check finds', () => {
  let written: Awaited<ReturnType<typeof write>>[];
  beforeEach(async () => {
    written = [await write(), await write(), await write()];
    await sealAll();
  });

  /** The faults found at numbers, as `number fault`. */
  const found = async () =>
    (await verifyLedger(database.app)).findings.map(({ number, fault }) => `${number} ${fault}`);
  const numberOf = async (id: string) => (await ledger()).find(({ entry_id }) => entry_id === id)?.number;

  test('nothing where nothing was touched', async () => {
    expect(await found()).toEqual([]);
  });

  test('a changed audit entry, event and change', async () => {
    const [first, second, third] = written as [(typeof written)[0], (typeof written)[0], (typeof written)[0]];
    await asSuperuser(`UPDATE hub.audit_entry SET action = 'other' WHERE id = '${first.audit}'`);
    expect(await found()).toEqual([`${await numberOf(first.audit)} CHANGED`]);
    await asSuperuser(`UPDATE hub.event SET area_codes = '{30}' WHERE id = '${second.event}'`);
    await asSuperuser(`UPDATE hub.change SET reason = 'other' WHERE id = '${third.change}'`);
    const numbers = await Promise.all([first.audit, second.event, third.audit, third.event].map(numberOf));
    expect((await found()).sort()).toEqual(numbers.map((number) => `${number} CHANGED`).sort());
  });

  test('a missing entry', async () => {
    await asSuperuser(`DELETE FROM hub.audit_entry WHERE id = '${written[1]?.audit}'`);
    expect(await found()).toEqual([`${await numberOf(String(written[1]?.audit))} MISSING`]);
  });

  test('an entry of the ledger taken out', async () => {
    await asSuperuser('DELETE FROM hub.ledger WHERE number = 3');
    expect(await found()).toEqual(['4 BROKEN', '4 GAP', 'null UNNUMBERED']);
  });

  test('entries in another order', async () => {
    await asSuperuser(
      `UPDATE hub.ledger SET number = CASE number WHEN 2 THEN 93 ELSE 92 END WHERE number IN (2, 3);
       UPDATE hub.ledger SET number = number - 90 WHERE number > 90`,
    );
    expect(await found()).toEqual(['2 BROKEN', '3 BROKEN', '4 BROKEN']);
  });

  test('an entry put in, chained or not', async () => {
    await asSuperuser(
      `INSERT INTO hub.ledger SELECT 7, 'AUDIT', gen_random_uuid(), now(), sha256('x'), sha256('y')`,
    );
    expect(await found()).toEqual(['7 BROKEN', '7 MISSING']);
  });

  test('entries that were cut off at the end, by the head that was noted', async () => {
    const { head } = await verifyLedger(database.app);
    expect(head).toMatchObject({ number: '6' });
    await asSuperuser(
      `DELETE FROM hub.audit_entry WHERE id IN (SELECT entry_id FROM hub.ledger WHERE number > 4);
       DELETE FROM hub.event WHERE id IN (SELECT entry_id FROM hub.ledger WHERE number > 4);
       DELETE FROM hub.ledger WHERE number > 4`,
    );
    expect(await found()).toEqual([]);
    const known = head ?? undefined;
    expect((await verifyLedger(database.app, { known })).findings).toEqual([
      { fault: 'HEAD', number: '6', entryId: null },
    ]);
  });

  test('what lies across the stretches in which it goes, says how far it is, and can be stopped between them', async () => {
    await asSuperuser('DELETE FROM hub.ledger WHERE number = 4');
    const told: [number, number][] = [];
    const onProgress = (checked: number, all: number) => told.push([checked, all]);
    const { findings } = await verifyLedger(database.app, { stretch: 2, onProgress });
    expect(findings.map(({ number, fault }) => `${number} ${fault}`)).toEqual([
      '5 BROKEN',
      '5 GAP',
      'null UNNUMBERED',
    ]);
    expect(told).toEqual([
      [2, 6],
      [4, 6],
      [6, 6],
    ]);
    const stop = new AbortController();
    const stopped = verifyLedger(database.app, {
      stretch: 2,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
    });
    await expect(stopped).rejects.toThrow('stopped');
  });

  test('an entry that was never given a number', async () => {
    await write();
    await asSuperuser('DELETE FROM hub.unsealed');
    expect(await found()).toEqual(['null UNNUMBERED', 'null UNNUMBERED']);
  });
});
