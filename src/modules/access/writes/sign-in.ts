import { Field, InputType } from 'type-graphql';
import type { Asking } from '../../../kernel/asking.ts';
import { asViewer } from '../../../kernel/db/transaction.ts';
import { newId } from '../../../kernel/ids.ts';
import { SYSTEM } from '../../../kernel/viewer.ts';
import { ANY_NUMBER, MayHold, type Prepared, type Writing, type Written } from '../../../write/index.ts';
import { isLogin, normalLogin } from '../account-input.ts';
import { AccountTokenKind } from '../account-token.entity.ts';
import { issueToken } from '../account-tokens.ts';
import { attempt } from '../attempts.ts';
import { hashPassword, isOutdated, isPassword } from '../password.ts';
import { keepPassword, refOfPerson } from '../person.service.ts';
import { recordFailure, wrongLogin } from '../proving.ts';

@InputType('SignInInput', { description: 'With what somebody signs in.' })
export class SignInInput {
  @MayHold(ANY_NUMBER, 'Only compared with the logins that there are, and kept nowhere.')
  @Field(() => String, { description: 'The login; capital letters make no difference.' })
  login!: string;

  @MayHold(ANY_NUMBER, 'A secret, of which nothing but a hash is kept.')
  @Field(() => String, { description: 'The password.' })
  password!: string;
}

interface Account {
  personId: string;
  passwordHash: string | null;
  mayEnter: boolean;
}

/**
 * Proves who somebody is by login and password; the session is made in the mutation's own transaction. An unknown login
 * takes as long as a wrong password, and a disabled account as long as either.
 * @throws HubError WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS
 */
export async function prepareSignIn(asking: Asking, { login, password }: SignInInput): Promise<Prepared> {
  const { dataSource, address } = asking;
  const name = normalLogin(login);
  let account: Account | undefined;
  const proved = await attempt(dataSource, { name, address }, async () => {
    account = isLogin(name) ? await accountOf(asking, name) : undefined;
    const isRight = await isPassword(account?.passwordHash ?? null, password);
    return isRight && account?.mayEnter ? account : undefined;
  });
  if (proved === undefined) {
    await recordFailure(asking, 'signIn', account?.personId ?? null);
    throw wrongLogin();
  }
  const { personId, passwordHash } = proved as Account & { passwordHash: string };
  const renewed = isOutdated(passwordHash) ? await hashPassword(password) : undefined;
  return {
    viewer: { kind: 'PERSON', personId, partnerId: null },
    run: (writing) => signIn(writing, { personId, passwordHash, renewed }),
  };
}

const accountOf = ({ dataSource }: Asking, login: string): Promise<Account | undefined> =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    const [found]: Account[] = await transaction.query(
      `SELECT p.id AS "personId", c.password_hash AS "passwordHash", p.status = 'ACTIVE' AS "mayEnter"
       FROM person p LEFT JOIN credential c ON c.person_id = p.id WHERE p.login = $1`,
      [login],
    );
    return found;
  });

interface ProvedAccount {
  personId: string;
  passwordHash: string;
  /** The hash at today's cost, where the kept one was made at another. */
  renewed: string | undefined;
}

async function signIn(
  writing: Writing,
  { personId, passwordHash, renewed }: ProvedAccount,
): Promise<Written> {
  const about = refOfPerson(personId);
  writing.about = about;
  const session = await writing.asSystem(async (transaction) => {
    const step = { transaction, changeId: writing.changeId };
    // Disabled, or given another password, since it was proved: whoever does that waits for this, or this for them.
    const still: unknown[] = await transaction.query(
      `SELECT FROM person p JOIN credential c ON c.person_id = p.id
       WHERE p.id = $1 AND p.status = 'ACTIVE' AND c.password_hash = $2 FOR SHARE OF p, c`,
      [personId, passwordHash],
    );
    if (still.length === 0) throw wrongLogin();
    if (renewed !== undefined) await keepPassword(step, personId, renewed);
    return issueToken(step, { id: newId(), personId, kind: AccountTokenKind.SESSION });
  });
  return {
    about,
    answers: { person: about },
    once: { sessionToken: session.secret, sessionEndsAt: session.endsAt },
  };
}
