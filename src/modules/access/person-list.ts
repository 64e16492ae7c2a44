import type { EntityManager } from 'typeorm';
import { HubError } from '../../kernel/errors.ts';
import { normalLogin } from './account-input.ts';
import { Person, type PersonStatus } from './person.entity.ts';

/** A person as the operator sees it. */
export interface PersonLine {
  id: string;
  /** Null once the account was purged. */
  login: string | null;
  displayName: string | null;
  status: PersonStatus;
  /** The roles of today, each with the code of its partner. */
  roles: string[];
  /** Sessions that are open. */
  sessions: number;
}

/** All people, those who can sign in first, then by login. */
export const listPeople = (transaction: EntityManager): Promise<PersonLine[]> =>
  transaction.query(`
    SELECT p.id, p.login, p.display_name AS "displayName", p.status,
      ARRAY(SELECT m.role || ' ' || coalesce((SELECT code FROM partner_code c WHERE c.partner_id = m.partner_id AND c.valid_to IS NULL
          ORDER BY c.scheme, c.code LIMIT 1), m.partner_id::text) FROM membership m WHERE m.person_id = p.id
          AND (m.valid_from IS NULL OR m.valid_from <= hub.today()) AND (m.valid_to IS NULL OR m.valid_to > hub.today())
        ORDER BY 1) AS roles,
      (SELECT count(*) FROM account_token t WHERE t.person_id = p.id AND t.kind = 'SESSION' AND t.ended_at IS NULL
        AND t.expires_at > hub.now())::integer AS sessions
    FROM person p ORDER BY p.status = 'PURGED', p.status = 'DISABLED', p.login, p.id`);

/**
 * The person with a login.
 * @throws HubError NOT_FOUND
 */
export async function personWithLogin(transaction: EntityManager, login: string): Promise<Person> {
  const person = await transaction.findOneBy(Person, { login: normalLogin(login) });
  if (person !== null) return person;
  throw new HubError(
    'NOT_FOUND',
    { th: `ไม่มีผู้ใช้ชื่อ ${login}`, en: `nobody has the login ${login}` },
    { field: 'login', rule: 'exists', value: login },
  );
}
