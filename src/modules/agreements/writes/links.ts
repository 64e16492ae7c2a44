import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { IsNull } from 'typeorm';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import { actingForOf } from '../../../kernel/viewer.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import {
  areaCodesOf,
  ConfirmationDecision,
  confirm,
  endRow,
  LinkSide,
  LinkState,
  PaperInput,
  Partner,
  PartnerLink,
  PartnerLinkKind,
  partnerNamed,
} from '../../partners/index.ts';
import { Agreement } from '../agreement.entity.ts';
import { mustHold } from './agreement-to-change.ts';
import { sourceOf } from './create-agreement.ts';

@InputType('ClaimLinkInput', { description: 'That one partner is tied to another, as one of the two says.' })
export class ClaimLinkInput extends MutationInput {
  @Field(() => PartnerLinkKind, {
    description: 'What the one is to the other; supervision is the register’s to say.',
  })
  kind!: PartnerLinkKind;

  @Field(() => ID, { description: 'The one from which it goes out.' })
  fromId!: string;

  @Field(() => ID, { description: 'The one to which it goes.' })
  toId!: string;

  @Field(() => LinkSide, { description: 'For which of the two one acts.' })
  claimedBy!: LinkSide;

  @Field(() => ID, { nullable: true, description: 'The agreement under which it is.' })
  agreementId?: string | null;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'From which day on, where it is known.' })
  since?: BuddhistDate | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What is to be said of it, in Thai.' })
  remarkTh?: string | null;
}

@InputType('AnswerLinkInput', { description: 'Whether a tie that the other side claims is so.' })
export class AnswerLinkInput extends UpdateInput {
  @Field(() => ID, { description: 'The tie.' })
  id!: string;

  @Field(() => ConfirmationDecision, { description: 'Whether it is so.' })
  decision!: ConfirmationDecision;

  @Field(() => PaperInput, {
    nullable: true,
    description: 'The paper on which that side said so, where somebody else enters it.',
  })
  paper?: PaperInput | null;
}

@InputType('EndLinkInput', { description: 'When a tie is no more.' })
export class EndLinkInput extends UpdateInput {
  @Field(() => ID, { description: 'The tie.' })
  id!: string;

  @Field(() => GraphQLBuddhistDate, { description: 'First day on which it is no more.' })
  on!: BuddhistDate;
}

const written = (id: string): Written => {
  const link = { type: 'PartnerLink', id };
  return { about: link, answers: { link } };
};

/** Says that a partner is tied to another; the other side answers. */
export async function claimLink(writing: Writing, input: ClaimLinkInput): Promise<Written> {
  const problems = new Problems();
  const from = await partnerNamed(writing, problems, 'fromId', input.fromId);
  const to = await partnerNamed(writing, problems, 'toId', input.toId);
  problems.check();
  const { kind, claimedBy, remarkTh = null } = input;
  const ends = { kind, fromId: from!.id, toId: to!.id };
  await writing.mayCreate({ ...ends, claimedBy });
  if (from!.id === to!.id) {
    problems.bad('toId', 'another partner than fromId', input.toId, {
      th: 'toId ต้องเป็นอีกหน่วยงานหนึ่ง ไม่ใช่ fromId',
      en: 'toId must be another partner than fromId',
    });
  }
  const agreement = await agreementOf(writing, problems, input.agreementId);
  const validFrom = problems.exactDay('since', input.since) ?? null;
  problems.notAfter('since', validFrom, await writing.today());
  problems.inOrder('since', agreement?.validFrom, validFrom);
  problems.text('remarkTh', remarkTh);
  const same = await writing.transaction.findOneBy(PartnerLink, { ...ends, validTo: IsNull() });
  if (same) {
    const text = same.state === LinkState.DISPUTED ? DISPUTED : THERE;
    problems.add(duplicate(text, { field: 'toId', rule: 'each once', value: input.toId }));
  }
  problems.check();
  const id = await writing.insert(PartnerLink, {
    ...ends,
    claimedBy,
    state: LinkState.CLAIMED,
    agreementId: agreement?.id ?? null,
    remarkTh,
    validFrom,
    source: sourceOf([from!, to!]),
  });
  await tellOfLink(writing, 'LINK_CLAIMED', id, [from!, to!]);
  return written(id);
}

async function agreementOf(
  writing: Writing,
  problems: Problems,
  globalId: string | null | undefined,
): Promise<Agreement | undefined> {
  if (globalId == null) return undefined;
  const object = problems.object('agreementId', globalId, ['Agreement']);
  const agreement = object && (await writing.transaction.findOneBy(Agreement, { id: object.id }));
  if (agreement) {
    await mustHold(writing, 'agreementId', agreement);
    return agreement;
  }
  if (object) problems.add(notFound('agreementId', globalId));
  return undefined;
}

const THERE = { th: 'มีความเชื่อมโยงนี้อยู่แล้ว', en: 'The two are tied so already' };
const DISPUTED = {
  th: 'อีกฝ่ายแย้งความเชื่อมโยงนี้ไว้ อีกฝ่ายยังยืนยันได้ หรือฝ่ายใดฝ่ายหนึ่งสิ้นสุดรายการนั้นก่อนจึงแจ้งใหม่ได้',
  en: 'The other side has disputed this tie: it can still confirm it, or either side ends it before it is claimed anew',
};

async function linkToChange(writing: Writing, input: { id: string; expectedVersion: number }) {
  const object = objectOf('id', input.id, ['PartnerLink']);
  await writing.mayChange('id', object);
  const link = await writing.transaction.findOneByOrFail(PartnerLink, { id: object.id });
  if (input.expectedVersion !== link.version) throw stale(input.expectedVersion, link.version);
  const partnerOf = (id: string) => writing.transaction.findOneByOrFail(Partner, { id });
  return { link, from: await partnerOf(link.fromId), to: await partnerOf(link.toId) };
}

/** Confirms or disputes a tie, as the side that did not claim it. */
export async function answerLink(writing: Writing, input: AnswerLinkInput): Promise<Written> {
  const { link, from, to } = await linkToChange(writing, input);
  await mustHold(writing, 'id', link);
  if (link.claimedBy === null) {
    throw invalidState(
      { th: 'ความเชื่อมโยงนี้มาจากทะเบียน ไม่ต้องตอบ', en: 'The register states this tie; nobody has to answer' },
      { field: 'id', rule: 'claimed by one side' },
    );
  }
  const [claimant, partner] = link.claimedBy === LinkSide.FROM ? [from, to] : [to, from];
  const object = { type: 'PartnerLink', id: link.id };
  const { decision, paper = null, expectedVersion } = input;
  await confirm(writing, { object, partner, decision, paper });
  if (actingForOf(writing.viewer) === claimant.id) {
    throw invalidState(
      {
        th: 'ฝ่ายที่แจ้งความเชื่อมโยงตอบแทนอีกฝ่ายไม่ได้ แม้มีหนังสือ',
        en: 'The side that claims a tie does not answer for the other one, paper or not',
      },
      { field: 'id', rule: 'the side that did not claim it' },
    );
  }
  const state = decision === ConfirmationDecision.CONFIRMED ? LinkState.CONFIRMED : LinkState.DISPUTED;
  await writing.update(PartnerLink, { id: link.id, expectedVersion }, { state });
  await tellOfLink(writing, state === LinkState.CONFIRMED ? 'LINK_CONFIRMED' : 'LINK_DISPUTED', link.id, [
    from,
    to,
  ]);
  return written(link.id);
}

/** Ends a tie, as either side. */
export async function endLink(writing: Writing, input: EndLinkInput): Promise<Written> {
  const { link, from, to } = await linkToChange(writing, input);
  const problems = new Problems();
  const on = problems.exactDay('on', input.on);
  problems.check();
  await endRow(writing, PartnerLink, link, { on: on!, expectedVersion: input.expectedVersion });
  await tellOfLink(writing, 'LINK_ENDED', link.id, [from, to]);
  return written(link.id);
}

async function tellOfLink(
  writing: Writing,
  type: string,
  id: string,
  partners: readonly Partner[],
): Promise<void> {
  const codes: string[] = [];
  for (const { areaId } of partners) codes.push(...(await areaCodesOf(writing, areaId)));
  await writing.tell({
    type,
    object: { type: 'PartnerLink', id },
    partnerIds: partners.map((partner) => partner.id),
    areaCodes: codes,
  });
}
