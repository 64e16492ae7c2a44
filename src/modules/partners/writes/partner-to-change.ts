import { type ObjectRef, objectOf, type Writing } from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';

/** The API types whose ids name partners. */
export const PARTNER_TYPES = [
  'Partner',
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

/**
 * The partner that an input names, once the rules allow what is asked for.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN
 */
export async function partnerToChange(writing: Writing, field: string, globalId: string): Promise<Partner> {
  const object = objectOf(field, globalId, PARTNER_TYPES);
  await writing.mayChange(field, object);
  return writing.transaction.findOneByOrFail(Partner, { id: object.id });
}

export const refOf = (partner: Pick<Partner, 'id' | 'type'>): ObjectRef => ({
  type: apiTypeOf(partner),
  id: partner.id,
});

const apiTypeOf = ({ type }: Pick<Partner, 'type'>): string =>
  type.toLowerCase().replace(/(?:^|_)(.)/g, (_all, letter: string) => letter.toUpperCase());

/** Tells the network of a write on a partner: its areas of all levels, and the partners that it is about. */
export async function tellOf(writing: Writing, type: string, partner: Partner, also: string[] = []) {
  const areas: { code: string }[] = await writing.transaction.query(
    'SELECT code FROM area WHERE id = ANY(hub.area_path($1)) ORDER BY code',
    [partner.areaId],
  );
  await writing.tell({
    type,
    object: refOf(partner),
    partnerIds: [partner.id, ...also],
    areaCodes: areas.map(({ code }) => code),
  });
}
