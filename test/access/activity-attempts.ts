import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { Owner } from '../factories/personas.ts';
import { otherPartner, seatOf } from './agreement-attempts.ts';
import type { Maker, Rows, Try } from './mutation-attempts.ts';

const ALL: readonly Owner[] = ['A', 'B', 'T', 'C'];
/** Help centres are of local authorities. */
const AUTHORITIES: readonly Owner[] = ['A', 'B'];
const SYNTHETIC = { source: 'SYNTHETIC' };
const day = '2025-01-01';
const SOMETHING_DONE = { kind: 'MEETING', happenedOn: day };

/** An activity at the seat of the owner's partner, recorded by that partner where no other is named. */
const activityOf = async (rows: Rows, tried: Try, recorderId = rows.partnerId(tried)): Promise<string> =>
  rows.insert('activity', {
    ...SYNTHETIC,
    state: 'RECORDED',
    kind: 'MEETING',
    title_th: rows.name(),
    recorded_by_id: recorderId,
    area_id: (await seatOf(rows, tried)).id,
    happened_on: day,
  });

const toActivity = (more: Record<string, unknown>): Maker => ({
  letters: ALL,
  make: async (rows, tried) => ({
    input: { id: toGlobalId('Activity', await activityOf(rows, tried)), expectedVersion: 1, ...more },
  }),
});

const underActivity = (more: (rows: Rows, tried: Try) => Promise<object> | object): Maker => ({
  letters: ALL,
  make: async (rows, tried) => ({
    input: {
      activityId: toGlobalId('Activity', await activityOf(rows, tried)),
      ...(await more(rows, tried)),
    },
  }),
});

interface Centre {
  id: string;
  version: number;
}

/** The help centre of the owner's authority; an authority has one at a time. */
async function centreOf(rows: Rows, tried: Try): Promise<Centre> {
  const authority_id = rows.partnerId(tried);
  const there = await rows.one<Centre | undefined>(
    'SELECT id, version FROM help_centre WHERE authority_id = $1 AND valid_to IS NULL',
    [authority_id],
  );
  if (there) return there;
  const row = { ...SYNTHETIC, authority_id, name_th: rows.name(), domains: '{DISASTER}' };
  return { id: await rows.insert('help_centre', row), version: 1 };
}

const toCentre = (more: Record<string, unknown>): Maker => ({
  letters: AUTHORITIES,
  make: async (rows, tried) => {
    const { id, version } = await centreOf(rows, tried);
    return { input: { id: toGlobalId('HelpCentre', id), expectedVersion: version, ...more } };
  },
});

/** The least that the mutations of activities and help centres take. */
export const ACTIVITY_MAKERS: Readonly<Record<string, Maker>> = {
  recordActivity: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => {
      const { id: recordedById } = await rows.named(rows.partnerId(tried));
      const areaId = toGlobalId('Area', (await seatOf(rows, tried)).id);
      const details = { ...SOMETHING_DONE, titleTh: rows.name() };
      return { input: { activity: { recordedById, areaId, details, partners: [] } } };
    },
  },
  updateActivity: toActivity({ details: { titleEn: 'Try' } }),
  withdrawActivity: toActivity({ reason: 'ทดลอง' }),
  mergeActivities: {
    letters: ALL,
    make: async (rows, tried) => ({
      input: {
        duplicateId: toGlobalId('Activity', await activityOf(rows, tried)),
        expectedVersion: 1,
        survivorId: toGlobalId('Activity', await activityOf(rows, tried)),
        survivorVersion: 1,
      },
    }),
  },
  dismissDuplicate: {
    letters: ALL,
    make: async (rows, tried) => {
      const id = await rows.insert('activity_duplicate', {
        ...SYNTHETIC,
        activity_id: await activityOf(rows, tried),
        other_id: await activityOf(rows, tried),
        reasons: '{SAME_DAYS}',
        state: 'SUSPECTED',
      });
      return { input: { id: toGlobalId('ActivityDuplicate', id), expectedVersion: 1 } };
    },
  },
  addActivityPartner: underActivity(async (rows, tried) => ({
    partner: { partnerId: (await otherPartner(rows, tried)).id },
  })),
  // Of the owner's partner, in what another recorded.
  withdrawActivityPartner: {
    letters: ALL,
    make: async (rows, tried) => {
      const activity_id = await activityOf(rows, tried, (await otherPartner(rows, tried)).uuid);
      const place = { activity_id, partner_id: rows.partnerId(tried), part: 'PARTICIPANT' };
      const id = await rows.insert('activity_participation', { ...SYNTHETIC, ...place, is_withdrawn: false });
      return { input: { id: toGlobalId('ActivityParticipation', id), expectedVersion: 1 } };
    },
  },
  addActivityEvidence: underActivity(() => ({ url: 'https://example.org/' })),
  withdrawActivityEvidence: {
    letters: ALL,
    make: async (rows, tried) => {
      const activity_id = await activityOf(rows, tried);
      const link = { kind: 'LINK', url: 'https://example.org/', is_withdrawn: false };
      const id = await rows.insert('activity_evidence', { ...SYNTHETIC, ...link, activity_id });
      return { input: { id: toGlobalId('ActivityEvidence', id), expectedVersion: 1 } };
    },
  },
  openHelpCentre: {
    letters: AUTHORITIES,
    make: async (rows, tried) => {
      const { id: authorityId, uuid } = await rows.named(rows.partnerId(tried));
      await rows.one(
        `UPDATE help_centre SET valid_to = $2 WHERE authority_id = $1 AND valid_to IS NULL RETURNING id`,
        [uuid, day],
      );
      return { input: { authorityId, nameTh: rows.name(), domains: ['DISASTER'] } };
    },
  },
  updateHelpCentre: toCentre({ placeTh: 'ทดลอง' }),
  endHelpCentre: toCentre({ on: day, reason: 'ทดลอง' }),
  countHelpCentre: {
    letters: AUTHORITIES,
    make: async (rows, tried) => ({
      input: {
        centreId: toGlobalId('HelpCentre', (await centreOf(rows, tried)).id),
        month: rows.month(),
        domain: 'DISASTER',
        cases: 7,
      },
    }),
  },
};
