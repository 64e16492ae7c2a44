import {
  type Ending,
  type HeldOnce,
  type Merger,
  moveRows,
  PartnerType,
  partnersHandedOver,
  type Succession,
  type SystemWriting,
  standsOnDay,
  uniteHeldOnce,
} from '../partners/index.ts';

/** Of two parts in one activity that which says more. */
const PARTS: HeldOnce = {
  table: 'activity_participation',
  column: 'partner_id',
  alike: ['activity_id'],
  stands: (row) => `NOT ${row}.is_withdrawn`,
  rank: (row) => `${row}.part`,
  goes: 'is_withdrawn = true',
};

const ONE_BODY = 'เป็นศูนย์ของหน่วยงานเดียวกัน / a second entry of the same body';
const NO_MORE = 'หน่วยงานที่ตั้งศูนย์สิ้นสุดแล้ว / the authority that ran it is no more';

async function closeCentres(
  { transaction, changeId }: SystemWriting,
  ids: string[],
  day: string,
  reason: string,
) {
  await transaction.query(
    `UPDATE help_centre SET valid_to = greatest($1::date, valid_from), end_reason = $2, version = version + 1, change_id = $3
     WHERE id = ANY($4::uuid[])`,
    [day, reason, changeId, ids],
  );
}

const openCentres = async (
  { transaction }: SystemWriting,
  partnerIds: readonly string[],
  day: string,
): Promise<string[]> => {
  const found: { id: string }[] = await transaction.query(
    `WITH given AS (SELECT $1::date AS day) SELECT id FROM help_centre c WHERE authority_id = ANY($2::uuid[]) AND ${standsOnDay('c')}`,
    [day, partnerIds],
  );
  return found.map(({ id }) => id);
};

// Of one body all is one body's. Where both entries have an open centre, the one that stays helps in the fields of both; the
// other is closed and keeps what was counted in it.
partnersHandedOver.onMerger((writing, { duplicate, survivor, on }: Merger) =>
  writing.asSystem(async (transaction) => {
    const at = { transaction, changeId: writing.changeId };
    const passage = { from: duplicate.id, to: survivor.id, day: on };
    const parts = await uniteHeldOnce(at, PARTS, passage);
    const [kept] = await openCentres(at, [survivor.id], on);
    const closed = kept === undefined ? [] : await openCentres(at, [duplicate.id], on);
    await closeCentres(at, closed, on, ONE_BODY);
    if (closed.length > 0) await takeOverFields(at, kept!, closed);
    const recorded = await moveRows(at, { table: 'activity', column: 'recorded_by_id' }, passage);
    await moveRows(at, { table: 'activity', column: 'place_id' }, passage);
    const isMoved = { table: 'help_centre', column: 'authority_id' };
    return {
      activity: recorded,
      activity_participation: parts.moved,
      help_centre: await moveRows(at, isMoved, passage),
      stored_file: await moveRows(at, { table: 'stored_file', column: 'owner_id' }, passage),
      united: parts.united.length + closed.length,
    };
  }),
);

async function takeOverFields(
  { transaction, changeId }: SystemWriting,
  kept: string,
  closed: string[],
): Promise<void> {
  await transaction.query(
    `UPDATE help_centre SET version = version + 1, change_id = $3, domains = (
       SELECT array_agg(DISTINCT domain ORDER BY domain) FROM help_centre c, unnest(c.domains) domain
       WHERE c.id = $1 OR c.id = ANY($2::uuid[]))
     WHERE id = $1`,
    [kept, closed, changeId],
  );
}

// What was done and recorded is the predecessor's for ever; a centre goes on, where the successor may have one and has none.
partnersHandedOver.onSuccession(async (writing, { predecessor, successors, effectiveOn }: Succession) => {
  const [only, ...others] = successors;
  if (!only || others.length > 0) return {};
  return writing.asSystem(async (transaction) => {
    const at = { transaction, changeId: writing.changeId };
    const open = await openCentres(at, [predecessor.id], effectiveOn);
    const there = await openCentres(at, [only.id], effectiveOn);
    if (there.length > 0 || only.type !== PartnerType.LOCAL_AUTHORITY) {
      await closeCentres(at, open, effectiveOn, NO_MORE);
      return { help_centre: open.length };
    }
    const moved = { table: 'help_centre', column: 'authority_id', where: 'valid_to IS NULL' };
    return { help_centre: await moveRows(at, moved, { from: predecessor.id, to: only.id }) };
  });
});

partnersHandedOver.onEnding(async (at, { partnerIds, on }: Ending) => {
  const open = await openCentres(at, partnerIds, on);
  await closeCentres(at, open, on, NO_MORE);
  return { help_centre: open.length };
});
