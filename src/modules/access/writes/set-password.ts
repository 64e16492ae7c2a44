import { Field, InputType } from 'type-graphql';
import type { Asking } from '../../../kernel/asking.ts';
import { asViewer } from '../../../kernel/db/transaction.ts';
import { SYSTEM } from '../../../kernel/viewer.ts';
import {
  ANY_NUMBER,
  MayHold,
  type Prepared,
  Problems,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { endTokens } from '../account-tokens.ts';
import { attempt } from '../attempts.ts';
import { checkPassword, hashPassword } from '../password.ts';
import { keepPassword, refOfPerson } from '../person.service.ts';
import { recordFailure, wrongToken } from '../proving.ts';
import { hashOfSecret, isSecret, TOKEN } from '../secret.ts';

@InputType('SetPasswordInput', { description: 'A one-time token, and the password that is to be.' })
export class SetPasswordInput {
  @MayHold(ANY_NUMBER, 'A secret, of which nothing but a hash is kept.')
  @Field(() => String, { description: 'The token of an invitation or of a reset, which counts once.' })
  token!: string;

  @MayHold(ANY_NUMBER, 'A secret, of which nothing but a hash is kept.')
  @Field(() => String, {
    description: 'The new password: 12 to 200 characters, hard to guess, without one’s own name.',
  })
  newPassword!: string;
}

interface Holder {
  tokenId: string;
  personId: string;
  login: string;
  displayName: string;
  email: string | null;
}

/**
 * Proves by a one-time token who somebody is, and makes the hash of the new password; a password that is refused leaves
 * the token as it is.
 * @throws HubError WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS; Refused
 */
export async function prepareSetPassword(
  asking: Asking,
  { token, newPassword }: SetPasswordInput,
): Promise<Prepared> {
  const { dataSource, address } = asking;
  const holder = await attempt(dataSource, { name: `token ${token}`, address }, async () =>
    isSecret(TOKEN, token) ? holderOf(asking, token) : undefined,
  );
  if (holder === undefined) {
    await recordFailure(asking, 'setPassword', null);
    throw wrongToken();
  }
  const { personId, login, displayName, email } = holder;
  const problems = new Problems();
  await checkPassword(problems, 'newPassword', newPassword, [login, displayName, email]);
  problems.check();
  const passwordHash = await hashPassword(newPassword);
  return {
    viewer: { kind: 'PERSON', personId, partnerId: null },
    run: (writing) => setPassword(writing, holder, passwordHash),
  };
}

/** An invitation is for whoever has not come yet, a reset for whoever has: a disabled account takes neither. */
const holderOf = ({ dataSource }: Asking, token: string): Promise<Holder | undefined> =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    const [found]: Holder[] = await transaction.query(
      `SELECT t.id AS "tokenId", p.id AS "personId", p.login, p.display_name AS "displayName", p.email
       FROM account_token t JOIN person p ON p.id = t.person_id
       WHERE t.token_hash = $1 AND t.ended_at IS NULL AND t.expires_at > hub.now()
         AND (t.kind, p.status) IN (('INVITATION', 'INVITED'), ('RESET', 'ACTIVE'))`,
      [hashOfSecret(token)],
    );
    return found;
  });

async function setPassword(
  writing: Writing,
  { tokenId, personId }: Holder,
  passwordHash: string,
): Promise<Written> {
  const about = refOfPerson(personId);
  writing.about = about;
  const isFirst = await writing.asSystem(async (transaction) => {
    const step = { transaction, changeId: writing.changeId };
    const [person]: { status: string }[] = await transaction.query(
      `SELECT status FROM person WHERE id = $1 AND status IN ('INVITED', 'ACTIVE') FOR NO KEY UPDATE`,
      [personId],
    );
    const [, used]: [unknown, number] = await transaction.query(
      'UPDATE account_token SET ended_at = hub.now(), change_id = $2 WHERE id = $1 AND ended_at IS NULL',
      [tokenId, writing.changeId],
    );
    // Used by somebody faster, or taken away meanwhile.
    if (person === undefined || used !== 1) throw wrongToken();
    const isInvited = person.status === 'INVITED';
    if (isInvited) {
      await transaction.query(
        `UPDATE person SET status = 'ACTIVE', version = version + 1, change_id = $2 WHERE id = $1`,
        [personId, writing.changeId],
      );
    }
    await keepPassword(step, personId, passwordHash);
    await endTokens(step, personId);
    return isInvited;
  });
  return { about, answers: { person: about }, details: { first: isFirst } };
}
