import { demoIsActive, endDemo, type PartnerType } from '../../partners/index.ts';
import { importRefused } from '../refusal.ts';
import { finding } from '../report/finding.ts';
import type { Register } from './register.ts';
import type { ImportSession } from './session.ts';

/** Makes sure that no made-up body stands beside a real one of its type: ends them where told to, else refuses. */
export async function withoutDemo(
  session: ImportSession,
  register: Register,
  mayEnd: boolean,
): Promise<void> {
  const active: PartnerType[] = [];
  for (const type of register.demoTypes) {
    if (await demoIsActive(session.transaction, type)) active.push(type);
  }
  if (active.length === 0) return;
  if (!mayEnd) {
    throw importRefused(
      `เครือข่ายจำลองยังมี ${active.join(', ')} อยู่ ไม่รวมกับทะเบียนจริง: ใส่ --end-demo หรือสั่ง npm run hub -- demo end ก่อน`,
      `the demo network still has ${active.join(', ')} and is never mixed with a real register: add --end-demo, or run npm run hub -- demo end first`,
      'register',
      register.name,
    );
  }
  const { partners, sanghaUnits } = await endDemo(session.transaction, session.changeId, active);
  for (const [type, count] of Object.entries({ ...partners, SANGHA_UNIT: sanghaUnits })) {
    if (count === 0) continue;
    session.written += count;
    session.findings.push(finding('ended', 'demo-ended', { key: type, value: String(count) }));
  }
}
