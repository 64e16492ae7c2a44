import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import { DatePrecision } from '../../../kernel/scalars/index.ts';
import { insertRows, type Problems, type Writing } from '../../../write/index.ts';
import { type Partner, PartnerType } from '../../partners/index.ts';
import { type Addressees, checkCount, isByRule, MOST_ADDRESSEES } from '../../resources/index.ts';
import { DirectiveAddressee } from '../directive-addressee.entity.ts';
import { DirectiveDistribution } from '../directive-distribution.entity.ts';
import { DirectiveAddresseeState } from '../directive-kinds.ts';
import type { ActionPart } from '../letter-parts.ts';
import { askedOf, type Dues, nextDue } from './dues.ts';

@InputType('DirectiveAddresseesInput', {
  description:
    'To whom: all partners of these types seated in these areas or below them, and those named. No types are all, no areas the whole country; where both are left out, only those named.',
})
export class DirectiveAddresseesInput {
  @Field(() => [PartnerType], { nullable: true, description: 'Partners of these types.' })
  partnerTypes?: PartnerType[] | null;

  @Field(() => [ID], { nullable: true, description: 'Seated in these areas or below them.' })
  areaIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'These partners.' })
  partnerIds?: string[] | null;
}

/** Those meant who are in force today, beside whoever sends, whoever issued it, and those to whom it has come already. */
const ADDRESSEES = `
  SELECT p.id, p.type
  FROM partner p, directive letter
  WHERE letter.id = $5 AND p.id <> $4 AND p.id <> letter.issuer_id AND hub.holds_on(p.valid_from, p.valid_to, hub.today())
    AND (p.id = ANY($3::uuid[])
      OR ($6 AND (cardinality($1::hub.partner_type[]) = 0 OR p.type = ANY($1::hub.partner_type[]))
        AND (cardinality($2::uuid[]) = 0 OR p.area_id IN (
          SELECT unnest(hub.areas_below(top.id)) FROM unnest($2::uuid[]) AS top(id)))))
    AND NOT EXISTS (SELECT FROM directive_addressee had WHERE had.directive_id = letter.id AND had.partner_id = p.id)
  ORDER BY p.id LIMIT $7`;

/** What a distribution is to say. */
export interface Sending extends Dues {
  directiveId: string;
  parentId: string | null;
  actions: readonly ActionPart[];
  letterNumber: string | null;
  noteTh: string | null;
  reachAreaIds: string[];
}

/**
 * Sends a directive to all whom the rule means today, each asked once however many ways it comes: answers the
 * distribution's id and the partners.
 * @throws Refused where it means nobody, or too many
 */
export async function sendDirective(
  writing: Writing,
  problems: Problems,
  sender: Partner,
  to: Addressees,
  { actions, directiveId, acknowledgeBy, dueDates, ...sending }: Sending,
): Promise<{ id: string; partnerIds: string[] }> {
  const named = to.named.map(({ id }) => id);
  const found: { id: string; type: PartnerType }[] = await writing.transaction.query(ADDRESSEES, [
    to.partnerTypes,
    to.areaIds,
    named,
    sender.id,
    directiveId,
    isByRule(to),
    MOST_ADDRESSEES + 1,
  ]);
  checkCount(problems, found.length);
  problems.check();
  const id = await writing.insert(DirectiveDistribution, {
    ...sending,
    directiveId,
    acknowledgeBy,
    dueDates: [...dueDates],
    senderId: sender.id,
    sentOn: await writing.today(),
    sentKnownTo: DatePrecision.DAY,
    partnerTypes: to.partnerTypes,
    areaIds: to.areaIds,
    partnerIds: named,
    source: sender.source,
  });
  const rows = found.map(({ id: partnerId, type }) => ({
    id: newId(),
    partnerId,
    nextDueOn: nextDue({ acknowledgeBy, dueDates }, askedOf(actions, type), false),
  }));
  await insertRows(writing.transaction, DirectiveAddressee, rows, {
    directiveId,
    distributionId: id,
    state: DirectiveAddresseeState.ASKED,
    source: sender.source,
    version: 1,
    changeId: writing.changeId,
  });
  return { id, partnerIds: found.map(({ id: partnerId }) => partnerId) };
}
