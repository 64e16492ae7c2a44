import type { DataSource, EntityManager } from 'typeorm';
import type { OidcConfig } from '../kernel/config.ts';
import { asViewer } from '../kernel/db/transaction.ts';
import { HubError } from '../kernel/errors.ts';
import { toGlobalId } from '../kernel/listing/index.ts';
import { SYSTEM } from '../kernel/viewer.ts';
import { linkIdentity, personWithLogin, unlinkIdentity } from '../modules/access/index.ts';
import type { Writing } from '../write/index.ts';
import { carryOut } from './user-commands.ts';

/** Whose identity, as it is typed. */
export interface TypedIdentity {
  login: string;
  issuer?: string | undefined;
  subject?: string | undefined;
}

/** The part of every input that names an account as it stands now; a command is no repeat of another. */
async function accountOf({ transaction }: Writing, login: string) {
  const { id, version } = await personWithLogin(transaction, login);
  return { idempotencyKey: '', id: toGlobalId('Person', id), expectedVersion: version };
}

/** Links an account to a subject of the configured issuer, or of the one that is named. */
export async function linkAccount(
  dataSource: DataSource,
  { login, issuer, subject = '' }: TypedIdentity,
  oidc: OidcConfig | undefined,
): Promise<string> {
  const named = issuer ?? oidc?.issuer;
  if (named === undefined) throw needsIssuer();
  await carryOut(dataSource, 'linkIdentity', async (writing) =>
    linkIdentity(writing, { ...(await accountOf(writing, login)), issuer: named, subject }),
  );
  return 'ผูกแล้ว / linked\n';
}

const needsIssuer = (): HubError =>
  new HubError(
    'BAD_INPUT',
    {
      th: 'ไม่มีผู้ออกตัวตน: ตั้ง HUB_OIDC_ISSUER หรือระบุ --issuer',
      en: 'there is no issuer: set HUB_OIDC_ISSUER, or name one by --issuer',
    },
    { field: '--issuer', rule: 'given, where HUB_OIDC_ISSUER is not' },
  );

/** Ends the links of an account that are meant: all, where neither issuer nor subject is named. */
export async function unlinkAccount(
  dataSource: DataSource,
  { login, issuer, subject }: TypedIdentity,
): Promise<string> {
  await carryOut(dataSource, 'unlinkIdentity', async (writing) =>
    unlinkIdentity(writing, {
      ...(await accountOf(writing, login)),
      issuer: issuer ?? null,
      subject: subject ?? null,
    }),
  );
  return 'เลิกผูกแล้ว / unlinked\n';
}

/** What is linked, a line each. */
export const listIdentities = (dataSource: DataSource): Promise<string> =>
  asViewer(dataSource, SYSTEM, async (transaction: EntityManager) => {
    const found: { login: string; issuer: string; subject: string }[] = await transaction.query(
      `SELECT p.login, e.issuer, e.subject FROM external_identity e JOIN person p ON p.id = e.person_id
       WHERE e.ended_at IS NULL ORDER BY p.login, e.issuer, e.subject`,
    );
    const lines = found.map(({ login, issuer, subject }) => `${login}  ${issuer}  ${subject}\n`);
    return lines.join('') || 'ยังไม่มี / there are none yet\n';
  });
