/** The hub's global id of a row, for those that know its type and UUID only. */
export const globalId = (type, id) => Buffer.from(`${type}:${id}`).toString('base64url');

/** SQL of the same over a partner `p`; the hand-written statements answer the hub's very words. */
export const GLOBAL_ID = `rtrim(replace(encode(convert_to(CASE p.type
    WHEN 'VILLAGE' THEN 'Village' WHEN 'TEMPLE' THEN 'Temple' WHEN 'LOCAL_AUTHORITY' THEN 'LocalAuthority'
    WHEN 'SANGHA_OFFICE' THEN 'SanghaOffice' WHEN 'GOVERNMENT_OFFICE' THEN 'GovernmentOffice' WHEN 'AGENCY' THEN 'Agency'
    WHEN 'COMMUNITY_DEVELOPMENT_OFFICE' THEN 'CommunityDevelopmentOffice'
    WHEN 'LOCAL_ADMINISTRATION_OFFICE' THEN 'LocalAdministrationOffice' ELSE 'NetworkPartner' END
  || ':' || p.id, 'UTF8'), 'base64'), E'\\n', ''), '=')`;

/** The type of the API that a type of partner has in the database: `SANGHA_OFFICE` is a `SanghaOffice`. */
export const apiType = (type) =>
  type.toLowerCase().replace(/(^|_)(.)/g, (_all, _gap, letter) => letter.toUpperCase());

/** SQL that a row of `p` holds today. */
export const inForce = (
  row,
) => `(${row}.valid_from IS NULL OR ${row}.valid_from <= (hub.now() AT TIME ZONE 'Asia/Bangkok')::date)
  AND (${row}.valid_to IS NULL OR ${row}.valid_to > (hub.now() AT TIME ZONE 'Asia/Bangkok')::date)`;
