import type { HubError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { duplicate, invalidState, notFound, type Problems } from '../../write/index.ts';
import { AccountTokenKind } from './account-token.entity.ts';
import { endTokens, type SystemStep } from './account-tokens.ts';
import { ExternalIdentity } from './external-identity.entity.ts';

/** By what an issuer of identities knows somebody. */
export interface Identity {
  /** Exactly as its tokens name it in `iss`. */
  issuer: string;
  /** Exactly as its tokens say it in `sub`. */
  subject: string;
}

/** The longest subject that there can be (OpenID Connect Core, section 2). */
const LONGEST_SUBJECT = 255;

/** Checks what somebody typed as an identity. */
export function checkIdentity(problems: Problems, { issuer, subject }: Identity): void {
  problems.text('issuer', issuer);
  problems.text('subject', subject, LONGEST_SUBJECT);
  if (URL.canParse(issuer) && /^https?:$/.test(new URL(issuer).protocol)) return;
  problems.bad('issuer', 'URL', issuer, {
    th: 'issuer ต้องเป็น URL ของผู้ออกตัวตน ตรงตามที่โทเค็นบอกใน iss',
    en: 'issuer must be the URL of an issuer of identities, exactly as its tokens name it in iss',
  });
}

/**
 * Links what an issuer calls somebody to a person, as a step of the system. Whoever comes by the issuer needs no password
 * of the hub: an invitation that waits is used up.
 * @throws HubError INVALID_STATE where it is linked to that person already, DUPLICATE where to another
 */
export async function linkIdentity(
  step: SystemStep,
  personId: string,
  { issuer, subject }: Identity,
): Promise<void> {
  const { transaction, changeId } = step;
  const [linked]: { personId: string }[] = await transaction.query(
    `SELECT person_id AS "personId" FROM external_identity WHERE issuer = $1 AND subject = $2 AND ended_at IS NULL`,
    [issuer, subject],
  );
  if (linked) throw linked.personId === personId ? isLinkedAlready() : isAnothers();
  await transaction.insert(ExternalIdentity, { id: newId(), personId, issuer, subject, changeId });
  await endTokens(step, personId, { kinds: [AccountTokenKind.INVITATION] });
}

/**
 * Ends a link of a person's, or all of them where none is named, as a step of the system; answers how many.
 * @throws HubError NOT_FOUND where there is none
 */
export async function unlinkIdentity(
  { transaction, changeId }: SystemStep,
  personId: string,
  { issuer, subject }: { issuer?: string | undefined; subject?: string | undefined },
): Promise<number> {
  const [, ended]: [unknown, number] = await transaction.query(
    `UPDATE external_identity SET ended_at = hub.now(), version = version + 1, change_id = $2
     WHERE person_id = $1 AND ended_at IS NULL AND ($3::text IS NULL OR issuer = $3) AND ($4::text IS NULL OR subject = $4)`,
    [personId, changeId, issuer ?? null, subject ?? null],
  );
  if (ended === 0) throw notFound('subject', subject ?? '');
  return ended;
}

const isLinkedAlready = (): HubError =>
  invalidState(
    { th: 'ผูกกับบัญชีนี้อยู่แล้ว', en: 'It is linked to this account already' },
    { field: 'subject', rule: 'not linked' },
  );

/** Whose it is, is not told: the person may be out of the viewer's sight. */
const isAnothers = (): HubError =>
  duplicate(
    { th: 'ผูกกับบัญชีอื่นอยู่แล้ว', en: 'It is linked to another account' },
    { field: 'subject', rule: 'one subject to one person' },
  );
