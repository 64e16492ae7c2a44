import { type Command, Option } from 'commander';
import { HubError } from '../kernel/errors.ts';
import { HubRole } from '../kernel/viewer.ts';
import { PersonStatus } from '../modules/access/index.ts';
import { addIdentityCommands } from './identity.ts';
import {
  addRole,
  addUser,
  endRole,
  listUsers,
  type NewUser,
  renewToken,
  type TypedRole,
  turnUser,
} from './user-commands.ts';
import { withDataSource } from './with-data-source.ts';

const LOGIN = ['<login>', 'ชื่อผู้ใช้ / the login'] as const;

const inPartner = (command: Command): Command =>
  command
    .requiredOption('--partner <code>', 'รหัสหน่วยงาน เช่น DLA, PLAO-50 / code of the partner')
    .addOption(
      new Option('--role <role>', 'บทบาทในหน่วยงานนั้น / the role there')
        .choices(Object.values(HubRole))
        .makeOptionMandatory(),
    );

/** `hub user add|list|invite|reset|disable|enable|purge|role|link|unlink|identities`: the people who use the hub. */
export function addUserCommand(program: Command): void {
  const user = program
    .command('user')
    .description('ผู้ใช้และบทบาท / the people who use the hub, and their roles');
  inPartner(
    user
      .command('add')
      .description('เพิ่มผู้ใช้ แสดงรหัสเชิญครั้งเดียว / add somebody; the invitation is shown once')
      .argument(...LOGIN),
  )
    .requiredOption('--name <name>', 'ชื่อที่แสดง / the name that is shown')
    .option('--email <address>', 'อีเมล / electronic mail')
    .action((login: string, options: Omit<NewUser, 'login'>) =>
      withDataSource((dataSource) => addUser(dataSource, { login, ...options })),
    );
  user
    .command('list')
    .description('แสดงผู้ใช้ทั้งหมด / list everybody')
    .action(() => withDataSource(listUsers));
  user
    .command('invite')
    .description('ออกรหัสเชิญใหม่ให้ผู้ที่ยังไม่ตอบรับ / a new invitation for somebody who has not come yet')
    .argument(...LOGIN)
    .action((login: string) =>
      withDataSource((dataSource) => renewToken(dataSource, login, PersonStatus.INVITED)),
    );
  user
    .command('reset')
    .description('ล้างรหัสผ่านและออกรหัสตั้งใหม่ / take the password away, and make a token for a new one')
    .argument(...LOGIN)
    .action((login: string) =>
      withDataSource((dataSource) => renewToken(dataSource, login, PersonStatus.ACTIVE)),
    );
  user
    .command('disable')
    .description('ระงับบัญชี / keep somebody from signing in')
    .argument(...LOGIN)
    .action((login: string) => withDataSource((dataSource) => turnUser(dataSource, 'disable', login)));
  user
    .command('enable')
    .description('เปิดใช้บัญชีอีกครั้ง / let somebody sign in again')
    .argument(...LOGIN)
    .action((login: string) => withDataSource((dataSource) => turnUser(dataSource, 'enable', login)));
  user
    .command('purge')
    .description('ลบข้อมูลส่วนบุคคลถาวรตามกฎหมาย / take the personal data away for good, as the law asks')
    .argument(...LOGIN)
    .option('--yes', 'ยืนยัน ย้อนกลับไม่ได้ / confirms it: there is no way back')
    .action((login: string, { yes }: { yes?: boolean }) => {
      if (!yes) throw notConfirmed();
      return withDataSource((dataSource) => turnUser(dataSource, 'purge', login));
    });
  addRoleCommand(user);
  addIdentityCommands(user);
}

function addRoleCommand(user: Command): void {
  const role = user.command('role').description('บทบาทในหน่วยงาน / roles in partners');
  inPartner(
    role
      .command('add')
      .description('เพิ่มบทบาทตั้งแต่วันนี้ / give a role from today on')
      .argument(...LOGIN),
  ).action((login: string, options: TypedRole) =>
    withDataSource((dataSource) => addRole(dataSource, login, options)),
  );
  inPartner(
    role
      .command('end')
      .description('สิ้นสุดบทบาทวันนี้ / end a role today')
      .argument(...LOGIN),
  ).action((login: string, options: TypedRole) =>
    withDataSource((dataSource) => endRole(dataSource, login, options)),
  );
}

const notConfirmed = (): HubError =>
  new HubError(
    'BAD_INPUT',
    {
      th: 'การลบข้อมูลส่วนบุคคลย้อนกลับไม่ได้: ยืนยันด้วย --yes',
      en: 'personal data that is purged does not come back: confirm it by --yes',
    },
    { field: '--yes', rule: 'given' },
  );
