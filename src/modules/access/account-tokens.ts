import type { EntityManager } from 'typeorm';
import { AccountTokenKind } from './account-token.entity.ts';
import { hashOfSecret, newSecret, SESSION, TOKEN } from './secret.ts';

/**
 * How long each kind is good, in hours. A session ends with the working day whatever is done in it: a time-out that slid
 * along would be a write for every read. An invitation waits for a week, a way to a new password for a day.
 */
const HOURS: Readonly<Record<AccountTokenKind, number>> = {
  [AccountTokenKind.SESSION]: 12,
  [AccountTokenKind.INVITATION]: 7 * 24,
  [AccountTokenKind.RESET]: 24,
};

/** A secret that was just made: to be shown this once. */
export interface IssuedToken {
  id: string;
  secret: string;
  endsAt: Date;
}

/** A step of the system under a change. */
export interface SystemStep {
  transaction: EntityManager;
  changeId: string;
}

/** Makes a secret that stands for a person for a while. */
export async function issueToken(
  { transaction, changeId }: SystemStep,
  { id, personId, kind }: { id: string; personId: string; kind: AccountTokenKind },
): Promise<IssuedToken> {
  const secret = newSecret(kind === AccountTokenKind.SESSION ? SESSION : TOKEN);
  const [made]: { endsAt: Date }[] = await transaction.query(
    `INSERT INTO account_token (id, person_id, kind, token_hash, expires_at, change_id)
     VALUES ($1, $2, $3, $4, hub.now() + make_interval(hours => $5), $6) RETURNING expires_at AS "endsAt"`,
    [id, personId, kind, hashOfSecret(secret), HOURS[kind], changeId],
  );
  return { id, secret, endsAt: made!.endsAt };
}

/** Ends a person's secrets of some kinds, all but the one that is to stay. */
export async function endTokens(
  { transaction, changeId }: SystemStep,
  personId: string,
  {
    kinds = Object.values(AccountTokenKind),
    except,
  }: { kinds?: AccountTokenKind[]; except?: string | undefined } = {},
): Promise<void> {
  await transaction.query(
    `UPDATE account_token SET ended_at = hub.now(), change_id = $2
     WHERE person_id = $1 AND kind = ANY($3::hub.account_token_kind[]) AND ended_at IS NULL
       AND id IS DISTINCT FROM $4::uuid`,
    [personId, changeId, kinds, except ?? null],
  );
}
