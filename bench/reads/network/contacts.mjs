import { draw, madeId } from './drawing.mjs';

/** A telephone number and an e-mail address of each local authority, in ranges kept for fiction. */
export const CONTACTS = ['PHONE', 'EMAIL'].map((kind, no) => ({
  what: `contact channels (${kind.toLowerCase()})`,
  sql: `
    INSERT INTO hub.contact_channel (id, partner_id, kind, value, source, change_id)
    SELECT ${madeId(`6${no}`, 'row_number() OVER (ORDER BY p.id)::int', `'${kind}' || p.id`)}, p.id, '${kind}',
      ${kind === 'PHONE' ? `'+1 202 555 01' || lpad((${draw(`'phone' || p.id`, 100)})::text, 2, '0')` : `'office-' || left(p.id::text, 8) || '@example.org'`},
      'SYNTHETIC', $1::uuid
    FROM hub.partner p WHERE p.type = 'LOCAL_AUTHORITY' AND p.source = 'SYNTHETIC'`,
}));
