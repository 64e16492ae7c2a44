import type { DataSource } from 'typeorm';
import { asViewer } from '../kernel/db/transaction.ts';
import { HubError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { toGlobalId } from '../kernel/listing/index.ts';
import { type HubRole, SYSTEM } from '../kernel/viewer.ts';
import {
  addMembership,
  disablePerson,
  enablePerson,
  endMembership,
  invitePerson,
  listPeople,
  Membership,
  type PersonLine,
  PersonStatus,
  personWithLogin,
  purgePerson,
  resetPassword,
} from '../modules/access/index.ts';
import { refOf } from '../modules/partners/index.ts';
import { ChangeChannel, perform, type Writing, type Written } from '../write/index.ts';
import { partnerByCode } from './partner-by-code.ts';

/** Somebody's role in a partner, as it is typed. */
export interface TypedRole {
  partner: string;
  role: HubRole;
}

/**
 * Carries a mutation out for the operator, who is at the machine and stands above the rules; it leaves the same traces.
 * Answers what is shown this once.
 */
export async function carryOut(
  dataSource: DataSource,
  action: string,
  work: (writing: Writing) => Promise<Written>,
): Promise<Readonly<Record<string, unknown>>> {
  const attempt = {
    viewer: SYSTEM,
    requestId: newId(),
    action,
    content: {},
    reason: `${action} by the operator`,
  };
  const { once, refusals } = await perform(dataSource, { ...attempt, channel: ChangeChannel.CLI }, work);
  const [first, ...others] = refusals;
  if (first === undefined) return once ?? {};
  const all = [first, ...others];
  throw new HubError(
    first.code,
    { th: all.map(({ text }) => text.th).join('; '), en: all.map(({ text }) => text.en).join('; ') },
    first.detail,
  );
}

/** What every input has; an operator's command is no repeat of another. */
const KEY = { idempotencyKey: '' };

const tokenShown = ({ token, tokenEndsAt }: Readonly<Record<string, unknown>>): string =>
  `รหัสตั้งรหัสผ่าน ใช้ได้ครั้งเดียว จะไม่แสดงอีก / the token for setPassword, counts once and is not shown again\n  ${token}\n` +
  `ใช้ได้ถึง / until ${(tokenEndsAt as Date).toISOString()}\n`;

const partnerId = async (writing: Writing, code: string): Promise<string> => {
  const { type, id } = refOf(await partnerByCode(writing.transaction, code));
  return toGlobalId(type, id);
};

const personId = ({ id }: { id: string }): string => toGlobalId('Person', id);

export interface NewUser extends TypedRole {
  login: string;
  name: string;
  email?: string | undefined;
}

/** Makes an account with a first role; the first administrator is made so. */
export const addUser = async (dataSource: DataSource, user: NewUser): Promise<string> => {
  const { login, name: displayName, email = null, partner, role } = user;
  const shown = await carryOut(dataSource, 'invitePerson', async (writing) =>
    invitePerson(writing, {
      ...KEY,
      login,
      displayName,
      email,
      role,
      partnerId: await partnerId(writing, partner),
    }),
  );
  return tokenShown(shown);
};

/** Takes the password away, or invites anew whoever has not come yet; `wanted` is how the account must stand. */
export const renewToken = async (
  dataSource: DataSource,
  login: string,
  wanted: PersonStatus,
): Promise<string> => {
  const shown = await carryOut(dataSource, 'resetPassword', async (writing) => {
    const person = await personWithLogin(writing.transaction, login);
    if (person.status !== wanted) throw standsOtherwise(wanted, person.status);
    return resetPassword(writing, { ...KEY, id: personId(person) });
  });
  return tokenShown(shown);
};

const standsOtherwise = (wanted: PersonStatus, is: PersonStatus): HubError => {
  const instead = wanted === PersonStatus.INVITED ? 'user reset' : 'user invite';
  return new HubError(
    'INVALID_STATE',
    {
      th: `บัญชีนี้อยู่ในสถานะ ${is} ไม่ใช่ ${wanted} (อาจต้องใช้ ${instead})`,
      en: `the account is ${is} and not ${wanted} (${instead} may be what is wanted)`,
    },
    { field: 'login', rule: wanted, value: is },
  );
};

const TURNS = {
  disable: { action: 'disablePerson', run: disablePerson, done: 'ระงับแล้ว / disabled\n' },
  enable: { action: 'enablePerson', run: enablePerson, done: 'เปิดใช้แล้ว / enabled\n' },
  purge: {
    action: 'purgePerson',
    run: purgePerson,
    done: 'ลบข้อมูลส่วนบุคคลแล้ว / the personal data is gone\n',
  },
};

/** Disables, enables or purges an account. */
export const turnUser = async (
  dataSource: DataSource,
  turn: keyof typeof TURNS,
  login: string,
): Promise<string> => {
  const { action, run, done } = TURNS[turn];
  await carryOut(dataSource, action, async (writing) => {
    const person = await personWithLogin(writing.transaction, login);
    return run(writing, { ...KEY, id: personId(person), expectedVersion: person.version });
  });
  return done;
};

export const addRole = async (
  dataSource: DataSource,
  login: string,
  { partner, role }: TypedRole,
): Promise<string> => {
  await carryOut(dataSource, 'addMembership', async (writing) => {
    const person = await personWithLogin(writing.transaction, login);
    return addMembership(writing, {
      ...KEY,
      personId: personId(person),
      partnerId: await partnerId(writing, partner),
      role,
    });
  });
  return 'เพิ่มบทบาทแล้ว / added\n';
};

/** Ends a role today. */
export const endRole = async (
  dataSource: DataSource,
  login: string,
  { partner, role }: TypedRole,
): Promise<string> => {
  await carryOut(dataSource, 'endMembership', async (writing) => {
    const { transaction } = writing;
    const person = await personWithLogin(transaction, login);
    const { id } = await partnerByCode(transaction, partner);
    const held = await transaction.findBy(Membership, { personId: person.id, partnerId: id, role });
    const membership = held.find(({ validTo }) => validTo === null);
    if (membership === undefined) throw noSuchRole(role);
    const [day]: { today: string }[] = await transaction.query('SELECT hub.today()::text AS today');
    return endMembership(writing, {
      ...KEY,
      id: toGlobalId('Membership', membership.id),
      expectedVersion: membership.version,
      on: day!.today,
    });
  });
  return 'สิ้นสุดบทบาทแล้ว / ended\n';
};

const noSuchRole = (role: HubRole): HubError =>
  new HubError(
    'NOT_FOUND',
    { th: `ผู้ใช้นี้ไม่มีบทบาท ${role} ในหน่วยงานนั้น`, en: `the user does not have the role ${role} there` },
    { field: '--role', rule: 'a role in force', value: role },
  );

export const listUsers = (dataSource: DataSource): Promise<string> =>
  asViewer(
    dataSource,
    SYSTEM,
    async (transaction) =>
      (await listPeople(transaction)).map(userLine).join('') || 'ยังไม่มีผู้ใช้ / there are no users yet\n',
  );

const STATES: Readonly<Record<PersonStatus, string>> = {
  [PersonStatus.INVITED]: 'รอตอบรับ / invited',
  [PersonStatus.ACTIVE]: 'ใช้งาน / active',
  [PersonStatus.DISABLED]: 'ระงับ / disabled',
  [PersonStatus.PURGED]: 'ลบข้อมูลแล้ว / purged',
};

const userLine = ({ id, login, displayName, status, roles, sessions }: PersonLine): string =>
  `${[login ?? id, ...(displayName === null ? [] : [displayName]), STATES[status], ...roles].join('  ')}  การใช้งาน / sessions: ${sessions}\n`;
