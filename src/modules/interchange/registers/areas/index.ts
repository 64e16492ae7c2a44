import { ensureReferenceOffices } from '../../../partners/index.ts';
import { end } from '../../engine/end-absent.ts';
import { matched } from '../../engine/part.ts';
import type { Register } from '../../engine/register.ts';
import type { ImportSession } from '../../engine/session.ts';
import { fileRefused } from '../../refusal.ts';
import { districts, provinces, subdistricts } from './area-parts.ts';

/** The civil tree. It ends what the first-run geography had too much, and its new districts get their offices. */
export const areas: Register = {
  name: 'areas',
  title: { th: 'พื้นที่ปกครอง', en: 'civil areas' },
  parts: [provinces, districts, subdistricts],
  partsOfOneFile: [],
  demoTypes: [],
  needsAsOf: false,
  canBeComplete: true,
  async finish(session, { complete, illegible }) {
    for (const part of [subdistricts, districts, provinces]) {
      const rows = unknownFirstRunAreas(part);
      if (!complete && illegible === 0) await refuseIfMostlyUnknown(session, part, rows);
      await end(session, part, { rule: 'ended-unknown-area', file: part.fileName, illegible, rows });
    }
    const offices = await ensureReferenceOffices(session.transaction, session.changeId);
    session.written += offices.added + offices.followed;
  },
};

/** Areas that the hub started with and that the register doesn't know; what it knows has become its own by now. */
const unknownFirstRunAreas = (part: typeof provinces): string => `
  SELECT t.id, t.code AS key FROM area t
  WHERE t.level = ${part.target.given.level} AND t.source = 'REFERENCE' AND t.valid_to IS NULL
    AND NOT EXISTS (SELECT FROM ${matched(part)} m WHERE m.key = t.code)`;

/** Half a file, cut at a line's end, looks whole; ending half of the country on its word would not be undone easily. */
async function refuseIfMostlyUnknown(
  session: ImportSession,
  part: typeof provinces,
  unknown: string,
): Promise<void> {
  const [found] = await session.rows<{ unknown: number; all: number }>(`
    SELECT (SELECT count(*)::int FROM (${unknown}) u) AS unknown,
      (SELECT count(*)::int FROM area WHERE level = ${part.target.given.level} AND valid_to IS NULL) AS all`);
  if (found && found.unknown * 10 > found.all) {
    throw fileRefused(part.fileName, 'looks-incomplete', { value: `${found.unknown} / ${found.all}` });
  }
}
