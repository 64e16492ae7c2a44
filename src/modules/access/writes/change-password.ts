import { Field, InputType } from 'type-graphql';
import type { Asking } from '../../../kernel/asking.ts';
import { asViewer } from '../../../kernel/db/transaction.ts';
import { SYSTEM, type Viewer } from '../../../kernel/viewer.ts';
import {
  ANY_NUMBER,
  invalidState,
  MayHold,
  type Prepared,
  Problems,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { endTokens } from '../account-tokens.ts';
import { attempt } from '../attempts.ts';
import { checkPassword, hashPassword, isPassword } from '../password.ts';
import { keepPassword, refOfPerson } from '../person.service.ts';
import { personIn, recordFailure, wrongCurrentPassword } from '../proving.ts';

@InputType('ChangePasswordInput', { description: 'The password that was and the one that is to be.' })
export class ChangePasswordInput {
  @MayHold(ANY_NUMBER, 'A secret, of which nothing but a hash is kept.')
  @Field(() => String, { description: 'The password that is current.' })
  currentPassword!: string;

  @MayHold(ANY_NUMBER, 'A secret, of which nothing but a hash is kept.')
  @Field(() => String, {
    description: 'The new password: 12 to 200 characters, hard to guess, without one’s own name.',
  })
  newPassword!: string;
}

interface OwnAccount {
  login: string;
  displayName: string;
  email: string | null;
  passwordHash: string | null;
}

/**
 * Proves that it is the person who asks, and not somebody who has found the session open.
 * @throws HubError FORBIDDEN for a client, INVALID_STATE without a password, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS; Refused
 */
export async function prepareChangePassword(
  asking: Asking,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<Prepared> {
  const viewer = personIn(asking.viewer);
  const { login, displayName, email, passwordHash } = await ownAccount(asking, viewer.personId);
  if (passwordHash === null) throw noPassword();
  const proved = await attempt(asking.dataSource, { name: login, address: asking.address }, async () =>
    (await isPassword(passwordHash, currentPassword)) ? true : undefined,
  );
  if (proved === undefined) {
    await recordFailure(asking, 'changePassword', viewer.personId);
    throw wrongCurrentPassword();
  }
  const problems = new Problems();
  await checkPassword(problems, 'newPassword', newPassword, [login, displayName, email, currentPassword]);
  problems.check();
  const next = await hashPassword(newPassword);
  return { run: (writing) => changePassword(writing, viewer, { passwordHash, next }) };
}

const ownAccount = ({ dataSource }: Asking, personId: string): Promise<OwnAccount> =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    const [found]: OwnAccount[] = await transaction.query(
      `SELECT p.login, p.display_name AS "displayName", p.email, c.password_hash AS "passwordHash"
       FROM person p LEFT JOIN credential c ON c.person_id = p.id WHERE p.id = $1`,
      [personId],
    );
    return found!;
  });

const noPassword = () =>
  invalidState(
    { th: 'บัญชีนี้ไม่มีรหัสผ่านของฮับ', en: 'This account has no password with the hub' },
    { field: 'currentPassword', rule: 'an account with a password' },
  );

async function changePassword(
  writing: Writing,
  { personId, sessionId }: Viewer & { kind: 'PERSON' },
  { passwordHash, next }: { passwordHash: string; next: string },
): Promise<Written> {
  const about = refOfPerson(personId);
  await writing.mayChange('viewer', about);
  await writing.asSystem(async (transaction) => {
    const step = { transaction, changeId: writing.changeId };
    const still: unknown[] = await transaction.query(
      'SELECT FROM credential WHERE person_id = $1 AND password_hash = $2 FOR UPDATE',
      [personId, passwordHash],
    );
    if (still.length === 0) throw wrongCurrentPassword();
    await keepPassword(step, personId, next);
    await endTokens(step, personId, { except: sessionId });
  });
  return { about, answers: { person: about } };
}
