import type { EntityManager } from 'typeorm';
import { seededId } from '../../../kernel/ids.ts';
import { insertRows } from '../../../write/index.ts';
import {
  Confirmation,
  type DemoNetworkProvince,
  DemoWriter,
  PartnerLink,
  readDemoNetwork,
} from '../../partners/index.ts';
import { Agreement } from '../agreement.entity.ts';
import { AgreementClause } from '../agreement-clause.entity.ts';
import { AgreementLevel, ClauseKind } from '../agreement-kinds.ts';
import { AgreementParty } from '../agreement-party.entity.ts';
import { type DemoAgreement, demoAgreements } from './demo-agreements.ts';
import { type DemoLink, demoLinks } from './demo-links.ts';

/** What each province's agreement says, in words that claim to be no real paper's. */
const CLAUSES = [
  {
    number: '1',
    kind: ClauseKind.OBJECTIVE,
    textTh: 'วัดและชุมชนเกื้อหนุนกันให้มีความสุขอย่างยั่งยืน',
    textEn: 'Temples and communities support each other for lasting happiness',
  },
  {
    number: '2',
    kind: ClauseKind.MISSION,
    textTh: 'องค์กรปกครองส่วนท้องถิ่นจัดพื้นที่ต้นแบบร่วมกับวัดและหมู่บ้าน',
    textEn: 'Local authorities set up model areas with temples and villages',
  },
  {
    number: '3',
    kind: ClauseKind.GUIDELINE,
    textTh: 'ช่วยเหลือผู้ประสบภัยและผู้เปราะบางร่วมกัน',
    textEn: 'Help those struck by disasters and the vulnerable together',
  },
] as const;

/** The id of a clause of a province's made-up agreement. */
export const demoClauseId = (provinceCode: string, number: (typeof CLAUSES)[number]['number']): string =>
  seededId('agreement_clause', `DEMO ${provinceCode} ${number}`);

/** Writes made-up agreements at every level under the national MOU, and the ties under them. */
export async function seedDemoAgreements(transaction: EntityManager, changeId: string): Promise<void> {
  const writer = new DemoWriter(transaction, changeId);
  const network = await readDemoNetwork(transaction);
  const byProvince = network.map((province) => ({ province, agreements: demoAgreements(province) }));
  await writeAgreements(
    writer,
    byProvince.flatMap(({ agreements }) => agreements),
  );
  await writer.write(AgreementClause, network.flatMap(clausesOf));
  const links = byProvince.flatMap(({ province, agreements }) => linksOf(province, agreements));
  await writer.write(
    PartnerLink,
    links.map(({ link }) => link),
  );
  const answers = links.flatMap(({ answer }) => (answer ? [answer] : []));
  await insertRows(transaction, Confirmation, answers, { changeId });
}

async function writeAgreements(writer: DemoWriter, agreements: readonly DemoAgreement[]): Promise<void> {
  await writer.write(
    Agreement,
    agreements.map(({ key: _, parties: _parties, ...agreement }) => ({
      ...agreement,
      validFrom: agreement.signedOn,
    })),
  );
  const parties = agreements.flatMap(({ id, key, signedOn, parties: standing }) =>
    standing.map(({ partnerId, capacity }) => ({
      id: seededId('agreement_party', `${key} ${partnerId}`),
      agreementId: id,
      partnerId,
      capacity,
      validFrom: signedOn,
    })),
  );
  await writer.write(AgreementParty, parties);
}

function clausesOf(province: DemoNetworkProvince): Partial<AgreementClause>[] {
  const [top] = demoAgreements(province);
  return CLAUSES.map((clause, at) => ({
    ...clause,
    id: demoClauseId(province.code, clause.number),
    agreementId: top!.id,
    position: at + 1,
    isVerified: false,
    validFrom: top!.signedOn,
  }));
}

function linksOf(province: DemoNetworkProvince, agreements: readonly DemoAgreement[]): DemoLink[] {
  const ofTambon = new Map(
    agreements
      .filter(({ level }) => level === AgreementLevel.TEMPLE_TAMBON)
      .map((agreement) => [agreement.areaId, agreement]),
  );
  const links = province.districts.flatMap((district) =>
    district.tambons.flatMap((tambon) =>
      demoLinks(district, tambon, { province: agreements[0]!, tambon: ofTambon.get(tambon.id) }),
    ),
  );
  // An authority that covers several subdistricts is advised once.
  return [...new Map(links.map((each) => [each.link.id, each])).values()];
}
