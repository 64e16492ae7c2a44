import type { Command } from 'commander';
import { readConfig } from '../kernel/config.ts';
import { linkAccount, listIdentities, unlinkAccount } from './identity-commands.ts';
import { withDataSource } from './with-data-source.ts';

const LOGIN = ['<login>', 'ชื่อผู้ใช้ / the login'] as const;
const SUBJECT_TEXT = 'ค่า sub ในโทเค็น / sub, exactly as tokens say it';

/** `hub user link|unlink|identities`: by what an issuer of identities knows the people of the hub. */
export function addIdentityCommands(user: Command): void {
  user
    .command('link')
    .description('ผูกบัญชีกับตัวตนของผู้ออกตัวตน / link an account to an identity of an issuer')
    .argument(...LOGIN)
    .argument('<subject>', SUBJECT_TEXT)
    .option('--issuer <url>', 'ถ้าไม่ใช่ HUB_OIDC_ISSUER / where it is not HUB_OIDC_ISSUER')
    .action((login: string, subject: string, { issuer }: { issuer?: string }) =>
      withDataSource((dataSource) =>
        linkAccount(dataSource, { login, subject, issuer }, readConfig(process.env).oidc),
      ),
    );
  user
    .command('unlink')
    .description('เลิกผูกตัวตน ทั้งหมดถ้าไม่ระบุ / end a link to an identity, or all where none is named')
    .argument(...LOGIN)
    .argument('[subject]', SUBJECT_TEXT)
    .option('--issuer <url>', 'เฉพาะของผู้ออกตัวตนนี้ / only links to this issuer')
    .action((login: string, subject: string | undefined, { issuer }: { issuer?: string }) =>
      withDataSource((dataSource) => unlinkAccount(dataSource, { login, subject, issuer })),
    );
  user
    .command('identities')
    .description('แสดงตัวตนที่ผูกไว้ / list the identities that are linked')
    .action(() => withDataSource(listIdentities));
}
