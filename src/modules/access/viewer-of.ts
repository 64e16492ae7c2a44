import type { DataSource, EntityManager } from 'typeorm';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { HubError } from '../../kernel/errors.ts';
import { fromGlobalId } from '../../kernel/listing/index.ts';
import { ANONYMOUS, type Scope, SYSTEM, type Viewer } from '../../kernel/viewer.ts';
import { PARTNER_TYPES } from '../partners/index.ts';
import { type Bearer, bearerIn, unauthenticated } from './bearer.ts';
import type { Subject, SubjectOf } from './issuer.ts';
import type { KeyUse } from './key-use.ts';
import { hashOfSecret } from './secret.ts';

/** How long what was taken away may go on counting, in milliseconds (DESIGN section 7). */
export const REVOCATION_DELAY = 5_000;
/** Viewers remembered at once; the oldest goes first. Unknown secrets are not remembered, so a new key works at once. */
const REMEMBERED = 10_000;

/**
 * Tells who asks, from a request's `Authorization` header, and for which partner where it names one by its global id; no
 * header is the anonymous viewer.
 */
export type ViewerOf = (authorization: string | undefined, actingFor?: string) => Promise<Viewer>;

interface Options {
  clock?: Clock;
  /** Who the tokens of the configured issuer speak of; without one, no token counts. */
  subjectOf?: SubjectOf | undefined;
  /** Where the use of keys is noted. */
  keyUse?: KeyUse | undefined;
}

interface Found {
  viewer: Viewer;
  /** The key by which a client asks. */
  keyId?: string;
  /** When what proves the viewer ends by itself. */
  until?: number;
}

/**
 * Finds viewers by what they show. The answer throws UNAUTHENTICATED for what proves nobody, FORBIDDEN for a partner
 * that the viewer can't act for, UNAVAILABLE where the issuer can't be asked.
 */
export function viewersOf(
  dataSource: DataSource,
  { clock = systemClock, subjectOf, keyUse }: Options = {},
): ViewerOf {
  const remembered = new Map<string, Found & { until: number }>();

  async function find(bearer: Bearer, hash: Buffer, actingFor: string | undefined): Promise<Found> {
    const wanted = actingFor === undefined ? undefined : partnerIdIn(actingFor);
    if (bearer.kind !== 'JWT')
      return asViewer(dataSource, SYSTEM, (transaction) =>
        bearer.kind === 'KEY'
          ? clientOfKey(transaction, hash, wanted)
          : personOfSession(transaction, hash, wanted),
      );
    if (subjectOf === undefined) throw unauthenticated();
    const subject = await subjectOf(bearer.secret);
    return asViewer(dataSource, SYSTEM, (transaction) => personOfSubject(transaction, subject, wanted));
  }

  return async (authorization, actingFor) => {
    if (authorization === undefined) return ANONYMOUS;
    const bearer = bearerIn(authorization);
    const hash = hashOfSecret(bearer.secret);
    const name = `${hash.toString('base64')} ${actingFor ?? ''}`;
    const now = clock.now();
    const known = remembered.get(name);
    if (known !== undefined && now < known.until) {
      if (known.keyId !== undefined) keyUse?.note(known.keyId, now);
      return known.viewer;
    }
    remembered.delete(name);
    // The age counts from before the look-up: what is taken away while it goes on is still noticed in time.
    const found = await find(bearer, hash, actingFor);
    if (found.keyId !== undefined) keyUse?.note(found.keyId, now);
    remembered.set(name, { ...found, until: Math.min(now + REVOCATION_DELAY, found.until ?? Infinity) });
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value as string);
    return found.viewer;
  };
}

const FIELD = 'hub-acting-for';

function partnerIdIn(actingFor: string): string {
  const { type, id } = fromGlobalId(actingFor);
  if ((PARTNER_TYPES as readonly string[]).includes(type)) return id;
  throw cannotActFor();
}

const cannotActFor = (): HubError =>
  new HubError(
    'FORBIDDEN',
    {
      th: 'ไม่ได้เป็นสมาชิกของหน่วยงานที่ระบุในหัวข้อ hub-acting-for',
      en: 'You are no member of the partner that the header hub-acting-for names',
    },
    { field: FIELD, rule: 'a partner in which one has a role' },
  );

/** The client that a key in force belongs to; it acts for its own partner only. */
async function clientOfKey(
  transaction: EntityManager,
  keyHash: Buffer,
  wanted: string | undefined,
): Promise<Found> {
  const [found]: {
    key_id: string;
    id: string;
    partner_id: string | null;
    scopes: Scope[];
    budget: number | null;
    until: Date | null;
  }[] = await transaction.query(
    `SELECT k.id AS key_id, c.id, c.partner_id, c.scopes, c.budget, k.expires_at AS until FROM api_key k JOIN api_client c ON c.id = k.client_id
       WHERE k.key_hash = $1 AND c.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > hub.now())`,
    [keyHash],
  );
  if (found === undefined) throw unauthenticated();
  const { key_id: keyId, id: clientId, partner_id: partnerId, scopes, budget } = found;
  if (wanted !== undefined && wanted !== partnerId) throw cannotActFor();
  const client = { kind: 'CLIENT', clientId, partnerId, scopes: new Set(scopes) } as const;
  const viewer: Viewer = budget === null ? client : { ...client, budget };
  return { viewer, keyId, ...(found.until && { until: found.until.getTime() }) };
}

/** The person who has signed in. */
async function personOfSession(
  transaction: EntityManager,
  tokenHash: Buffer,
  wanted: string | undefined,
): Promise<Found> {
  const [found]: { id: string; person_id: string; until: Date }[] = await transaction.query(
    `SELECT t.id, t.person_id, t.expires_at AS until FROM account_token t JOIN person p ON p.id = t.person_id
     WHERE t.token_hash = $1 AND t.kind = 'SESSION' AND t.ended_at IS NULL AND t.expires_at > hub.now()
       AND p.status = 'ACTIVE'`,
    [tokenHash],
  );
  if (found === undefined) throw unauthenticated();
  const partnerId = await partnerOfPerson(transaction, found.person_id, wanted);
  const viewer: Viewer = { kind: 'PERSON', personId: found.person_id, partnerId, sessionId: found.id };
  return { viewer, until: found.until.getTime() };
}

/** The person that an issuer's subject was linked to. */
async function personOfSubject(
  transaction: EntityManager,
  { issuer, subject, until }: Subject,
  wanted: string | undefined,
): Promise<Found> {
  const [found]: { id: string }[] = await transaction.query(
    `SELECT p.id FROM external_identity e JOIN person p ON p.id = e.person_id
     WHERE e.issuer = $1 AND e.subject = $2 AND e.ended_at IS NULL AND p.status = 'ACTIVE'`,
    [issuer, subject],
  );
  if (found === undefined) throw unknownSubject();
  const partnerId = await partnerOfPerson(transaction, found.id, wanted);
  return { viewer: { kind: 'PERSON', personId: found.id, partnerId }, until };
}

/** The token is right, and nobody was linked to it: other words than for a wrong one, since its bearer is known. */
const unknownSubject = (): HubError =>
  new HubError(
    'UNAUTHENTICATED',
    {
      th: 'ฮับยังไม่รู้จักบัญชีนี้ ขอให้ผู้ดูแลบัญชีของหน่วยงานผูกบัญชี',
      en: 'The hub does not know this account yet; ask whoever manages your partner’s accounts to link it',
    },
    { field: 'authorization', rule: 'a linked identity' },
  );

/** For which partner a person acts: the one that is asked for, or the only one; nobody's where there are several. */
async function partnerOfPerson(
  transaction: EntityManager,
  personId: string,
  wanted: string | undefined,
): Promise<string | null> {
  const partners: { id: string }[] = await transaction.query(
    `SELECT DISTINCT partner_id AS id FROM membership WHERE person_id = $1
       AND (valid_from IS NULL OR valid_from <= hub.today()) AND (valid_to IS NULL OR valid_to > hub.today())`,
    [personId],
  );
  if (wanted === undefined) return partners.length === 1 ? partners[0]!.id : null;
  if (!partners.some(({ id }) => id === wanted)) throw cannotActFor();
  return wanted;
}
