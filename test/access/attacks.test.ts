import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { withClient } from '../../src/kernel/db/client.ts';
import { asViewer, inTransaction } from '../../src/kernel/db/transaction.ts';
import { HubError } from '../../src/kernel/errors.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ANONYMOUS, actingForOf, actorOf, HubRole, type Viewer } from '../../src/kernel/viewer.ts';
import { addClient, Membership, Person } from '../../src/modules/access/index.ts';
import { ContactChannel, Partner } from '../../src/modules/partners/index.ts';
import {
  ChangeChannel,
  type Outcome,
  openChange,
  perform,
  type Writing,
  type Written,
} from '../../src/write/index.ts';
import { type Cast, makeCast } from '../factories/personas.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

let database: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  database = await openTestDatabase();
  cast = await makeCast(database);
});
afterAll(() => database.close());

const viewerOf = (name: keyof Cast['personas']): Viewer => cast.personas[name].viewer;
const id = (table: string, of: string): string => cast.rows[table]?.[of as 'A'] as string;

/** One statement in a change of the viewer's own, past everything that the application checks. */
const write = (viewer: Viewer, statement: (changeId: string) => string): Promise<unknown> =>
  asViewer(database.app, viewer, async (transaction) => {
    const actingForId = actingForOf(viewer);
    const opening = { channel: ChangeChannel.API, actor: actorOf(viewer), reason: 'an attack' };
    const changeId = await openChange(transaction, {
      ...opening,
      ...(actingForId !== null && { actingForId }),
    });
    const [, rows] = await transaction.query(statement(changeId));
    return rows;
  });

const asSystem = <T>(work: (transaction: EntityManager, changeId: string) => Promise<T>): Promise<T> =>
  inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a test' };
    return work(transaction, await openChange(transaction, opening));
  });

/** One mutation, as the server carries it out. */
const mutate = (
  viewer: Viewer,
  work: (writing: Writing) => Promise<Written>,
  more: { action?: string; idempotencyKey?: string; content?: Record<string, unknown> } = {},
): Promise<Outcome> =>
  perform(
    database.app,
    { viewer, requestId: 'test', action: 'renamePartner', idempotencyKey: newId(), content: {}, ...more },
    work,
  );

const nothing: Written = { about: { type: 'Partner', id: newId() }, answers: {} };
const REFUSED = /row-level security|only who keeps the register/;

describe('taking over an account', () => {
  const member = (personId: string, partnerId: string, changeId: string) =>
    `INSERT INTO membership (id, person_id, partner_id, role, change_id)
     VALUES ('${newId()}', '${personId}', '${partnerId}', 'MEMBER', '${changeId}')`;

  test('a coordinator makes no member of somebody who is nothing to it, whose account it would then manage', async () => {
    const own = cast.personas.c30.partnerId as string;
    const adding = write(viewerOf('c30'), (change) => member(id('person', 'auditor'), own, change));
    await expect(adding).rejects.toThrow(REFUSED);
  });

  test('nor moves a membership of its own to such a person', async () => {
    const moving = write(
      viewerOf('c30'),
      (change) =>
        `UPDATE membership SET person_id = '${id('person', 'auditor')}', version = version + 1, change_id = '${change}'
         WHERE id = '${id('membership', 'A')}'`,
    );
    await expect(moving).rejects.toThrow(REFUSED);
  });

  test('it takes on somebody new, and somebody of its own a second time', async () => {
    const newcomer = newId();
    await asSystem((transaction, changeId) =>
      transaction.query(
        `INSERT INTO person (id, display_name, login, status, change_id) VALUES ($1, 'New', 'newcomer', 'INVITED', $2)`,
        [newcomer, changeId],
      ),
    );
    const own = cast.personas.c30.partnerId as string;
    await write(viewerOf('c30'), (change) => member(newcomer, own, change));
    await write(viewerOf('c30'), (change) => member(id('person', 'A'), own, change));
  });

  test.each([
    ['is a member of a partner beyond the coordinator’s reach', 'MEMBER', 'B'],
    ['has a role that a coordinator can’t give', 'AUDITOR', 'A'],
  ] as const)('it can’t write the account of somebody who %s', async (_what, role, owner) => {
    const person = newId();
    await asSystem(async (transaction, changeId) => {
      const row = { id: person, displayName: 'Two', login: `two-${role}`, changeId };
      await transaction.insert(Person, { ...row, status: 'ACTIVE' as never });
      const member = { personId: person, changeId };
      for (const each of [
        { ...member, id: newId(), partnerId: cast.partners.A, role: HubRole.MEMBER },
        { ...member, id: newId(), partnerId: cast.partners[owner], role: HubRole[role] },
      ])
        await transaction.insert(Membership, each);
    });
    const rename = (change: string) =>
      `UPDATE person SET login = 'taken', version = version + 1, change_id = '${change}' WHERE id = '${person}'`;
    expect(await write(viewerOf('c30'), rename)).toBe(0);
  });

  test('a coordinator makes no key for a client of its partner that has more rights than it could give', async () => {
    const partnerId = cast.personas.c30.partnerId as string;
    const client = await asSystem((transaction, changeId) =>
      addClient(transaction, changeId, {
        name: 'powerful',
        partnerId,
        roles: [HubRole.ADMIN],
        scopes: ['WRITE'],
      }),
    );
    const adding = write(
      viewerOf('c30'),
      (change) =>
        `INSERT INTO api_key (id, client_id, key_hash, change_id) VALUES ('${newId()}', '${client.id}', sha256('mine'), '${change}')`,
    );
    await expect(adding).rejects.toThrow(REFUSED);
  });
});

describe('what holds accounts in place', () => {
  const set = (what: string, personId: string) => (change: string) =>
    `UPDATE person SET ${what}, version = version + 1, change_id = '${change}' WHERE id = '${personId}'`;
  const purged = `status = 'PURGED', display_name = NULL, login = NULL, email = NULL`;
  const ACCOUNT = /only who manages an account/;

  test('nobody says of the own account whether it may be used, nor by which login', async () => {
    for (const what of [`status = 'DISABLED'`, `login = 'other'`, purged])
      await expect(write(viewerOf('lao'), set(what, id('person', 'lao')))).rejects.toThrow(ACCOUNT);
    expect(await write(viewerOf('lao'), set(`email = 'new@example.org'`, id('person', 'lao')))).toBe(1);
  });

  test('a coordinator disables those whom it manages, and purges nobody', async () => {
    expect(await write(viewerOf('c30'), set(`status = 'DISABLED'`, id('person', 'A')))).toBe(1);
    expect(await write(viewerOf('c30'), set(`status = 'ACTIVE'`, id('person', 'A')))).toBe(1);
    await expect(write(viewerOf('c30'), set(purged, id('person', 'A')))).rejects.toThrow(ACCOUNT);
  });

  test('the hub itself changes and empties no history, and forgets nobody whom the open change has not purged', async () => {
    const person = id('person', 'B');
    for (const statement of [
      `UPDATE person_history SET display_name = NULL WHERE id = '${person}'`,
      `DELETE FROM person_history WHERE id = '${person}'`,
      `DELETE FROM credential WHERE person_id = '${person}'`,
    ])
      await expect(asSystem((transaction) => transaction.query(statement))).rejects.toThrow(
        /permission denied/,
      );
    const forget = `SELECT hub.forget_person('${person}')`;
    const FORGET = /only the purge of a person forgets it/;
    await expect(asSystem((transaction) => transaction.query(forget))).rejects.toThrow(FORGET);
    await expect(write(viewerOf('auditor'), () => forget)).rejects.toThrow(FORGET);
    await expect(write(cast.administrator.viewer, () => forget)).rejects.toThrow(FORGET);
  });

  test('nor does the owner of the tables, whatever it says that it is', async () => {
    const counts = () =>
      inTransaction(database.owner, async (transaction) => {
        await transaction.query(`SELECT set_config('hub.viewer', 'SYSTEM', true)`);
        const [, emptied] = await transaction.query('UPDATE hub.person_history SET display_name = NULL');
        const [, gone] = await transaction.query('DELETE FROM hub.credential');
        const [, repeats] = await transaction.query(
          "DELETE FROM hub.idempotency WHERE at > hub.now() - interval '1 day'",
        );
        return { emptied, gone, repeats };
      });
    expect(await counts()).toEqual({ emptied: 0, gone: 0, repeats: 0 });
  });

  test('a purge is for good', async () => {
    const person = newId();
    await asSystem(async (transaction, changeId) => {
      await transaction.query(
        `INSERT INTO person (id, display_name, login, status, change_id) VALUES ($1, 'Gone', 'gone', 'ACTIVE', $2)`,
        [person, changeId],
      );
    });
    await asSystem((transaction, changeId) => transaction.query(set(purged, person)(changeId)));
    const back = set(`status = 'ACTIVE', display_name = 'Back', login = 'back'`, person);
    const coming = asSystem((transaction, changeId) => transaction.query(back(changeId)));
    await expect(coming).rejects.toThrow(/nothing comes back/);
  });
});

describe('widening one’s reach', () => {
  const change = (set: string) => (changeId: string) =>
    `UPDATE partner SET ${set}, version = version + 1, change_id = '${changeId}' WHERE id = '${cast.partners.A}'`;

  test.each([
    `type = 'LOCAL_ADMINISTRATION_OFFICE'`,
    `area_id = (SELECT area_id FROM partner WHERE type = 'AGENCY' OR area_id IS NOT NULL ORDER BY id DESC LIMIT 1)`,
    `merged_into_id = id`,
    `valid_to = '2030-01-01'`,
    `name_th = 'ชื่ออื่น'`,
    `local_authority_kind = 'CITY_MUNICIPALITY'`,
    `end_reason = 'ยุบ'`,
  ])('a partner’s own steward can’t set %s', async (set) => {
    await expect(write(viewerOf('lao'), change(set))).rejects.toThrow(REFUSED);
  });

  test('but can keep what it says of itself, as can who keeps the register', async () => {
    expect(await write(viewerOf('lao'), change(`name_en = 'By itself'`))).toBe(1);
    expect(await write(viewerOf('c30'), change(`valid_to = '2999-01-01'`))).toBe(1);
  });
});

describe('writing in another’s name', () => {
  const change = (values: string) =>
    `INSERT INTO change (id, channel, actor, reason, acting_for_id, once_key) VALUES (${values})`;
  const forged = async (values: (changeId: string, viewer: Viewer) => string) => {
    const viewer = viewerOf('c30');
    return asViewer(database.app, viewer, async (transaction) => {
      const changeId = newId();
      await transaction.query(`SELECT set_config('hub.change', $1, true)`, [changeId]);
      await transaction.query(change(values(changeId, viewer)));
    });
  };

  test('a change names the viewer and the partner for which it acts', async () => {
    const own = cast.personas.c30.partnerId;
    await forged((changeId, viewer) => `'${changeId}', 'API', '${actorOf(viewer)}', 'own', '${own}', NULL`);
    const attempts = [
      (changeId: string) => `'${changeId}', 'API', '${actorOf(viewerOf('c50'))}', 'other', '${own}', NULL`,
      (changeId: string, viewer: Viewer) =>
        `'${changeId}', 'API', '${actorOf(viewer)}', 'other', '${cast.partners.B}', NULL`,
      (changeId: string, viewer: Viewer) =>
        `'${changeId}', 'API', '${actorOf(viewer)}', 'a seed that never was', '${own}', 'seed:areas'`,
      (changeId: string, viewer: Viewer) =>
        `'${changeId}', 'CLI', '${actorOf(viewer)}', 'other', '${own}', NULL`,
    ];
    for (const values of attempts) await expect(forged(values)).rejects.toThrow(REFUSED);
  });

  test('an audit entry names them too, and the change under way', async () => {
    const viewer = viewerOf('c30');
    const entry = (acting: string, change: string) => () =>
      `INSERT INTO audit_entry (id, viewer_kind, viewer_id, acting_for_id, action, outcome, change_id)
       VALUES ('${newId()}', 'PERSON', '${id('person', 'c30')}', '${acting}', 'endPartner', 'DONE', ${change})`;
    const [other] = await database.app.query(`SELECT id FROM change ORDER BY id LIMIT 1`);
    const own = cast.personas.c30.partnerId as string;
    await write(viewer, (changeId) => entry(own, `'${changeId}'`)());
    await expect(write(viewer, (changeId) => entry(cast.partners.B, `'${changeId}'`)())).rejects.toThrow(
      REFUSED,
    );
    await expect(write(viewer, entry(own, `'${other.id}'`))).rejects.toThrow(REFUSED);
  });
});

describe('what runs as the owner', () => {
  test('looks up no name that somebody else could have made, and is for the hub alone', async () => {
    const rows = await database.owner.query(
      `SELECT p.proname, p.proconfig AS config, has_function_privilege($1, p.oid, 'EXECUTE') AS reader
       FROM pg_proc p WHERE p.pronamespace = 'hub'::regnamespace AND p.prosecdef ORDER BY 1`,
      [(await database.owner.query(`SELECT hub.role_named('reader')::text AS name`))[0].name],
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows)
      expect(row).toMatchObject({ config: ['search_path=pg_catalog, hub, pg_temp'], reader: false });
  });

  test('a temporary table takes no row of a history', async () => {
    const viewer = viewerOf('lao');
    await withClient(database.appUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('CREATE TEMPORARY TABLE partner_history (LIKE hub.partner_history)');
      await client.query(
        `SELECT set_config('hub.viewer', 'PERSON', true), set_config('hub.viewer_id', $1, true), set_config('hub.acting_for', $2, true), set_config('hub.change', $3, true)`,
        [id('person', 'lao'), actingForOf(viewer), id('person', 'lao')],
      );
      const change = [id('person', 'lao'), actorOf(viewer), actingForOf(viewer)];
      await client.query(
        `INSERT INTO hub.change (id, channel, actor, reason, acting_for_id) VALUES ($1, 'API', $2, 'an attack', $3)`,
        change,
      );
      await client.query(
        `UPDATE hub.partner SET name_en = 'Hidden', version = version + 1, change_id = $1 WHERE id = $2`,
        [change[0], cast.partners.A],
      );
      const { rows } = await client.query(
        `SELECT (SELECT count(*)::int FROM pg_temp.partner_history) AS hidden,
                (SELECT count(*)::int FROM hub.partner_history WHERE superseded_by = $1) AS kept`,
        [change[0]],
      );
      await client.query('ROLLBACK');
      expect(rows).toEqual([{ hidden: 0, kept: 1 }]);
    });
  });

  test('an analyst at the database finds nothing restricted there, whoever it says that it is', async () => {
    await withClient(database.readerUrl, async (client) => {
      await client.query(`SELECT set_config('hub.viewer', 'SYSTEM', false)`);
      const { rows } = await client.query(
        `SELECT tablename AS name FROM pg_policies WHERE schemaname = 'hub' AND policyname = 'restricted'`,
      );
      for (const { name } of rows)
        await expect(client.query(`SELECT FROM hub.${name}`)).rejects.toThrow(/permission denied/);
      await expect(client.query(`SELECT hub.has_role('ADMIN')`)).rejects.toThrow(/permission denied/);
    });
  });
});

describe('learning by refusals', () => {
  const update =
    (target: 'own' | 'foreign' | 'absent', expectedVersion: number) => async (writing: Writing) => {
      const channel = {
        own: id('contact_channel', 'A'),
        foreign: id('contact_channel', 'B'),
        absent: newId(),
      };
      await writing.update(
        ContactChannel,
        { id: channel[target], expectedVersion, field: 'id' },
        { value: 'x' },
      );
      return nothing;
    };
  const wordsOf = ({ refusals }: Outcome) =>
    refusals.map(({ code, text, detail }) => ({ code, text, field: detail.field, rule: detail.rule }));

  test('a row that one may not know of is told of in the words for one that is not there, by any version', async () => {
    const absent = wordsOf(await mutate(viewerOf('lao'), update('absent', 1)));
    expect(absent).toMatchObject([{ code: 'NOT_FOUND' }]);
    for (const version of [1, 2, 3])
      expect(wordsOf(await mutate(viewerOf('lao'), update('foreign', version)))).toEqual(absent);
  });

  test('and the same by the rules', async () => {
    const decide = (channelId: string) => async (writing: Writing) => {
      await writing.mayChange('id', { type: 'ContactChannel', id: channelId }, 'updateContactChannel');
      return nothing;
    };
    const foreign = await mutate(viewerOf('lao'), decide(id('contact_channel', 'B')));
    expect(wordsOf(foreign)).toEqual(wordsOf(await mutate(viewerOf('lao'), decide(newId()))));
    expect(wordsOf(foreign)).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('a row that one may read and not change is refused as such, and not as a conflict of versions', async () => {
    const refused = await mutate(viewerOf('auditor'), update('own', 2));
    expect(wordsOf(refused)).toMatchObject([{ code: 'FORBIDDEN', rule: 'ROW_LEVEL_SECURITY' }]);
  });

  test('a value that a row out of sight has already is a duplicate without a name of ours', async () => {
    const invite = async (writing: Writing) => {
      await writing.asSystem((transaction) =>
        transaction.insert(Person, {
          id: newId(),
          displayName: 'Same',
          login: 'login-B',
          status: 'INVITED' as never,
          changeId: writing.changeId,
        }),
      );
      return nothing;
    };
    const { refusals } = await mutate(viewerOf('c30'), invite);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ code: 'DUPLICATE', detail: { rule: 'unique' } });
    expect(JSON.stringify(refusals)).not.toMatch(/person|login|key/);
  });

  test('a reference to what is not there is no fault of ours', async () => {
    const link = async (writing: Writing) => {
      await writing.insert(Membership, {
        personId: newId(),
        partnerId: cast.personas.c30.partnerId as string,
        role: HubRole.MEMBER,
      });
      return nothing;
    };
    expect(wordsOf(await mutate(viewerOf('c30'), link))).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('a text that can’t be stored is refused, wherever it stands', async () => {
    const name = async (writing: Writing) => {
      await writing.update(Partner, { id: cast.partners.A, expectedVersion: 1 }, { nameEn: 'a\u0000b' });
      return nothing;
    };
    const given = await mutate(viewerOf('c30'), name);
    const key = await mutate(viewerOf('c30'), async () => nothing, { idempotencyKey: 'a\u0000b' });
    for (const { refusals } of [given, key]) expect(refusals).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  test('an error of the database holds no value of a row out of sight', async () => {
    const cast_ = asViewer(database.app, viewerOf('lao'), (transaction) =>
      transaction.query('SELECT FROM contact_channel WHERE value::int > 0'),
    );
    const fault: unknown = await cast_.catch((error) => error);
    // What it does tell is a value that the viewer may read.
    expect(String(fault)).toMatch(
      /invalid input syntax for type integer: "(a@example\.org|\+1 202 555 01\d\d)"/,
    );
    expect(String(fault)).not.toMatch(/[btc]@example\.org/);
  });
});

describe('staying who one is', () => {
  const kindOf = async (transaction: EntityManager): Promise<string> =>
    (await transaction.query('SELECT hub.viewer_kind() AS kind'))[0].kind;

  test('a step of the system that refuses leaves the viewer behind it', async () => {
    const kinds: string[] = [];
    await mutate(viewerOf('c30'), async (writing) => {
      const refusing = writing.asSystem(async (transaction) => {
        kinds.push(await kindOf(transaction));
        throw new HubError('BAD_INPUT', { th: '-', en: '-' });
      });
      await refusing.catch(async () => kinds.push(await kindOf(writing.transaction)));
      return nothing;
    });
    expect(kinds).toEqual(['SYSTEM', 'PERSON']);
  });

  test('no connection remembers whose it was, after success and after faults', async () => {
    const fault = asViewer(database.app, viewerOf('c30'), (transaction) => transaction.query('SELECT 1 / 0'));
    await expect(fault).rejects.toThrow(/division/);
    await asViewer(database.app, viewerOf('auditor'), (transaction) => transaction.query('SELECT 1'));
    const kinds = await Promise.all(Array.from({ length: 12 }, () => kindOf(database.app.manager)));
    expect(new Set(kinds)).toEqual(new Set([ANONYMOUS.kind]));
  });

  test('the same key of two viewers is two keys', async () => {
    const made: string[] = [];
    for (const name of ['c30', 'c50', 'c30'] as const)
      await mutate(
        viewerOf(name),
        async () => {
          made.push(name);
          return nothing;
        },
        { idempotencyKey: 'shared by chance' },
      );
    expect(made).toEqual(['c30', 'c50']);
  });
});

describe('what the network is told', () => {
  const visibilityOf = async (changed: 'Partner' | 'ContactChannel', viewer: Viewer) => {
    const object = {
      type: changed,
      id: changed === 'Partner' ? cast.partners.A : id('contact_channel', 'A'),
    };
    let changeId = '';
    await mutate(viewer, async (writing) => {
      changeId = writing.changeId;
      await writing.tell({ type: 'CHANGED', object, partnerIds: [cast.partners.A], areaCodes: [] });
      return nothing;
    });
    const rows = await asViewer(database.app, { kind: 'SYSTEM' }, (transaction) =>
      transaction.query('SELECT visibility FROM event WHERE change_id = $1', [changeId]),
    );
    return rows.map(({ visibility }: { visibility: string }) => visibility);
  };

  test('of what is shared, everybody; of what is restricted, the partners that it names', async () => {
    expect(await visibilityOf('Partner', viewerOf('c30'))).toEqual(['SHARED']);
    expect(await visibilityOf('ContactChannel', viewerOf('c30'))).toEqual(['PARTNERS']);
  });

  test('also by an administrator, whom the event does not name', async () => {
    expect(await visibilityOf('ContactChannel', cast.administrator.viewer)).toEqual(['PARTNERS']);
  });
});
