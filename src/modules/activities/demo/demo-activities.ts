import { seededId } from '../../../kernel/ids.ts';
import { demoClauseId, nationalRoleId } from '../../agreements/index.ts';
import {
  Chance,
  DEMO_TODAY,
  type DemoNetworkProvince,
  type DemoTambon,
  dayBetween,
  earlierOf,
  laterOf,
  MADE_UP_EN,
  MADE_UP_TH,
  tambonsOf,
} from '../../partners/index.ts';
import {
  type DemoProject,
  demoParticipations,
  demoProjects,
  ParticipationState,
  ProjectStage,
} from '../../projects/index.ts';
import type { Activity } from '../activity.entity.ts';
import { ActivityPart, ActivityState } from '../activity-kinds.ts';
import type { ActivityParticipation } from '../activity-participation.entity.ts';
import { ACTIVITY_SHAPES, type ActivityShape } from './activity-shapes.ts';

export interface DemoActivity {
  row: Pick<Activity, 'id' | 'recordedById' | 'happenedOn' | 'titleTh'> & Partial<Activity>;
  participations: Partial<ActivityParticipation>[];
}

/** The first day of the fiscal year 2568; the demo's last day ends 2569. */
export const FIRST_DAY = '2024-10-01';

const IN_PROJECTS_A_MONTH = 1.05;
/** Beside projects, activities of a subdistrict in the two years. */
const BESIDE = [2, 6] as const;

const WITHDRAWN_SHARE = 0.004;
const SEVERAL_DAYS_SHARE = 0.08;
const UNCOUNTED_SHARE = 0.04;
/** So many are told a second time, by another who was there; of these some were merged since. */
const TOLD_TWICE_SHARE = 0.008;
const MERGED_SHARE = 0.3;

interface Attendant {
  partnerId: string;
  part: ActivityPart;
  roleId: string;
}

interface Occasion {
  key: string;
  place: { province: DemoNetworkProvince; tambon: DemoTambon };
  projectId: string | null;
  templeId: string | undefined;
  villageId: string | undefined;
  siteTh: string;
  siteEn: string;
  attendants: readonly Attendant[];
}

/** What was done together in the two fiscal years: in projects while they went on, and beside them. */
export function demoActivities(network: readonly DemoNetworkProvince[]): DemoActivity[] {
  return [...demoProjects(network).flatMap(inProject), ...tambonsOf(network).flatMap(besideProjects)];
}

const { PROPOSED, APPROVED, CLOSED, SUSPENDED } = ProjectStage;

function inProject(project: DemoProject): DemoActivity[] {
  const { row, place, temple, village, key } = project;
  if (row.stage === PROPOSED || row.stage === APPROVED) return [];
  const until = row.stage === CLOSED || row.stage === SUSPENDED ? row.stageSince : DEMO_TODAY;
  const months = monthsBetween(row.startsOn, until);
  const chance = new Chance(`activities ${key}`);
  const roles: Readonly<Record<string, ActivityPart>> = {
    [project.owner.id]: ActivityPart.HOST,
    [temple.id]: ActivityPart.CO_HOST,
    [village.id]: ActivityPart.PARTICIPANT,
    [project.adviserId]: ActivityPart.ADVISER,
  };
  const attendants = demoParticipations(project)
    .filter(({ state }) => state === ParticipationState.CONFIRMED)
    .map(({ partnerId, roleId }) => ({
      partnerId,
      roleId,
      part: roles[partnerId] ?? ActivityPart.SUPPORTER,
    }));
  const count = Math.round(months.length * IN_PROJECTS_A_MONTH * (0.6 + 0.8 * chance.next()));
  return Array.from({ length: count }, (_, position) =>
    tell(
      {
        key: `${key} ${position}`,
        place,
        projectId: row.id,
        templeId: temple.id,
        villageId: village.id,
        siteTh: `บ้าน${village.nameTh}`,
        siteEn: `Ban ${village.nameEn}`,
        attendants,
      },
      { from: row.startsOn, until },
      ({ share }) => share.inProjects,
    ),
  ).flat();
}

function besideProjects(place: Occasion['place']): DemoActivity[] {
  const { tambon } = place;
  const chance = new Chance(`activities ${tambon.code}`);
  const owner = chance.pick(tambon.authorities);
  const count = chance.between(...BESIDE);
  if (owner === undefined) return [];
  return Array.from({ length: count }, (_, position) => {
    const temple = chance.pick(tambon.temples);
    const village = chance.pick(tambon.villages);
    const attendants: Attendant[] = [
      { partnerId: owner.id, part: ActivityPart.HOST, roleId: nationalRoleId('AREA_HOST') },
    ];
    if (temple && chance.falls(0.85)) {
      attendants.push({
        partnerId: temple.id,
        part: ActivityPart.CO_HOST,
        roleId: nationalRoleId('TEMPLE_PARTNER'),
      });
    }
    if (village && chance.falls(0.6)) {
      attendants.push({
        partnerId: village.id,
        part: ActivityPart.PARTICIPANT,
        roleId: nationalRoleId('COMMUNITY_PARTNER'),
      });
    }
    const occasion = {
      key: `DEMO BESIDE ${tambon.code} ${position}`,
      place,
      projectId: null,
      templeId: temple?.id,
      villageId: village?.id,
      siteTh: `ตำบล${tambon.nameTh}`,
      siteEn: tambon.nameEn,
      attendants,
    };
    return tell(occasion, { from: FIRST_DAY, until: DEMO_TODAY }, ({ share }) => share.beside);
  }).flat();
}

/** What was done on an occasion, in a season for it: none where the time had no such season; two where it was told twice. */
function tell(
  occasion: Occasion,
  time: { from: string; until: string },
  shareOf: (shape: ActivityShape) => number,
): DemoActivity[] {
  const chance = new Chance(`activity ${occasion.key}`);
  const shape = chance.weighted(ACTIVITY_SHAPES, shareOf)!;
  const month = chance.weighted(
    monthsBetween(time.from, time.until),
    (each) => shape.season[Number(each.slice(5, 7)) - 1]!,
  );
  if (month === undefined) return [];
  const first = `${month}-01`;
  const happenedOn = dayBetween(chance, laterOf(first, time.from), earlierOf(lastOf(month), time.until));
  const told = activityOf(chance, occasion, shape, happenedOn);
  return chance.falls(TOLD_TWICE_SHARE) ? [told, ...toldAgain(chance, occasion, told)] : [told];
}

function activityOf(
  chance: Chance,
  occasion: Occasion,
  shape: ActivityShape,
  happenedOn: string,
): DemoActivity {
  const { key, place, projectId, attendants, siteTh, siteEn } = occasion;
  const id = seededId('activity', key);
  const siteId = shape.atTemple ? occasion.templeId : chance.falls(0.4) ? occasion.villageId : undefined;
  const isWithdrawn = chance.falls(WITHDRAWN_SHARE);
  const there = attendants.filter(({ part }) => part === ActivityPart.HOST || chance.falls(0.82));
  return {
    row: {
      id,
      state: isWithdrawn ? ActivityState.WITHDRAWN : ActivityState.RECORDED,
      stateReason: isWithdrawn ? 'บันทึกผิดวัน' : null,
      kind: shape.kind,
      welfareKind: shape.welfareKind,
      helpDomain: shape.helpDomain,
      titleTh: `${chance.pick(shape.titlesTh)} ${siteTh} ${MADE_UP_TH}`,
      titleEn: `${shape.titleEn}, ${siteEn} ${MADE_UP_EN}`,
      recordedById: there[0]!.partnerId,
      projectId,
      clauseId: chance.falls(0.6) ? demoClauseId(place.province.code, shape.clause) : null,
      placeId: siteId ?? null,
      areaId: place.tambon.id,
      happenedOn,
      endedOn: chance.falls(SEVERAL_DAYS_SHARE) ? nextDay(happenedOn) : null,
      ...countsOf(chance, shape),
      mergedIntoId: null,
    },
    participations: there.map((attendant) => attendance(id, attendant)),
  };
}

const attendance = (activityId: string, attendant: Attendant): Partial<ActivityParticipation> => ({
  id: seededId('activity_participation', `${activityId} ${attendant.partnerId}`),
  activityId,
  ...attendant,
});

function countsOf(chance: Chance, { people, hundredBaht }: ActivityShape) {
  if (chance.falls(UNCOUNTED_SHARE)) return { male: null, female: null, households: null, spentSatang: null };
  const total = chance.between(...people);
  const female = Math.round(total * (0.45 + 0.2 * chance.next()));
  const isSpent = hundredBaht !== null && chance.falls(0.7);
  return {
    male: total - female,
    female,
    households: chance.falls(0.5) ? Math.max(1, Math.round(total / 2.6)) : null,
    spentSatang: isSpent ? String(chance.between(...hundredBaht) * 100 * 100) : null,
  };
}

/** The same event by another who was there, as reports of several partners often are: same day, place and kind. */
function toldAgain(chance: Chance, { key, attendants }: Occasion, { row }: DemoActivity): DemoActivity[] {
  // Villages record by an agreement of their own only, which not all have.
  const other = attendants.find(
    ({ partnerId, part }) => partnerId !== row.recordedById && part !== ActivityPart.PARTICIPANT,
  );
  if (other === undefined || row.state === ActivityState.WITHDRAWN) return [];
  const id = seededId('activity', `${key} again`);
  const isMerged = chance.falls(MERGED_SHARE);
  const isCountedOtherwise = row.male != null && chance.falls(0.5);
  return [
    {
      row: {
        ...row,
        id,
        state: isMerged ? ActivityState.MERGED : ActivityState.RECORDED,
        mergedIntoId: isMerged ? row.id : null,
        recordedById: other.partnerId,
        male: isCountedOtherwise ? row.male! + chance.between(1, 9) : (row.male ?? null),
        spentSatang: null,
      },
      participations: attendants.map((attendant) => attendance(id, attendant)),
    },
  ];
}

/** The last day of a month. */
const lastOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

const nextDay = (day: string): string | null => {
  const next = new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return next <= DEMO_TODAY ? next : null;
};

/** The months from one day to another, as YYYY-MM; none where the second is earlier. */
export function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    const text = `${year}-${String(month).padStart(2, '0')}`;
    if (`${text}-01` > until) return months;
    months.push(text);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
