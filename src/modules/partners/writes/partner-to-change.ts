import { HubError } from '../../../kernel/errors.ts';
import { toGlobalId } from '../../../kernel/listing/index.ts';
import {
  invalidState,
  notFound,
  type ObjectRef,
  objectOf,
  type Problems,
  stale,
  type Writing,
} from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';

/** The API types whose ids name partners. */
export const PARTNER_TYPES = [
  'Agency',
  'LocalAdministrationOffice',
  'LocalAuthority',
  'CommunityDevelopmentOffice',
  'GovernmentOffice',
  'SanghaOffice',
  'Temple',
  'Village',
  'NetworkPartner',
] as const;

interface Wanted {
  /** What is known of a body that is no more may still be corrected; everything else is for those in force. */
  evenEnded?: boolean;
  /** The version that is to be replaced: a stale one is told before anything that follows from what has changed since. */
  expectedVersion?: number;
  /** Where the input has that version; `expectedVersion` where it is left out. */
  versionField?: string;
}

/**
 * The partner that an input names, once the rules allow what is asked for.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, INVALID_STATE where it has ended or was merged, CONFLICT
 */
export async function partnerToChange(
  writing: Writing,
  field: string,
  globalId: string,
  { evenEnded = false, expectedVersion, versionField }: Wanted = {},
): Promise<Partner> {
  const object = objectOf(field, globalId, PARTNER_TYPES);
  await writing.mayChange(field, object);
  const partner = await partnerOf(writing, field, object);
  if (evenEnded) mustNotBeMerged(field, partner);
  else mustBeInForce(field, partner);
  if (expectedVersion !== undefined && expectedVersion !== partner.version)
    throw stale(expectedVersion, partner.version, versionField);
  return partner;
}

/** @throws HubError INVALID_STATE where it was merged into another */
function mustNotBeMerged(field: string, partner: Partner): void {
  if (partner.mergedIntoId !== null) throw wasMerged(field, partner);
}

/** @throws HubError INVALID_STATE where it was merged into another, or has ended */
export function mustBeInForce(field: string, partner: Partner): void {
  mustNotBeMerged(field, partner);
  if (partner.validTo !== null) throw hasEnded(field, partner.validTo);
}

/**
 * The same for what is to hang on the partner: it can't be ended or merged while this goes on, since its row is held.
 * The system holds it; not everybody who may add to a partner may also change the partner itself.
 */
export async function partnerToExtend(writing: Writing, field: string, globalId: string): Promise<Partner> {
  await holdPartner(writing, objectOf(field, globalId, PARTNER_TYPES).id);
  return partnerToChange(writing, field, globalId);
}

/** Holds a partner's row until the transaction ends: whoever changes it waits. */
export const holdPartner = (writing: Writing, id: string): Promise<void> =>
  writing.asSystem(async (transaction) => {
    await transaction.query('SELECT FROM partner WHERE id = $1 FOR SHARE', [id]);
  });

/**
 * A partner by the ref that an input gave; its id must name the very type that it is of.
 * @throws HubError NOT_FOUND
 */
export async function partnerOf(writing: Writing, field: string, { type, id }: ObjectRef): Promise<Partner> {
  const partner = await writing.transaction.findOneBy(Partner, { id });
  if (partner === null || apiTypeOf(partner) !== type) throw notFound(field, toGlobalId(type, id));
  return partner;
}

/** A partner in force that an input names, of one of these types; undefined, and a problem, where it is none. */
export async function partnerNamed(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string,
  types: readonly string[] = PARTNER_TYPES,
): Promise<Partner | undefined> {
  const object = problems.object(field, globalId, types);
  if (object === undefined) return undefined;
  try {
    const known = `${object.type} ${object.id}`;
    const partner = await writing.lookUp(known, () => partnerOf(writing, field, object));
    mustBeInForce(field, partner);
    return partner;
  } catch (fault) {
    if (!(fault instanceof HubError)) throw fault;
    problems.add(fault);
    return undefined;
  }
}

const wasMerged = (field: string, partner: Partner): HubError => {
  const survivor = toGlobalId(apiTypeOf(partner), partner.mergedIntoId!);
  return invalidState(
    {
      th: `รายการนี้รวมเข้ากับรายการ ${survivor} แล้ว`,
      en: `This entry was merged into ${survivor}`,
    },
    { field, rule: 'not merged', value: survivor },
  );
};

export const hasEnded = (field: string, day: string): HubError =>
  invalidState(
    { th: `สิ้นสุดแล้วตั้งแต่ ${day}`, en: `It has ended on ${day}` },
    { field, rule: 'in force', value: day },
  );

export const refOf = (partner: Pick<Partner, 'id' | 'type'>): ObjectRef => ({
  type: apiTypeOf(partner),
  id: partner.id,
});

/** The API type of a partner, by which its global id names it. */
export const apiTypeOf = ({ type }: Pick<Partner, 'type'>): string =>
  type.toLowerCase().replace(/(?:^|_)(.)/g, (_all, letter: string) => letter.toUpperCase());

/** DOPA codes of an area and those above it. */
export const areaCodesOf = (writing: Writing, areaId: string | null): Promise<string[]> =>
  writing.lookUp(`codes of ${areaId}`, async () => {
    const areas: { code: string }[] = await writing.transaction.query(
      // Worked out apart, it tells the planner nothing: one plan serves all areas and isn't made anew each time.
      `WITH path AS MATERIALIZED (SELECT hub.area_path($1) AS ids)
       SELECT code FROM path JOIN area ON area.id = ANY(path.ids) ORDER BY code`,
      [areaId],
    );
    return areas.map(({ code }) => code);
  });

/** Tells the network of a write on a partner: its areas of all levels, and the partners that it is about. */
export async function tellOf(
  writing: Writing,
  type: string,
  partner: Partner,
  also: readonly string[] = [],
  object: ObjectRef = refOf(partner),
  otherAreas: readonly string[] = [],
): Promise<void> {
  await writing.tell({
    type,
    object,
    partnerIds: [partner.id, ...also],
    areaCodes: [...(await areaCodesOf(writing, partner.areaId)), ...otherAreas],
  });
}
