import { HubError } from '../errors.ts';
import { codeOf, INSUFFICIENT_PRIVILEGE, inOneTransaction, withClient } from './client.ts';
import { databaseOf, withLogin } from './connection-url.ts';
import type { RoleNames } from './role-names.ts';
import { roleScript, roleStatements, SEARCH_PATH } from './role-statements.ts';
import { RolesNeeded } from './roles-needed.ts';
import { unfit } from './server-checks.ts';

/** Where the roles' passwords are kept. */
export interface RolePasswords {
  find(name: string): string | undefined;
  findOrMake(name: string): string;
}

/** What is needed to log in as the hub's roles. */
export interface RoleAccess {
  /** Server and database; its login, if any, is used to make the roles. */
  readonly url: string;
  readonly roles: RoleNames;
  readonly passwords: RolePasswords;
  /** What the passwords are filed under: like-named roles on two servers are not the same. */
  readonly scope: string;
}

/** The address under which a role of the hub logs in, or undefined where its password isn't known. */
export function urlOf({ url, passwords, scope }: RoleAccess, role: string): string | undefined {
  const password = passwords.find(`${scope}/${role}`);
  return password === undefined ? undefined : withLogin(url, role, password);
}

/** Makes sure that the hub's roles exist, can log in and have what they need in the database, and no more. */
export async function ensureRoles(access: RoleAccess): Promise<void> {
  if (await allReady(access)) return;
  await refuseRolesInUse(access);
  const { url, roles, passwords, scope } = access;
  const database = databaseOf(url);
  const statements = roleStatements(database, roles, (role) => passwords.findOrMake(`${scope}/${role}`));
  try {
    await withClient(url, (client) =>
      inOneTransaction(client, async () => {
        for (const statement of statements) await client.query(statement);
      }),
    );
  } catch (error) {
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new RolesNeeded(url, roleScript(database, statements));
  }
  if (!(await allReady(access))) throw new RolesNeeded(url, roleScript(database, statements));
}

async function allReady(access: RoleAccess): Promise<boolean> {
  const { roles } = access;
  for (const role of [roles.owner, roles.app, roles.reader]) {
    const own = urlOf(access, role);
    if (own === undefined || !(await isReady(own, role, role === roles.owner))) return false;
  }
  return true;
}

async function isReady(url: string, role: string, mustCreate: boolean): Promise<boolean> {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ path: string; creates: boolean; unbound: boolean }>(
        `SELECT current_setting('search_path') AS path,
                has_database_privilege(current_database(), 'CREATE') AS creates,
                rolsuper OR rolbypassrls AS unbound
           FROM pg_roles WHERE rolname = current_user`,
      );
      const found = rows[0];
      if (found?.unbound) throw tooMighty(url, role);
      return found?.path === SEARCH_PATH && (found.creates || !mustCreate);
    });
  } catch (error) {
    if (['28P01', '28000', INSUFFICIENT_PRIVILEGE].includes(codeOf(error))) return false;
    throw error;
  }
}

/** A role that row-level security doesn't hold would show everything to everyone. */
function tooMighty(url: string, role: string): HubError {
  return unfit(url, 'NOSUPERUSER NOBYPASSRLS', role, {
    th: `บทบาท ${role} ต้องไม่เป็น SUPERUSER และไม่มี BYPASSRLS`,
    en: `the role ${role} must be NOSUPERUSER and NOBYPASSRLS`,
  });
}

/** New passwords would shut out a hub elsewhere that works with the old ones: the operator must decide. */
async function refuseRolesInUse(access: RoleAccess): Promise<void> {
  const { url, roles } = access;
  if (urlOf(access, roles.app) !== undefined) return;
  const { rows } = await withClient(url, (client) =>
    client.query('SELECT FROM pg_stat_activity WHERE usename = ANY ($1)', [[roles.owner, roles.app]]),
  );
  if (rows.length === 0) return;
  throw unfit(url, 'roles in use', roles.app, {
    th: `มีฮับอื่นใช้บทบาท ${roles.app} อยู่: คัดลอก secrets.json จากโฟลเดอร์ข้อมูลของฮับนั้นมา หรือหยุดฮับนั้นก่อน`,
    en: `another hub is working as ${roles.app}: copy secrets.json from its data folder, or stop it first`,
  });
}
