import { type Command, Option } from 'commander';
import type { EntityManager } from 'typeorm';
import { asViewer } from '../kernel/db/transaction.ts';
import { HubError } from '../kernel/errors.ts';
import { HubRole, type Scope, SYSTEM } from '../kernel/viewer.ts';
import {
  addClient,
  type ClientLine,
  DEFAULT_OVERLAP_HOURS,
  LONGEST_OVERLAP_HOURS,
  listClients,
  revokeClient,
  rotateKey,
} from '../modules/access/index.ts';
import { inCommand } from '../write/index.ts';
import { expiryOf } from './expiry.ts';
import { partnerByCode } from './partner-by-code.ts';
import { withDataSource } from './with-data-source.ts';

interface NewClientOptions {
  partner?: string;
  role: HubRole[];
  scope: Scope[];
  expires?: string;
  budget?: string;
}

interface RotateOptions {
  overlap: string;
  expires?: string;
}

const SCOPES: Scope[] = ['WRITE', 'BULK'];

const expiresOption = (): Option =>
  new Option(
    '--expires <days|date>',
    'กุญแจใช้ได้กี่วัน หรือถึงวันใด (ค.ศ.) / days for which the key works, or the last day, such as 2027-09-30',
  );

/** `hub client add|list|rotate|revoke`: the apps that use the API, and their keys. */
export function addClientCommand(program: Command): void {
  const client = program
    .command('client')
    .description('แอปที่ใช้ API และกุญแจ / apps that use the API, and their keys');
  client
    .command('add')
    .description('เพิ่มแอป แสดงกุญแจครั้งเดียว / add an app; its key is shown once')
    .argument('<name>', 'ชื่อแอป / its name')
    .option('--partner <code>', 'รหัสหน่วยงานที่ทำในนาม เช่น DLA, PLAO-50 / code of the partner it acts for')
    .addOption(
      new Option('--role <roles...>', 'บทบาทในหน่วยงานนั้น / its roles there')
        .choices(Object.values(HubRole))
        .default([]),
    )
    .addOption(
      new Option('--scope <scopes...>', 'WRITE เขียนได้ BULK หน้าละ 1,000 แถว / may write; 1,000 rows a page')
        .choices(SCOPES)
        .default([]),
    )
    .addOption(expiresOption())
    .option('--budget <points>', 'แต้มต่อช่วงเวลา แทนค่าปกติ / points a window, in place of the usual ones')
    .action((name: string, options: NewClientOptions) => add(name, options));
  client
    .command('list')
    .description('แสดงแอปทั้งหมด / list all apps')
    .action(() => withDataSource(async (dataSource) => asViewer(dataSource, SYSTEM, list)));
  client
    .command('rotate')
    .description('ออกกุญแจใหม่ กุญแจเดิมใช้ต่อได้ระยะหนึ่ง / make a new key; the old ones go on for a while')
    .argument('<id>', 'รหัสแอปจาก client list / its id, from client list')
    .addOption(
      new Option('--overlap <hours>', 'ชั่วโมงที่กุญแจเดิมใช้ต่อได้ / hours for the old keys').default(
        String(DEFAULT_OVERLAP_HOURS),
      ),
    )
    .addOption(expiresOption())
    .action((id: string, options: RotateOptions) => rotate(id, options));
  client
    .command('revoke')
    .description('เพิกถอนแอปและกุญแจทั้งหมด / revoke an app with all its keys')
    .argument('<id>', 'รหัสแอปจาก client list / its id, from client list')
    .action(revoke);
}

const keyShown = (key: string): string =>
  `กุญแจ เก็บไว้ให้ดี จะไม่แสดงอีก / the key, keep it: it is not shown again\n  ${key}\n`;

const add = (name: string, { partner, role, scope, expires, budget }: NewClientOptions): Promise<void> =>
  withDataSource((dataSource) =>
    inCommand(
      dataSource,
      { action: 'createApiClient', reason: 'client added by the operator' },
      async (transaction, changeId) => {
        if (partner === undefined && role.length > 0) throw needsPartner();
        const actsFor =
          partner === undefined ? {} : { partnerId: (await partnerByCode(transaction, partner)).id };
        const expiresAt = await expiryOf(transaction, expires);
        const points = budget === undefined ? undefined : pointsOf(budget);
        const client = { name, roles: role, scopes: scope, budget: points, expiresAt, ...actsFor };
        const made = await addClient(transaction, changeId, client);
        return { about: { type: 'ApiClient', id: made.id }, result: `${made.id}\n${keyShown(made.key)}` };
      },
    ),
  );

const needsPartner = () =>
  new HubError(
    'BAD_INPUT',
    { th: 'บทบาทต้องมีหน่วยงาน: ระบุ --partner', en: 'a role is held in a partner: name it by --partner' },
    { field: '--partner', rule: 'given with --role' },
  );

const list = async (transaction: EntityManager): Promise<string> =>
  (await listClients(transaction)).map(clientLine).join('') || 'ยังไม่มีแอป / there are no clients yet\n';

const clientLine = (client: ClientLine): string => {
  const { id, name, actsFor, roles, scopes } = client;
  const may = [actsFor, ...roles, ...scopes].filter(Boolean).join(' ');
  return `${[id, name, ...(may ? [may] : []), ...stateOf(client)].join('  ')}\n`;
};

function stateOf({ isRevoked, keys, until, lastUsed }: ClientLine): string[] {
  return [
    isRevoked ? 'เพิกถอนแล้ว / revoked' : `กุญแจ / keys: ${keys}`,
    ...(isRevoked || until === null ? [] : [`ถึง / until ${until}`]),
    lastUsed === null ? 'ยังไม่เคยใช้ / never used' : `ใช้ล่าสุด / last used ${lastUsed}`,
  ];
}

const rotate = (id: string, { overlap, expires }: RotateOptions): Promise<void> =>
  withDataSource((dataSource) =>
    inCommand(
      dataSource,
      { action: 'rotateApiKey', reason: 'key rotated by the operator' },
      async (transaction, changeId) => ({
        about: { type: 'ApiClient', id },
        result: keyShown(
          await rotateKey(transaction, changeId, {
            id,
            overlapHours: hoursOf(overlap),
            expiresAt: await expiryOf(transaction, expires),
          }),
        ),
      }),
    ),
  );

function hoursOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const most = LONGEST_OVERLAP_HOURS;
  throw new HubError(
    'BAD_INPUT',
    { th: `--overlap ต้องเป็นจำนวนชั่วโมง 0 ถึง ${most}`, en: `--overlap must be hours from 0 to ${most}` },
    { field: '--overlap', rule: `0 to ${most}`, value: text },
  );
}

function pointsOf(text: string): number {
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
  throw new HubError(
    'BAD_INPUT',
    { th: '--budget ต้องเป็นจำนวนแต้ม 1 ถึง 99999999', en: '--budget must be points from 1 to 99999999' },
    { field: '--budget', rule: '1 to 99999999', value: text },
  );
}

const revoke = (id: string): Promise<void> =>
  withDataSource((dataSource) =>
    inCommand(
      dataSource,
      { action: 'revokeApiClient', reason: 'client revoked by the operator' },
      async (transaction, changeId) => {
        await revokeClient(transaction, changeId, id);
        return { about: { type: 'ApiClient', id }, result: 'เพิกถอนแล้ว / revoked\n' };
      },
    ),
  );
