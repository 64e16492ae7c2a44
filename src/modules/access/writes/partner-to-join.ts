import type { HubRole } from '../../../kernel/viewer.ts';
import { objectOf, type Writing } from '../../../write/index.ts';
import { holdPartner, mustBeInForce, PARTNER_TYPES, type Partner, partnerOf } from '../../partners/index.ts';

/**
 * The partner in which a person is to have a role, once the rules allow it; held, so that it does not end meanwhile.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, INVALID_STATE where it has ended
 */
export async function partnerToJoin(
  writing: Writing,
  globalId: string,
  { personId, role }: { personId: string; role: HubRole },
): Promise<Partner> {
  const object = objectOf('partnerId', globalId, PARTNER_TYPES);
  await holdPartner(writing, object.id);
  const partner = await partnerOf(writing, 'partnerId', object);
  writing.about = object;
  await writing.mayCreate({ personId, partnerId: partner.id, role });
  mustBeInForce('partnerId', partner);
  return partner;
}
