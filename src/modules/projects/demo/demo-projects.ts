import { seededId } from '../../../kernel/ids.ts';
import { type DemoAgreement, demoAgreements, demoAgreementsOver } from '../../agreements/index.ts';
import {
  Chance,
  DEMO_TODAY,
  type DemoNetworkDistrict,
  type DemoNetworkProvince,
  type DemoPartner,
  type DemoTambon,
  dayBetween,
  daysAfter,
  daysBetween,
  earlierOf,
  fiscalYearBEOf,
  laterOf,
  MADE_UP_EN,
  MADE_UP_TH,
  officeOf,
  tambonsOf,
} from '../../partners/index.ts';
import type { Project } from '../project.entity.ts';
import { ProjectKind, ProjectStage } from '../project-kinds.ts';
import { BUDGET_SOURCES, PROJECT_SHAPES, type ProjectShape } from './project-shapes.ts';

/** A made-up project with those whom it could have beside its owner. */
export interface DemoProject {
  key: string;
  row: Pick<Project, 'id' | 'kind' | 'stage' | 'stageSince' | 'ownerId' | 'isLearningPlace'> &
    Partial<Project> & { startsOn: string; endsOn: string };
  shape: ProjectShape;
  proposedOn: string;
  place: { province: DemoNetworkProvince; district: DemoNetworkDistrict; tambon: DemoTambon };
  owner: DemoPartner;
  temple: DemoPartner;
  village: DemoPartner;
  adviserId: string;
}

/** Of the subdistricts without an agreement of their own so many have a project; those with one have one or two. */
const ELSEWHERE_SHARE = 0.58;
const SECOND_SHARE = 0.5;

const FIRST_PROPOSED = '2024-08-15';
const LAST_PROPOSED = '2026-09-15';
const WA_OF_RAI = 400;
/** Plots are measured to a quarter of a ngan. */
const SMALLEST_STEP_WA = 25;

/** All of the demo's projects, in the order of their subdistricts. */
export function demoProjects(network: readonly DemoNetworkProvince[]): DemoProject[] {
  const agreements = network.flatMap(demoAgreements);
  return tambonsOf(network).flatMap((place) => ofTambon(place, agreements));
}

function ofTambon(place: DemoProject['place'], agreements: readonly DemoAgreement[]): DemoProject[] {
  const { province, district, tambon } = place;
  const chance = new Chance(`projects ${tambon.code}`);
  const [agreement] = demoAgreementsOver(agreements, {
    province: province.id,
    district: district.id,
    tambon: tambon.id,
  });
  if (agreement === undefined) return [];
  const isOwn = agreement.areaId === tambon.id;
  const count = isOwn ? 1 + Number(chance.falls(SECOND_SHARE)) : Number(chance.falls(ELSEWHERE_SHARE));
  const parties = new Set(agreement.parties.map(({ partnerId }) => partnerId));
  // Who signed for the subdistrict is who works together in it.
  const choose = <Partner extends DemoPartner>(present: readonly Partner[]): Partner | undefined => {
    const signed = present.filter(({ id }) => parties.has(id));
    return chance.pick(isOwn && signed.length > 0 ? signed : present);
  };
  return Array.from({ length: count }, (_, position) => {
    const [owner, temple, village] = [
      choose(tambon.authorities),
      choose(tambon.temples),
      choose(tambon.villages),
    ];
    if (owner === undefined || temple === undefined || village === undefined) return [];
    return [projectOf(`${tambon.code}-${position + 1}`, place, agreement, { owner, temple, village })];
  }).flat();
}

function projectOf(
  number: string,
  place: DemoProject['place'],
  agreement: DemoAgreement,
  together: Pick<DemoProject, 'owner' | 'temple' | 'village'>,
): DemoProject {
  const key = `DEMO PROJECT ${number}`;
  const chance = new Chance(key);
  const shape = chance.weighted(PROJECT_SHAPES, ({ share }) => share)!;
  const earliest = daysAfter(agreement.signedOn, 30);
  const proposedOn = dayBetween(chance, laterOf(earliest, FIRST_PROPOSED), LAST_PROPOSED);
  const startsOn = laterOf(daysAfter(proposedOn, chance.between(20, 110)), '2024-10-01');
  const endsOn = daysAfter(startsOn, chance.between(150, 420));
  const life = lifeOf(chance, proposedOn, startsOn, endsOn);
  const isAtWork = life.stage === ProjectStage.OPERATING;
  const [least, most] = shape.thousandBaht;
  return {
    key,
    shape,
    proposedOn,
    place,
    ...together,
    adviserId: officeOf('CDD', place.district),
    row: {
      id: seededId('project', key),
      ...life,
      ...titles(shape, together, place.tambon),
      kind: shape.kind,
      goalTh: shape.goalTh,
      ownerId: together.owner.id,
      agreementId: agreement.id,
      areaId: place.tambon.id,
      ...pointNear(chance, place.tambon),
      landAreaWa: shape.rai ? landOf(chance, shape.rai) : null,
      startsOn,
      endsOn,
      fiscalYearBE: fiscalYearBEOf(startsOn),
      budgetSatang: String(chance.between(least, most) * 1_000 * 100),
      budgetSource: chance.pickCommon(BUDGET_SOURCES),
      isLearningPlace: isAtWork && chance.falls(shape.learningPlaceShare),
    },
  };
}

const AT_TEMPLES: readonly ProjectKind[] = [ProjectKind.PUBLIC_WELFARE_MODEL, ProjectKind.OTHER];

function titles(
  { kind, titleTh, titleEn }: ProjectShape,
  { temple, village }: Pick<DemoProject, 'temple' | 'village'>,
  tambon: DemoTambon,
) {
  const isAtTemple = AT_TEMPLES.includes(kind);
  const siteTh = isAtTemple ? `วัด${temple.nameTh}` : `บ้าน${village.nameTh}`;
  const siteEn = isAtTemple ? `Wat ${temple.nameEn}` : `Ban ${village.nameEn}`;
  return {
    titleTh: `${titleTh} ${siteTh} ตำบล${tambon.nameTh} ${MADE_UP_TH}`,
    titleEn: `${titleEn}, ${siteEn}, ${tambon.nameEn} ${MADE_UP_EN}`,
  };
}

function landOf(chance: Chance, [least, most]: readonly [number, number]): string {
  const steps = chance.between((least * WA_OF_RAI) / SMALLEST_STEP_WA, (most * WA_OF_RAI) / SMALLEST_STEP_WA);
  return String(steps * SMALLEST_STEP_WA);
}

/** Within a kilometre or so of the subdistrict's point, where one is known. */
function pointNear(chance: Chance, { latitude, longitude }: DemoTambon) {
  if (latitude === null || longitude === null) return { latitude: null, longitude: null };
  const near = (degrees: number) => Number((degrees + (chance.next() - 0.5) / 50).toFixed(5));
  return { latitude: near(latitude), longitude: near(longitude) };
}

/** How far a project has come by the demo's last day, since when, and why where somebody had to say. */
function lifeOf(chance: Chance, proposedOn: string, startsOn: string, endsOn: string) {
  const at = (stage: ProjectStage, stageSince: string, stageReason: string | null = null) => ({
    stage,
    stageSince,
    stageReason,
  });
  if (startsOn > DEMO_TODAY) {
    if (chance.falls(0.55)) return at(ProjectStage.PROPOSED, proposedOn);
    return at(ProjectStage.APPROVED, dayBetween(chance, proposedOn, DEMO_TODAY));
  }
  const age = daysBetween(startsOn, DEMO_TODAY);
  if (age < 60 && chance.falls(0.5))
    return at(ProjectStage.APPROVED, dayBetween(chance, proposedOn, startsOn));
  if (age < 120) return at(ProjectStage.IN_PROGRESS, startsOn);
  const drawn = chance.next();
  if (drawn < 0.04) {
    const since = dayBetween(chance, daysAfter(startsOn, 30), DEMO_TODAY);
    return at(ProjectStage.SUSPENDED, since, 'น้ำท่วมพื้นที่ รอปรับแผน');
  }
  if (drawn < 0.2 && endsOn <= DEMO_TODAY) return at(ProjectStage.CLOSED, endsOn, 'ดำเนินการครบตามแผน');
  if (drawn < 0.42) return at(ProjectStage.IN_PROGRESS, startsOn);
  const since = daysAfter(startsOn, chance.between(60, 240));
  return at(ProjectStage.OPERATING, earlierOf(since, DEMO_TODAY));
}
