import { Field, ID, InputType } from 'type-graphql';
import {
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import {
  areaCodesOf,
  ConfirmationDecision,
  confirm,
  PaperInput,
  partnerNamed,
} from '../../partners/index.ts';
import { ResourceAcknowledgement } from '../resource-acknowledgement.entity.ts';
import { ResourceAddressee } from '../resource-addressee.entity.ts';
import { AddresseeState } from '../resource-kinds.ts';
import { ResourceVersion } from '../resource-version.entity.ts';
import { holdResource, mustBePublished, refOfResource, refOfVersion } from './resource-to-change.ts';

@InputType('AcknowledgeResourceInput', { description: 'That a partner has taken note of a version.' })
export class AcknowledgeResourceInput extends MutationInput {
  @Field(() => ID, { description: 'The version, which must be the current one of its resource.' })
  versionId!: string;

  @Field(() => ID, { description: 'The partner, to which the resource was sent.' })
  partnerId!: string;

  @Field(() => PaperInput, {
    nullable: true,
    description: 'The paper on which it said so, where somebody else enters it.',
  })
  paper?: PaperInput | null;
}

/** Acknowledges a version: the partner itself, or whoever answers for it, by a paper. */
export async function acknowledgeResource(
  writing: Writing,
  input: AcknowledgeResourceInput,
): Promise<Written> {
  const object = objectOf('versionId', input.versionId, ['ResourceVersion']);
  writing.about = object;
  const problems = new Problems();
  const partner = await partnerNamed(writing, problems, 'partnerId', input.partnerId);
  problems.check();
  const partnerId = partner!.id;
  await writing.mayCreate({ versionId: object.id, partnerId });
  const { resource, addressees } = await askedFor(writing, input, object.id, partnerId);
  const said = {
    object: refOfVersion(object.id),
    partner: partner!,
    decision: ConfirmationDecision.CONFIRMED,
    paper: input.paper ?? null,
  };
  const confirmation = await confirm(writing, said);
  const id = await writing.insert(ResourceAcknowledgement, {
    versionId: object.id,
    partnerId,
    confirmationId: confirmation.id,
    acknowledgedOn: await writing.today(),
    source: partner!.source,
  });
  await writing.transaction.update(
    ResourceAddressee,
    { resourceId: resource.id, partnerId, state: AddresseeState.ASKED },
    {
      state: AddresseeState.ACKNOWLEDGED,
      acknowledgementId: id,
      changeId: writing.changeId,
      version: () => 'version + 1',
    },
  );
  const acknowledgement = { type: 'ResourceAcknowledgement', id };
  await writing.tell({
    type: 'RESOURCE_ACKNOWLEDGED',
    object: acknowledgement,
    partnerIds: [
      partnerId,
      resource.publisherId,
      ...addressees.map(({ distribution }) => distribution.senderId),
    ],
    areaCodes: await areaCodesOf(writing, partner!.areaId),
  });
  return {
    about: acknowledgement,
    answers: { acknowledgement, resource: refOfResource(resource.id) },
    details: { onPaper: input.paper != null },
  };
}

/**
 * The resource of a version, held so that no new version comes out meanwhile, and where it was sent to the partner.
 * @throws HubError NOT_FOUND, INVALID_STATE
 */
async function askedFor(
  writing: Writing,
  input: AcknowledgeResourceInput,
  versionId: string,
  partnerId: string,
) {
  const { transaction } = writing;
  const bare = await transaction.findOneBy(ResourceVersion, { id: versionId });
  if (bare === null) throw notFound('versionId', input.versionId);
  await holdResource(writing, bare.resourceId, 'SHARE');
  const { resource, number } = await transaction.findOneOrFail(ResourceVersion, {
    where: { id: versionId },
    relations: { resource: true },
  });
  mustBePublished('versionId', resource);
  if (resource.currentVersionId !== versionId) {
    throw invalidState(
      {
        th: `มีรุ่นที่ ${resource.latestNumber} แทนรุ่นที่ ${number} แล้ว`,
        en: `Version ${resource.latestNumber} has taken the place of version ${number}`,
      },
      { field: 'versionId', rule: `number = ${resource.latestNumber}`, value: String(number) },
    );
  }
  const addressees = await transaction.find(ResourceAddressee, {
    where: { resourceId: resource.id, partnerId },
    relations: { distribution: true },
  });
  if (addressees.length === 0) {
    throw invalidState(
      { th: 'ไม่ได้ส่งสื่อนี้ถึงหน่วยงานนี้', en: 'The resource was not sent to this partner' },
      { field: 'partnerId', rule: 'an addressee', value: input.partnerId },
    );
  }
  if (await transaction.existsBy(ResourceAcknowledgement, { versionId, partnerId })) {
    throw invalidState(
      { th: 'รับทราบรุ่นนี้ไว้แล้ว', en: 'It has acknowledged this version already' },
      { field: 'versionId', rule: 'each once', value: input.versionId },
    );
  }
  return { resource, addressees };
}
