import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import { insertRows, MutationInput, Problems, type Writing, type Written } from '../../../write/index.ts';
import { type Partner, PartnerType, partnerNamed } from '../../partners/index.ts';
import { ResourceAddressee } from '../resource-addressee.entity.ts';
import { ResourceDistribution } from '../resource-distribution.entity.ts';
import { AddresseeState } from '../resource-kinds.ts';
import { areasNamed, eachOnce } from './facts.input.ts';
import { codesOfAreas, heldResource, refOfResource } from './resource-to-change.ts';

@InputType('ResourceAddresseesInput', {
  description:
    'To whom: all partners of these types seated in these areas or below them, and those named. No types are all, no areas the whole country; where both are left out, only those named.',
})
export class ResourceAddresseesInput {
  @Field(() => [PartnerType], { nullable: true, description: 'Partners of these types.' })
  partnerTypes?: PartnerType[] | null;

  @Field(() => [ID], { nullable: true, description: 'Seated in these areas or below them.' })
  areaIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'These partners.' })
  partnerIds?: string[] | null;
}

@InputType('DistributeResourceInput', { description: 'To whom a resource is sent.' })
export class DistributeResourceInput extends MutationInput {
  @Field(() => ID, { description: 'The resource; not only one’s own: an office passes on what came to it.' })
  resourceId!: string;

  @Field(() => ID, { description: 'Who sends it: the partner for which one acts.' })
  senderId!: string;

  @Field(() => ResourceAddresseesInput, { description: 'To whom.' })
  to!: ResourceAddresseesInput;

  @Field(() => GraphQLBuddhistDate, {
    nullable: true,
    description: 'The last day for its acknowledgement, where there is to be one.',
  })
  acknowledgeBy?: BuddhistDate | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The number of the letter with which it is sent, as text.',
  })
  letterNumber?: string | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'What the sender says to it, in Thai.',
  })
  noteTh?: string | null;
}

const LONGEST_NOTE = 2_000;
const LONGEST_NUMBER = 200;
/** All local authorities, and not all temples and villages at once: to these it is passed on from above them. */
export const MOST_ADDRESSEES = 10_000;

export interface Addressees {
  partnerTypes: PartnerType[];
  areaIds: string[];
  named: Partner[];
}

/** Sends a resource to partners, each of which is asked to acknowledge it. */
export async function distributeResource(writing: Writing, input: DistributeResourceInput): Promise<Written> {
  const problems = new Problems();
  const sender = await partnerNamed(writing, problems, 'senderId', input.senderId);
  const to = await addresseesNamed(writing, problems, input.to);
  problems.check();
  const reachAreaIds = reachOf(to);
  await writing.mayCreate({ senderId: sender!.id, reachAreaIds });
  const resource = await heldResource(writing, 'resourceId', input.resourceId);
  const today = await writing.today();
  const acknowledgeBy = problems.exactDay('acknowledgeBy', input.acknowledgeBy) ?? null;
  problems.inOrder('acknowledgeBy', today, acknowledgeBy);
  problems.text('letterNumber', input.letterNumber, LONGEST_NUMBER);
  problems.text('noteTh', input.noteTh, LONGEST_NOTE);
  const partnerIds = to.named.map(({ id }) => id);
  const found = await addresseesBy(writing, to, sender!.id, resource.currentVersionId);
  checkCount(problems, found.length);
  problems.check();
  const id = await writing.insert(ResourceDistribution, {
    resourceId: resource.id,
    versionId: resource.currentVersionId,
    senderId: sender!.id,
    sentOn: today,
    acknowledgeBy,
    letterNumber: input.letterNumber ?? null,
    noteTh: input.noteTh ?? null,
    partnerTypes: to.partnerTypes,
    areaIds: to.areaIds,
    partnerIds,
    reachAreaIds,
    source: sender!.source,
  });
  await insertRows(
    writing.transaction,
    ResourceAddressee,
    found.map(({ partnerId, acknowledgementId }) => ({
      id: newId(),
      partnerId,
      acknowledgementId,
      state: acknowledgementId === null ? AddresseeState.ASKED : AddresseeState.ACKNOWLEDGED,
    })),
    {
      distributionId: id,
      resourceId: resource.id,
      source: sender!.source,
      version: 1,
      changeId: writing.changeId,
    },
  );
  const object = { type: 'ResourceDistribution', id };
  await writing.tell({
    type: 'RESOURCE_DISTRIBUTED',
    object,
    partnerIds: [sender!.id, resource.publisherId, ...found.map(({ partnerId }) => partnerId)],
    areaCodes: await codesOfAreas(writing, reachAreaIds),
  });
  return {
    about: object,
    answers: { distribution: object, resource: refOfResource(resource.id) },
    details: { addressees: found.length },
  };
}

/** Somebody must be meant, and not too many. */
export function checkCount(problems: Problems, count: number): void {
  if (count === 0) {
    problems.bad('to', '>= 1 addressee', count, {
      th: 'ไม่มีหน่วยงานใดตรงกับที่ระบุ',
      en: 'No partner is meant by this',
    });
  }
  if (count > MOST_ADDRESSEES) {
    problems.bad('to', `<= ${MOST_ADDRESSEES} addressees`, count, {
      th: `ส่งครั้งหนึ่งได้ไม่เกิน ${MOST_ADDRESSEES} หน่วยงาน ให้หน่วยงานในพื้นที่ส่งต่อ`,
      en: `It can be sent to ${MOST_ADDRESSEES} partners at most; let those who answer for an area pass it on`,
    });
  }
}

/** Checks to whom something is to go: by a rule, by name, or both. */
export async function addresseesNamed(
  writing: Writing,
  problems: Problems,
  { partnerTypes, areaIds, partnerIds }: ResourceAddresseesInput,
): Promise<Addressees> {
  eachOnce(problems, 'to.partnerTypes', partnerTypes);
  eachOnce(problems, 'to.partnerIds', partnerIds);
  const areas = await areasNamed(writing, problems, 'to.areaIds', areaIds ?? []);
  const named: Partner[] = [];
  for (const [no, globalId] of (partnerIds ?? []).entries()) {
    const partner = await partnerNamed(writing, problems, `to.partnerIds.${no}`, globalId);
    if (partner) named.push(partner);
  }
  return { partnerTypes: partnerTypes ?? [], areaIds: areas, named };
}

/** Whether there is a rule beside those who are named. */
export const isByRule = ({ partnerTypes, areaIds }: Addressees): boolean =>
  partnerTypes.length > 0 || areaIds.length > 0;

/** The areas in which the addressees are; none for the whole country, to which those without a seat belong. */
export function reachOf(to: Addressees): string[] {
  if (isByRule(to) && to.areaIds.length === 0) return [];
  const seats = to.named.map(({ areaId }) => areaId);
  if (seats.includes(null)) return [];
  return [...new Set([...to.areaIds, ...(seats as string[])])];
}

/** Those meant who are in force today, each once, with their acknowledgement where they have given it already. */
const ADDRESSEES = `
  SELECT p.id AS "partnerId", k.id AS "acknowledgementId"
  FROM partner p LEFT JOIN resource_acknowledgement k ON k.version_id = $5 AND k.partner_id = p.id
  WHERE p.id <> $4 AND hub.holds_on(p.valid_from, p.valid_to, hub.today()) AND (p.id = ANY($3::uuid[])
    OR ($6 AND (cardinality($1::hub.partner_type[]) = 0 OR p.type = ANY($1::hub.partner_type[]))
      AND (cardinality($2::uuid[]) = 0 OR p.area_id IN (
        SELECT unnest(hub.areas_below(top.id)) FROM unnest($2::uuid[]) AS top(id)))))
  ORDER BY p.id LIMIT $7`;

const addresseesBy = (
  writing: Writing,
  to: Addressees,
  senderId: string,
  versionId: string,
): Promise<{ partnerId: string; acknowledgementId: string | null }[]> =>
  writing.transaction.query(ADDRESSEES, [
    to.partnerTypes,
    to.areaIds,
    to.named.map(({ id }) => id),
    senderId,
    versionId,
    isByRule(to),
    MOST_ADDRESSEES + 1,
  ]);
