import { type Command, Option } from 'commander';
import { connect } from '../app/connect.ts';
import { renewDemoKey } from '../modules/access/index.ts';
import { DEMO_TYPES, type PartnerType } from '../modules/partners/index.ts';
import { endDemoInForce } from './end-demo-in-force.ts';
import { endedDemoText } from './ended-demo-text.ts';

/** `hub demo end` and `hub demo key`: what one does with the made-up network and its key. */
export function addDemoCommand(program: Command): void {
  const demo = program.command('demo').description('เครือข่ายจำลองและกุญแจทดลอง / the demo network and its key');
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
