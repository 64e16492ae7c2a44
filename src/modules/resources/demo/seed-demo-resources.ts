import type { EntityManager } from 'typeorm';
import { seededId } from '../../../kernel/ids.ts';
import { insertRows } from '../../../write/index.ts';
import { demoClauseId } from '../../agreements/index.ts';
import {
  authoritiesOf,
  Chance,
  Confirmation,
  ConfirmationDecision,
  DEMO_TODAY,
  type DemoNetworkProvince,
  DemoWriter,
  dayBetween,
  daysAfter,
  earlierOf,
  MADE_UP_EN,
  MADE_UP_TH,
  officeOf,
  PartnerType,
  readDemoNetwork,
  workingDay,
} from '../../partners/index.ts';
import { KnowledgeResource } from '../knowledge-resource.entity.ts';
import { ResourceAcknowledgement } from '../resource-acknowledgement.entity.ts';
import { ResourceAddressee } from '../resource-addressee.entity.ts';
import { ResourceDistribution } from '../resource-distribution.entity.ts';
import { AddresseeState, ResourceKind, ResourceLanguage, ResourceState } from '../resource-kinds.ts';
import { ResourceVersion } from '../resource-version.entity.ts';

type Office = 'PLAO' | 'CDD';

/** What the offices of a province have shared, and to whom it was sent; words of no real paper. */
const SHARED = [
  {
    slug: 'hlm-guide',
    office: 'CDD',
    kind: ResourceKind.KNOWLEDGE_SET,
    titleTh: 'ชุดความรู้โคก หนอง นา ระดับครัวเรือน',
    titleEn: 'Khok-nong-na for households',
    tags: ['โคก หนอง นา', 'HLM'],
    versions: 2,
    to: PartnerType.LOCAL_AUTHORITY,
  },
  {
    slug: 'clm-infographic',
    office: 'CDD',
    kind: ResourceKind.INFOGRAPHIC,
    titleTh: 'อินโฟกราฟิกพื้นที่เรียนรู้ชุมชน',
    titleEn: 'Community learning areas at a glance',
    tags: ['CLM'],
    versions: 1,
    to: PartnerType.COMMUNITY_DEVELOPMENT_OFFICE,
  },
  {
    slug: 'curriculum',
    office: 'CDD',
    kind: ResourceKind.CURRICULUM,
    titleTh: 'หลักสูตรแกนนำครัวเรือนพอเพียง',
    titleEn: 'Curriculum for leading households',
    tags: ['หลักสูตร'],
    versions: 1,
    to: undefined,
  },
  {
    slug: 'help-centre-guideline',
    office: 'PLAO',
    kind: ResourceKind.GUIDELINE,
    titleTh: 'แนวทางศูนย์ช่วยเหลือประชาชนร่วมกับวัด',
    titleEn: 'How help centres work with temples',
    tags: ['ศูนย์ช่วยเหลือประชาชน', 'สาธารณสงเคราะห์'],
    versions: 2,
    to: PartnerType.LOCAL_AUTHORITY,
  },
  {
    slug: 'model-areas',
    office: 'PLAO',
    kind: ResourceKind.MODEL_AREA_DATA,
    titleTh: 'ข้อมูลพื้นที่ต้นแบบของจังหวัด',
    titleEn: 'Model areas of the province',
    tags: ['พื้นที่ต้นแบบ'],
    versions: 1,
    to: undefined,
  },
] as const;

type Shared = (typeof SHARED)[number];

const ACKNOWLEDGED_SHARE = 0.72;

interface DemoResource {
  resource: Partial<KnowledgeResource>;
  versions: Partial<ResourceVersion>[];
  distribution: Partial<ResourceDistribution> | undefined;
  addressees: Partial<ResourceAddressee>[];
  acknowledgements: Partial<ResourceAcknowledgement>[];
  confirmations: Partial<Confirmation>[];
}

/** Writes what provincial offices of the demo have shared, to whom it was sent, and who has acknowledged it. */
export async function seedDemoResources(transaction: EntityManager, changeId: string): Promise<void> {
  const writer = new DemoWriter(transaction, changeId);
  const network = await readDemoNetwork(transaction);
  const all = network.flatMap((province) => SHARED.map((shared) => resourceOf(province, shared)));
  await writer.write(
    KnowledgeResource,
    all.map(({ resource }) => resource),
  );
  await writer.write(
    ResourceVersion,
    all.flatMap(({ versions }) => versions),
  );
  await writer.write(
    ResourceDistribution,
    all.flatMap(({ distribution }) => distribution ?? []),
  );
  await insertRows(
    transaction,
    Confirmation,
    all.flatMap(({ confirmations }) => confirmations),
    { changeId },
  );
  await writer.write(
    ResourceAcknowledgement,
    all.flatMap(({ acknowledgements }) => acknowledgements),
  );
  await writer.write(
    ResourceAddressee,
    all.flatMap(({ addressees }) => addressees),
  );
}

function resourceOf(province: DemoNetworkProvince, shared: Shared): DemoResource {
  const key = `DEMO ${shared.slug} ${province.code}`;
  const chance = new Chance(`resource ${key}`);
  const publisherId = officeOf(shared.office satisfies Office, province);
  const resourceId = seededId('knowledge_resource', key);
  const firstOn = workingDay(dayBetween(chance, '2024-10-15', '2025-06-30'));
  const versions = Array.from({ length: shared.versions }, (_, at) => ({
    id: seededId('resource_version', `${key} ${at + 1}`),
    resourceId,
    number: at + 1,
    publishedOn: workingDay(daysAfter(firstOn, at * 200)),
    language: ResourceLanguage.THAI,
    changesTh: at === 0 ? null : 'ปรับตัวอย่างและภาพประกอบ',
    changesEn: at === 0 ? null : 'New examples and pictures',
    url: `https://example.org/demo/${shared.slug}-${province.code}-v${at + 1}.pdf`,
  }));
  const current = versions.at(-1)!;
  return {
    resource: {
      id: resourceId,
      state: ResourceState.PUBLISHED,
      stateSince: firstOn,
      publisherId,
      clauseId: demoClauseId(province.code, shared.office === 'CDD' ? '1' : '3'),
      currentVersionId: current.id,
      latestNumber: current.number,
      kind: shared.kind,
      titleTh: `${shared.titleTh} จังหวัด${province.nameTh} ${MADE_UP_TH}`,
      titleEn: `${shared.titleEn}, ${province.nameEn} ${MADE_UP_EN}`,
      tags: [...shared.tags],
      audienceTypes: shared.to ? [shared.to] : [],
      audienceAreaIds: [province.id],
    },
    versions,
    ...(shared.to
      ? sentTo(province, shared.to, { key, resourceId, senderId: publisherId, current })
      : { distribution: undefined, addressees: [], acknowledgements: [], confirmations: [] }),
  };
}

/** Those of the type in the province. */
function addresseesOf(province: DemoNetworkProvince, type: PartnerType): string[] {
  if (type === PartnerType.COMMUNITY_DEVELOPMENT_OFFICE) {
    return province.districts.map((district) => officeOf('CDD', district));
  }
  return authoritiesOf(province).map(({ id }) => id);
}

interface Sending {
  key: string;
  resourceId: string;
  senderId: string;
  current: { id: string; publishedOn: string };
}

function sentTo(
  province: DemoNetworkProvince,
  type: PartnerType,
  { key, resourceId, senderId, current }: Sending,
): Omit<DemoResource, 'resource' | 'versions'> {
  const chance = new Chance(`distribution ${key}`);
  const distributionId = seededId('resource_distribution', key);
  const sentOn = workingDay(daysAfter(current.publishedOn, chance.between(1, 14)));
  const acknowledgeBy = daysAfter(sentOn, 30);
  const found = addresseesOf(province, type).map((partnerId) => {
    const at = `${key} ${partnerId}`;
    const isAcknowledged = chance.falls(ACKNOWLEDGED_SHARE);
    const acknowledgedOn = dayBetween(chance, sentOn, earlierOf(daysAfter(sentOn, 45), DEMO_TODAY));
    const acknowledgementId = isAcknowledged ? seededId('resource_acknowledgement', at) : null;
    const confirmationId = seededId('confirmation', at);
    return {
      addressee: {
        id: seededId('resource_addressee', at),
        distributionId,
        resourceId,
        partnerId,
        state: isAcknowledged ? AddresseeState.ACKNOWLEDGED : AddresseeState.ASKED,
        acknowledgementId,
      },
      acknowledgement:
        acknowledgementId === null
          ? undefined
          : {
              id: acknowledgementId,
              versionId: current.id,
              partnerId,
              confirmationId,
              acknowledgedOn,
            },
      confirmation:
        acknowledgementId === null
          ? undefined
          : {
              id: confirmationId,
              objectType: 'ResourceVersion',
              objectId: current.id,
              partnerId,
              decision: ConfirmationDecision.CONFIRMED,
              onBehalf: false,
            },
    };
  });
  return {
    distribution: {
      id: distributionId,
      resourceId,
      versionId: current.id,
      senderId,
      sentOn,
      acknowledgeBy,
      letterNumber: `ที่ 0023/ว ${chance.between(100, 4000)} (จำลอง)`,
      partnerTypes: [type],
      areaIds: [province.id],
      partnerIds: [],
      reachAreaIds: [province.id],
    },
    addressees: found.map(({ addressee }) => addressee),
    acknowledgements: found.flatMap(({ acknowledgement }) => acknowledgement ?? []),
    confirmations: found.flatMap(({ confirmation }) => confirmation ?? []),
  };
}
