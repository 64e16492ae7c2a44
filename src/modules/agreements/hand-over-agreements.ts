import { newId } from '../../kernel/ids.ts';
import { insertRows } from '../../write/index.ts';
import {
  ENDS_ON_DAY,
  type Ending,
  type HandedOver,
  type HeldOnce,
  type Merger,
  moveRows,
  type Passage,
  partnersHandedOver,
  type Succession,
  type SystemWriting,
  standsOnDay,
  type United,
  uniteHeldOnce,
} from '../partners/index.ts';
import { AgreementParty } from './agreement-party.entity.ts';
import { MouRoleGrant } from './mou-role-grant.entity.ts';

/** Who signed rather than who joined, and either rather than a witness, whom an agreement does not bind. */
const PARTIES: HeldOnce = {
  table: 'agreement_party',
  column: 'partner_id',
  alike: ['agreement_id'],
  stands: standsOnDay,
  rank: (row) => `${row}.capacity`,
  holdsForBoth: (row) => `(${row}.capacity = 'WITNESS')`,
  goes: ENDS_ON_DAY,
};

const GRANTS: HeldOnce = {
  table: 'mou_role_grant',
  column: 'partner_id',
  alike: ['role_id', 'area_id'],
  stands: standsOnDay,
  holdsForBoth: () => 'true',
  goes: ENDS_ON_DAY,
};

/** The mission that a clause gives to a party is that of whoever stands in its place. */
async function moveMissions(
  { transaction, changeId }: SystemWriting,
  { stays, goes }: United,
): Promise<void> {
  await transaction.query(
    'UPDATE agreement_clause SET party_id = $1, version = version + 1, change_id = $3 WHERE party_id = $2',
    [stays, goes, changeId],
  );
}

partnersHandedOver.onMerger((writing, { duplicate, survivor, on }: Merger) =>
  writing.asSystem(async (transaction) => {
    const at = { transaction, changeId: writing.changeId };
    const passage = { from: duplicate.id, to: survivor.id, day: on };
    const parties = await uniteHeldOnce(at, PARTIES, passage);
    for (const pair of parties.united) await moveMissions(at, pair);
    const grants = await uniteHeldOnce(at, GRANTS, passage);
    const kept = await moveRows(at, { table: 'agreement', column: 'keeper_id' }, passage);
    return {
      agreement: kept,
      agreement_party: parties.moved,
      mou_role_grant: grants.moved,
      united: parties.united.length + grants.united.length,
    };
  }),
);

interface Standing {
  id: string;
  /** The row that the other has of the same, if any. */
  otherId: string | null;
  /** Whether that one is as strong, so that nothing follows. */
  isCovered: boolean;
}

/** What of a partner stands beyond the day, by what holds then itself, with what the successor has of the same. */
const standing = (
  { table, alike, rank }: HeldOnce,
  columns: readonly string[],
  agreement: string,
): string => `
  WITH given AS (SELECT $1::date AS day, $2::uuid AS from_partner, $3::uuid AS to_partner)
  SELECT t.id, o.id AS "otherId", o.id IS NOT NULL ${rank ? `AND ${rank('o')} <= ${rank('t')}` : ''} AS "isCovered", t.source,
    greatest(t.valid_from, given.day)::text AS "validFrom", t.valid_to::text AS "validTo", ${columns.join(', ')}
  FROM given JOIN ${table} t ON t.partner_id = given.from_partner ${agreement}
    AND (a.valid_to IS NULL OR a.valid_to > given.day)
  LEFT JOIN ${table} o ON o.partner_id = given.to_partner AND ${standsOnDay('o')}
    AND ${alike.map((name) => `o.${name} IS NOT DISTINCT FROM t.${name}`).join(' AND ')}
  WHERE ${standsOnDay('t')} ORDER BY t.id`;

const STANDING_PARTIES = standing(
  PARTIES,
  ['t.agreement_id AS "agreementId"', 't.capacity'],
  'JOIN agreement a ON a.id = t.agreement_id',
);
const STANDING_GRANTS = standing(
  GRANTS,
  ['t.role_id AS "roleId"', 't.area_id AS "areaId"', 't.reason'],
  'JOIN mou_role r ON r.id = t.role_id JOIN agreement a ON a.id = r.agreement_id',
);

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

async function endOn(
  { transaction, changeId }: SystemWriting,
  table: string,
  ids: string[],
  day: string,
): Promise<void> {
  await transaction.query(
    `UPDATE ${table} SET valid_to = greatest($1::date, valid_from), version = version + 1, change_id = $2
     WHERE id = ANY($3::uuid[])`,
    [day, changeId, ids],
  );
}

/** The successor stands from the day on where the other stood up to it: what was agreed holds for whoever follows. */
async function goOn(at: SystemWriting, { from, to, day }: Passage): Promise<HandedOver> {
  const given = [day, from, to];
  const shared = { partnerId: to, version: 1, changeId: at.changeId };
  const parties: (Standing & AgreementParty)[] = await at.transaction.query(STANDING_PARTIES, given);
  const grants: (Standing & MouRoleGrant)[] = await at.transaction.query(STANDING_GRANTS, given);
  const weaker = parties.flatMap(({ otherId, isCovered }) =>
    otherId !== null && !isCovered ? [otherId] : [],
  );
  await endOn(at, 'agreement_party', [...idsOf(parties), ...weaker], day);
  await endOn(at, 'mou_role_grant', idsOf(grants), day);
  const next = parties.map(({ isCovered, otherId, id: goes, ...row }) => ({
    goes,
    stays: isCovered ? otherId! : newId(),
    row: isCovered ? undefined : row,
  }));
  const rows = next.flatMap(({ stays, row }) => (row ? [{ ...row, id: stays }] : []));
  await insertRows(at.transaction, AgreementParty, rows, shared);
  for (const pair of next) await moveMissions(at, pair);
  const lacking = grants.filter(({ isCovered }) => !isCovered);
  await insertRows(
    at.transaction,
    MouRoleGrant,
    lacking.map(({ isCovered, otherId, ...row }) => ({ ...row, id: newId() })),
    shared,
  );
  const kept = await moveRows(
    at,
    { table: 'agreement', column: 'keeper_id', where: 'valid_to IS NULL' },
    { from, to },
  );
  return { agreement: kept, agreement_party: parties.length, mou_role_grant: grants.length };
}

partnersHandedOver.onSuccession(async (writing, { predecessor, successors, effectiveOn }: Succession) => {
  const [only, ...others] = successors;
  if (!only || others.length > 0) return {};
  return writing.asSystem((transaction) =>
    goOn(
      { transaction, changeId: writing.changeId },
      { from: predecessor.id, to: only.id, day: effectiveOn },
    ),
  );
});

// Nobody goes on: it stands in no agreement and has no role any more. What it kept the record of is left to administrators.
partnersHandedOver.onEnding(async (at, { partnerIds, on }: Ending) => {
  const isTheirs = 'WITH given AS (SELECT $1::date AS day) SELECT t.id FROM';
  const stands = `t.partner_id = ANY($2::uuid[]) AND ${standsOnDay('t')} AND (a.valid_to IS NULL OR a.valid_to > $1)`;
  const parties: { id: string }[] = await at.transaction.query(
    `${isTheirs} agreement_party t JOIN agreement a ON a.id = t.agreement_id WHERE ${stands}`,
    [on, partnerIds],
  );
  const grants: { id: string }[] = await at.transaction.query(
    `${isTheirs} mou_role_grant t JOIN mou_role r ON r.id = t.role_id JOIN agreement a ON a.id = r.agreement_id WHERE ${stands}`,
    [on, partnerIds],
  );
  await endOn(at, 'agreement_party', idsOf(parties), on);
  await endOn(at, 'mou_role_grant', idsOf(grants), on);
  return { agreement_party: parties.length, mou_role_grant: grants.length };
});
