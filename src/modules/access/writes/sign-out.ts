import { Field, InputType } from 'type-graphql';
import { invalidState, MutationInput, type Writing, type Written } from '../../../write/index.ts';
import { AccountTokenKind } from '../account-token.entity.ts';
import { endTokens } from '../account-tokens.ts';
import { refOfPerson } from '../person.service.ts';
import { personIn } from '../proving.ts';

@InputType('SignOutInput', { description: 'Which sessions are to end.' })
export class SignOutInput extends MutationInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether all sessions of the person are to end, and not this one alone.',
  })
  everywhere!: boolean;
}

/** Ends this session, or all of the person's. */
export async function signOut(writing: Writing, { everywhere }: SignOutInput): Promise<Written> {
  const { personId, sessionId } = personIn(writing.viewer);
  const about = refOfPerson(personId);
  await writing.mayChange('viewer', about);
  if (sessionId === undefined && !everywhere) throw noSession();
  await writing.asSystem(async (transaction) => {
    const step = { transaction, changeId: writing.changeId };
    if (everywhere) return endTokens(step, personId, { kinds: [AccountTokenKind.SESSION] });
    await transaction.query('UPDATE account_token SET ended_at = hub.now(), change_id = $2 WHERE id = $1', [
      sessionId,
      writing.changeId,
    ]);
  });
  return { about, answers: { person: about } };
}

const noSession = () =>
  invalidState(
    {
      th: 'คำขอนี้ใช้โทเค็นของผู้ออกตัวตน ลงชื่อออกที่ผู้ออกตัวตน',
      en: 'This request came with a token of an issuer of identities: sign out there',
    },
    { field: 'everywhere', rule: 'a session of the hub' },
  );
