import { type BadInput, bad, none, sameAs } from './values.ts';

// One thing that is wrong with each mutation of the register; test/stories/register-refusals.test.ts has the others.

const OF_NOBODY = 'NOT_FOUND id exists';
const notThere = (mutation: string, type = 'LocalAuthority'): BadInput[] =>
  bad(mutation, [['that is not there', { id: none(type) }, OF_NOBODY]]);

export const PARTNERS = [
  ...bad('createPartner', [
    ['in an area that is not there', { areaId: none('Area') }, 'NOT_FOUND areaId exists'],
  ]),
  ...notThere('updatePartner'),
  ...notThere('movePartner'),
  ...notThere('changeAuthorityKind'),
  ...notThere('renamePartner'),
  ...notThere('endPartner'),
  ...bad('mergePartners', [['with itself', { survivorId: sameAs('duplicateId') }, 'BAD_INPUT survivorId …']]),
  ...bad('recordSuccession', [['by itself', { successorIds: [] }, 'BAD_INPUT successorIds …']]),
  ...bad('addPartnerCode', [
    ['to one that is not there', { partnerId: none('LocalAuthority') }, 'NOT_FOUND partnerId exists'],
  ]),
  ...notThere('endPartnerCode', 'PartnerCode'),
  ...bad('setCoverage', [
    ['of an area that is not there', { areaId: none('Area') }, 'NOT_FOUND areaId exists'],
  ]),
  ...notThere('endCoverage', 'Coverage'),
  ...bad('setRegisterDuty', [['of a stale version', { expectedVersion: 99 }, 'CONFLICT expectedVersion …']]),
  ...bad('addPartnerAlias', [
    ['to one that is not there', { partnerId: none('LocalAuthority') }, 'NOT_FOUND partnerId exists'],
  ]),
  ...notThere('endPartnerAlias', 'PartnerName'),
  ...bad('addContactChannel', [['that is no address', { kind: 'EMAIL', value: 'x' }, 'BAD_INPUT value …']]),
  ...bad('updateContactChannel', [['that is not there', { id: none('ContactChannel') }, OF_NOBODY]]),
  ...notThere('endContactChannel', 'ContactChannel'),
];
