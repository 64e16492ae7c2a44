/** The hub's global id of a row, for those that know its type and UUID only. */
export const globalId = (type, id) => Buffer.from(`${type}:${id}`).toString('base64url');

const TYPES = {
  VILLAGE: 'Village',
  TEMPLE: 'Temple',
  LOCAL_AUTHORITY: 'LocalAuthority',
  SANGHA_OFFICE: 'SanghaOffice',
  GOVERNMENT_OFFICE: 'GovernmentOffice',
  AGENCY: 'Agency',
  COMMUNITY_DEVELOPMENT_OFFICE: 'CommunityDevelopmentOffice',
  LOCAL_ADMINISTRATION_OFFICE: 'LocalAdministrationOffice',
  NETWORK_PARTNER: 'NetworkPartner',
};

/**
 * SQL of the global id of a row `p` of a type. What of an id is the same for all of a type is base64 already; the hub's
 * id has no padding.
 */
export function idOfType(name) {
  const prefix = `${name}:`;
  const whole = prefix.length - (prefix.length % 3);
  const head = Buffer.from(prefix.slice(0, whole)).toString('base64url');
  return `'${head}' || split_part(encode(('${prefix.slice(whole)}' || p.id)::bytea, 'base64'), '=', 1)`;
}

/** SQL of the same over a partner `p`; the hand-written statements answer the hub's very words. */
export const GLOBAL_ID = `CASE p.type ${Object.entries(TYPES)
  .map(([type, name]) => `WHEN '${type}' THEN ${idOfType(name)}`)
  .join(' ')} END`;

/** The type of the API that a type of partner has in the database: `SANGHA_OFFICE` is a `SanghaOffice`. */
export const apiType = (type) =>
  type.toLowerCase().replace(/(^|_)(.)/g, (_all, _gap, letter) => letter.toUpperCase());

/** SQL that a row of `p` holds today. */
export const inForce = (
  row,
) => `(${row}.valid_from IS NULL OR ${row}.valid_from <= (hub.now() AT TIME ZONE 'Asia/Bangkok')::date)
  AND (${row}.valid_to IS NULL OR ${row}.valid_to > (hub.now() AT TIME ZONE 'Asia/Bangkok')::date)`;
