import { type Command, Option } from 'commander';
import { connect } from '../app/connect.ts';
import { demoAccountsText } from '../app/demo-accounts-text.ts';
import { readConfig } from '../kernel/config.ts';
import { HubError } from '../kernel/errors.ts';
import { renewDemoAccounts, renewDemoKey } from '../modules/access/index.ts';
import { DEMO_TYPES, type PartnerType } from '../modules/partners/index.ts';
import { endDemoInForce } from './end-demo-in-force.ts';
import { endedDemoText } from './ended-demo-text.ts';

/** `hub demo end|key|accounts`: what one does with the made-up network, its key and its personas. */
export function addDemoCommand(program: Command): void {
  const demo = program
    .command('demo')
    .description('เครือข่ายจำลอง กุญแจ และบัญชีทดลอง / the demo network, its key and its accounts');
  demo
    .command('end')
    .description('สิ้นสุดเครือข่ายจำลอง ก่อนนำเข้าทะเบียนจริง / end the demo network, before real registers come in')
    .addOption(
      new Option('--type <types...>', 'เฉพาะภาคีชนิดเหล่านี้ / only partners of these types').choices(DEMO_TYPES),
    )
    .action(({ type }: { type?: PartnerType[] }) => end(type ?? DEMO_TYPES));
  demo
    .command('key')
    .description('ออกกุญแจทดลองใหม่แทนของเดิม / make a new demo key, in place of the old one')
    .action(renewKey);
  demo
    .command('accounts')
    .description(
      'ออกรหัสผ่านและกุญแจของบัญชีทดลองใหม่ทั้งหมด / give all persona accounts new passwords, and their app a new key',
    )
    .action(renewAccounts);
}

async function end(types: readonly PartnerType[]): Promise<void> {
  const { dataSource, close } = await connect();
  try {
    process.stdout.write(endedDemoText(await endDemoInForce(dataSource, types)));
  } finally {
    await close();
  }
}

async function renewKey(): Promise<void> {
  const { dataSource, close } = await connect();
  try {
    const key = await renewDemoKey(dataSource);
    process.stdout.write(`กุญแจทดลองใหม่ จะไม่แสดงอีก / the new demo key, not shown again\n  ${key}\n`);
  } finally {
    await close();
  }
}

async function renewAccounts(): Promise<void> {
  const config = readConfig(process.env);
  if (config.oidc !== undefined) throw hasIssuer();
  const { dataSource, close } = await connect(config);
  try {
    process.stdout.write(demoAccountsText(await renewDemoAccounts(dataSource)));
  } finally {
    await close();
  }
}

const hasIssuer = (): HubError =>
  new HubError(
    'INVALID_STATE',
    {
      th: 'มีผู้ออกตัวตนแล้ว (HUB_OIDC_ISSUER) จึงไม่มีบัญชีทดลอง',
      en: 'an issuer of identities is configured (HUB_OIDC_ISSUER), so there are no persona accounts',
    },
    { field: 'HUB_OIDC_ISSUER', rule: 'not set' },
  );
