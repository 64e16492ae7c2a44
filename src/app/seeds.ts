import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../kernel/db/transaction.ts';
import type { BilingualText } from '../kernel/errors.ts';
import type { Progress } from '../kernel/progress.ts';
import { seedDemoActivities } from '../modules/activities/index.ts';
import { seedDemoAgreements, seedNationalMou } from '../modules/agreements/index.ts';
import { seedGeography } from '../modules/areas/index.ts';
import { seedDemoDirectives, seedFoundingCircular } from '../modules/directives/index.ts';
import { Partner, seedDemo, seedReferencePartners, seedRegisterDuties } from '../modules/partners/index.ts';
import { seedDemoProjects } from '../modules/projects/index.ts';
import { seedDemoResources } from '../modules/resources/index.ts';
import { ChangeChannel, DataSourceKind, hasHappened, openChange } from '../write/index.ts';

/** First-run data that is written once in the life of a database. */
interface Seed {
  onceKey: string;
  doing: BilingualText;
  plant: (transaction: EntityManager, changeId: string) => Promise<void>;
}

const BASE: readonly Seed[] = [
  {
    onceKey: 'seed:geography',
    doing: { th: 'ใส่จังหวัด อำเภอ ตำบล', en: 'loading provinces, districts and subdistricts' },
    plant: seedGeography,
  },
  {
    onceKey: 'seed:reference-partners',
    doing: { th: 'ใส่หน่วยงานกลาง จังหวัด และอำเภอ', en: 'loading central, provincial and district offices' },
    plant: seedReferencePartners,
  },
  {
    onceKey: 'seed:register-duties',
    doing: { th: 'ใส่หน้าที่ดูแลทะเบียน', en: 'loading who keeps the register' },
    plant: seedRegisterDuties,
  },
  {
    onceKey: 'seed:national-mou',
    doing: { th: 'ใส่บันทึกข้อตกลงระดับชาติ', en: 'loading the national memorandum' },
    plant: seedNationalMou,
  },
  {
    onceKey: 'seed:founding-circular',
    doing: { th: 'ใส่หนังสือฉบับแรก', en: 'loading the founding circular' },
    plant: seedFoundingCircular,
  },
];

const DEMO: Seed = {
  onceKey: 'seed:demo',
  doing: { th: 'ใส่เครือข่ายจำลอง (ข้อมูลสมมุติ)', en: 'loading the demo network (made-up data)' },
  plant: seedDemo,
};

/** What the demo network does together; each needs those before it. */
const DEMO_WORK: readonly Seed[] = [
  {
    onceKey: 'seed:demo-agreements',
    doing: { th: 'ใส่ข้อตกลงจำลอง (ข้อมูลสมมุติ)', en: 'loading the demo’s agreements (made-up data)' },
    plant: seedDemoAgreements,
  },
  {
    onceKey: 'seed:demo-projects',
    doing: { th: 'ใส่โครงการจำลอง (ข้อมูลสมมุติ)', en: 'loading the demo’s projects (made-up data)' },
    plant: seedDemoProjects,
  },
  {
    onceKey: 'seed:demo-activities',
    doing: { th: 'ใส่กิจกรรมจำลอง (ข้อมูลสมมุติ)', en: 'loading the demo’s activities (made-up data)' },
    plant: seedDemoActivities,
  },
  {
    onceKey: 'seed:demo-resources',
    doing: { th: 'ใส่องค์ความรู้จำลอง (ข้อมูลสมมุติ)', en: 'loading the demo’s resources (made-up data)' },
    plant: seedDemoResources,
  },
  {
    onceKey: 'seed:demo-directives',
    doing: { th: 'ใส่หนังสือสั่งการจำลอง (ข้อมูลสมมุติ)', en: 'loading the demo’s letters (made-up data)' },
    plant: seedDemoDirectives,
  },
];

/**
 * Writes what a new database starts with, each seed whole or not at all under a change of its own: a start that was
 * cut short goes on with the seed that is missing, and a second start writes nothing. The demo is left out where a
 * register has already brought partners, so that made-up and real bodies are never mixed unseen; or its partners come
 * without what they do together.
 */
export async function seed(
  dataSource: DataSource,
  { demo, onProgress }: { demo: boolean | 'PARTNERS_ONLY'; onProgress: Progress },
): Promise<void> {
  for (const each of BASE) await plantOnce(each, dataSource, onProgress);
  if (demo && !(await dataSource.manager.existsBy(Partner, { source: DataSourceKind.REGISTER }))) {
    await plantOnce(DEMO, dataSource, onProgress);
    if (demo === 'PARTNERS_ONLY') return;
    for (const each of DEMO_WORK) await plantOnce(each, dataSource, onProgress);
  }
}

const plantOnce = (
  { onceKey, doing, plant }: Seed,
  dataSource: DataSource,
  onProgress: Progress,
): Promise<void> =>
  inTransaction(dataSource, async (transaction) => {
    // Two hubs that start at once on one database take turns here; the second finds it done.
    await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('hub:seed', 0))`);
    if (await hasHappened(transaction, onceKey)) return;
    onProgress(doing);
    const opening = { channel: ChangeChannel.SEED, actor: 'seed', reason: doing.en, onceKey };
    await plant(transaction, await openChange(transaction, opening));
  });
