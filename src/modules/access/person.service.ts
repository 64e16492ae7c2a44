import { newId } from '../../kernel/ids.ts';
import type { HubRole } from '../../kernel/viewer.ts';
import type { ObjectRef } from '../../write/index.ts';
import type { SystemStep } from './account-tokens.ts';
import { Membership } from './membership.entity.ts';
import { Person, PersonStatus } from './person.entity.ts';

/** What an account is made with. */
export interface NewPerson {
  displayName: string;
  /** In small letters, as `normalLogin` gives it. */
  login: string;
  email?: string | null | undefined;
  /** As `hashPassword` gives it; without one the person is invited and makes a password itself. */
  passwordHash?: string;
  isDemo?: boolean;
}

/** Adds a person under the open change, as a step of the system; answers its id. */
export async function addPerson(step: SystemStep, person: NewPerson): Promise<string> {
  const { displayName, login, email = null, passwordHash, isDemo = false } = person;
  const id = newId();
  await step.transaction.insert(Person, {
    id,
    displayName,
    login,
    email,
    isDemo,
    status: passwordHash === undefined ? PersonStatus.INVITED : PersonStatus.ACTIVE,
    changeId: step.changeId,
  });
  if (passwordHash !== undefined) await keepPassword(step, id, passwordHash);
  return id;
}

/** Gives a person a role in a partner from today on, under the open change; answers the membership's id. */
export async function addMember(
  { transaction, changeId }: SystemStep,
  { personId, partnerId, role }: { personId: string; partnerId: string; role: HubRole },
): Promise<string> {
  const [day]: { today: string }[] = await transaction.query('SELECT hub.today()::text AS today');
  const id = newId();
  await transaction.insert(Membership, { id, personId, partnerId, role, validFrom: day!.today, changeId });
  return id;
}

/** Keeps the hash of a person's password in place of the one before; null takes it away. */
export async function keepPassword(
  { transaction, changeId }: SystemStep,
  personId: string,
  passwordHash: string | null,
): Promise<void> {
  await transaction.query(
    `INSERT INTO credential (person_id, password_hash, change_id) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, change_id = excluded.change_id`,
    [personId, passwordHash, changeId],
  );
}

export const refOfPerson = (id: string): ObjectRef => ({ type: 'Person', id });
export const refOfMembership = (id: string): ObjectRef => ({ type: 'Membership', id });
