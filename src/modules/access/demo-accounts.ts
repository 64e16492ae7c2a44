import type { DataSource, EntityManager } from 'typeorm';
import { asViewer } from '../../kernel/db/transaction.ts';
import { type BilingualText, HubError } from '../../kernel/errors.ts';
import { SYSTEM } from '../../kernel/viewer.ts';
import { ChangeChannel, type ChangeOpening, hasHappened, openChange, recordDone } from '../../write/index.ts';
import { endTokens, type SystemStep } from './account-tokens.ts';
import { addClient } from './api-client.service.ts';
import { DEMO_APP, DEMO_PERSONAS, type DemoPersona, demoPartners } from './demo-personas.ts';
import { hashPassword } from './password.ts';
import { PersonStatus } from './person.entity.ts';
import { addMember, addPerson, keepPassword, refOfPerson } from './person.service.ts';
import { newPassword } from './secret.ts';
import { refOfClient } from './writes/api-client-to-change.ts';

/** The personas with their secrets in plain text: to be shown this once, and never logged. */
export interface DemoAccounts {
  people: readonly { login: string; password: string; title: BilingualText }[];
  app: { key: string; title: BilingualText };
}

interface Secret {
  password: string;
  passwordHash: string;
}

const MADE = 'demo-accounts';

/** Two hubs that start at once on one database take turns here; the second finds the first one's accounts. */
const takeTurns = (transaction: EntityManager) =>
  transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('hub:demo-accounts', 0))`);

/** Passwords that nobody guesses, one for each persona, with their hashes, which take a while. */
async function makeSecrets(): Promise<Map<string, Secret>> {
  const made = DEMO_PERSONAS.map(async ({ login }): Promise<[string, Secret]> => {
    const password = newPassword();
    return [login, { password, passwordHash: await hashPassword(password) }];
  });
  return new Map(await Promise.all(made));
}

/**
 * Makes the persona accounts and the app of the demo network, once in the life of a database. Answers them when they were
 * made just now; null ever after, and where the demo network isn't there or somebody else has a persona's login.
 */
export async function ensureDemoAccounts(dataSource: DataSource): Promise<DemoAccounts | null> {
  const isDue = async (transaction: EntityManager) =>
    !(await hasHappened(transaction, MADE)) &&
    (await demoPartners(transaction)) !== undefined &&
    (await foreignLogin(transaction)) === undefined;
  if (!(await asViewer(dataSource, SYSTEM, isDue))) return null;
  const secrets = await makeSecrets();
  return asViewer(dataSource, SYSTEM, async (transaction) => {
    await takeTurns(transaction);
    if (!(await isDue(transaction))) return null;
    return make(transaction, secrets, {
      channel: ChangeChannel.SEED,
      actor: 'seed',
      reason: 'persona accounts of the demo network',
      onceKey: MADE,
    });
  });
}

/**
 * Gives every persona and the app a new secret, which takes the place of the one before, and answers them: `hub demo
 * accounts`. Who was disabled is let in again.
 * @throws HubError NOT_FOUND where the demo network isn't there, DUPLICATE where somebody else has a persona's login
 */
export async function renewDemoAccounts(dataSource: DataSource): Promise<DemoAccounts> {
  const secrets = await makeSecrets();
  return asViewer(dataSource, SYSTEM, async (transaction) => {
    await takeTurns(transaction);
    // Renewed before any start made them: they count as made, or the next start would renew them unasked.
    const first = !(await hasHappened(transaction, MADE));
    return make(transaction, secrets, {
      channel: ChangeChannel.CLI,
      actor: 'cli',
      reason: 'persona accounts of the demo network renewed',
      ...(first && { onceKey: MADE }),
    });
  });
}

async function make(
  transaction: EntityManager,
  secrets: ReadonlyMap<string, Secret>,
  opening: ChangeOpening,
): Promise<DemoAccounts> {
  const partners = await demoPartners(transaction);
  if (partners === undefined) throw noDemo();
  const taken = await foreignLogin(transaction);
  if (taken !== undefined) throw loginTaken(taken);
  const step = { transaction, changeId: await openChange(transaction, opening) };
  const people: DemoAccounts['people'][number][] = [];
  for (const persona of DEMO_PERSONAS) {
    const { login, title } = persona;
    const { password, passwordHash } = secrets.get(login)!;
    await makePersona(step, persona, { partnerId: partners.get(login)!, passwordHash });
    people.push({ login, password, title });
  }
  await revokeDemoClients(step);
  const { id, key } = await addClient(transaction, step.changeId, {
    name: DEMO_APP.name,
    partnerId: partners.get(DEMO_APP.name)!,
    roles: [DEMO_APP.role],
    scopes: ['WRITE'],
    isDemo: true,
  });
  await recordDone(transaction, {
    action: 'createApiClient',
    about: refOfClient(id),
    changeId: step.changeId,
  });
  return { people, app: { key, title: DEMO_APP.title } };
}

/** A persona's login that an account has which is none of the demo's. */
async function foreignLogin(transaction: EntityManager): Promise<string | undefined> {
  const [found]: { login: string }[] = await transaction.query(
    'SELECT login FROM person WHERE login = ANY($1) AND NOT is_demo ORDER BY login LIMIT 1',
    [DEMO_PERSONAS.map(({ login }) => login)],
  );
  return found?.login;
}

async function makePersona(
  step: SystemStep,
  { login, title, role }: DemoPersona,
  { partnerId, passwordHash }: { partnerId: string; passwordHash: string },
): Promise<void> {
  const { transaction, changeId } = step;
  const [known]: { id: string }[] = await transaction.query('SELECT id FROM person WHERE login = $1', [
    login,
  ]);
  const displayName = `${title.th} (ข้อมูลสมมุติ)`;
  const id = known?.id ?? (await addPerson(step, { displayName, login, passwordHash, isDemo: true }));
  if (known) {
    await transaction.query(
      'UPDATE person SET status = $2, version = version + 1, change_id = $3 WHERE id = $1',
      [id, PersonStatus.ACTIVE, changeId],
    );
    await keepPassword(step, id, passwordHash);
    await endTokens(step, id);
  }
  const member: unknown[] = await transaction.query(
    'SELECT FROM membership WHERE person_id = $1 AND partner_id = $2 AND role = $3 AND valid_to IS NULL',
    [id, partnerId, role],
  );
  if (member.length === 0) await addMember(step, { personId: id, partnerId, role });
  const action = known ? 'resetPassword' : 'invitePerson';
  await recordDone(transaction, { action, about: refOfPerson(id), changeId });
}

/**
 * Disables the personas and revokes their app, where an issuer of identities tells who somebody is: what everybody may
 * have seen on a terminal opens nothing then. Writes nothing where there is nothing to end.
 */
export const retireDemoAccounts = (dataSource: DataSource): Promise<void> =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    await takeTurns(transaction);
    const people: { id: string }[] = await transaction.query(
      `SELECT id FROM person WHERE is_demo AND status IN ('INVITED', 'ACTIVE') ORDER BY id`,
    );
    const clients: unknown[] = await transaction.query(
      'SELECT FROM api_client WHERE is_demo AND revoked_at IS NULL',
    );
    if (people.length + clients.length === 0) return;
    const changeId = await openChange(transaction, {
      channel: ChangeChannel.CLI,
      actor: 'cli',
      reason: 'persona accounts ended: an issuer of identities is configured',
    });
    const step = { transaction, changeId };
    for (const { id } of people) {
      await transaction.query(
        `UPDATE person SET status = 'DISABLED', version = version + 1, change_id = $2 WHERE id = $1`,
        [id, changeId],
      );
      await endTokens(step, id);
      await recordDone(transaction, { action: 'disablePerson', about: refOfPerson(id), changeId });
    }
    await revokeDemoClients(step);
  });

async function revokeDemoClients({ transaction, changeId }: SystemStep): Promise<void> {
  const [revoked]: [{ id: string }[], number] = await transaction.query(
    `UPDATE api_client SET revoked_at = hub.now(), version = version + 1, change_id = $1
     WHERE is_demo AND revoked_at IS NULL RETURNING id`,
    [changeId],
  );
  for (const { id } of revoked)
    await recordDone(transaction, { action: 'revokeApiClient', about: refOfClient(id), changeId });
}

const noDemo = (): HubError =>
  new HubError('NOT_FOUND', {
    th: 'ไม่มีเครือข่ายจำลองในฐานข้อมูลนี้',
    en: 'the demo network is not in this database',
  });

const loginTaken = (login: string): HubError =>
  new HubError(
    'DUPLICATE',
    {
      th: `มีบัญชีจริงใช้ชื่อ ${login} อยู่แล้ว`,
      en: `an account that is no persona of the demo has the login ${login}`,
    },
    { field: 'login', rule: 'each once', value: login },
  );
