import type { EntityManager } from 'typeorm';
import { seededId } from '../../../kernel/ids.ts';
import { DatePrecision } from '../../../kernel/scalars/index.ts';
import { insertRows } from '../../../write/index.ts';
import {
  authoritiesOf,
  Chance,
  Confirmation,
  ConfirmationDecision,
  DEMO_TODAY,
  type DemoNetworkProvince,
  DemoWriter,
  dayBetween,
  daysAfter,
  earlierOf,
  MADE_UP_EN,
  MADE_UP_TH,
  officeOf,
  PartnerType,
  readDemoNetwork,
  seededPartnerId,
  workingDay,
} from '../../partners/index.ts';
import { Directive } from '../directive.entity.ts';
import { DirectiveAddressee } from '../directive-addressee.entity.ts';
import { DirectiveAnswer } from '../directive-answer.entity.ts';
import { DirectiveDistribution } from '../directive-distribution.entity.ts';
import {
  DirectiveAddresseeState,
  DirectiveOutcome,
  DirectiveState,
  DirectiveUrgency,
} from '../directive-kinds.ts';
import { foundingCircularId } from '../founding-circular.ts';
import type { ActionPart } from '../letter-parts.ts';
import { askedOf, nextDue } from '../writes/dues.ts';
import { type DemoLetter, LETTERS } from './demo-letters.ts';

const DLA = seededPartnerId('DLA');
/** One authority in eight has no account, and answers on paper. */
const ON_PAPER_SHARE = 0.125;
/** What was not done at first is done later by some, who answer once more. */
const ANSWERED_ANEW_SHARE = 0.4;

/** The rows of one letter, or of those to whom one sent it. */
interface Rows {
  distributions: Partial<DirectiveDistribution>[];
  addressees: Partial<DirectiveAddressee>[];
  answers: Partial<DirectiveAnswer>[];
  confirmations: Partial<Confirmation>[];
}

/** One to whom a letter came, and what it is likely to say. */
interface Sent {
  letter: DemoLetter;
  actions: readonly ActionPart[];
  distribution: { id: string; sentOn: string; acknowledgeBy: string; dueDates: (string | null)[] };
  partnerId: string;
  type: PartnerType;
  shares: { acknowledged: number; answered: number };
}

/** Writes letters of the department's that the demo's provinces passed on, and who has answered what, who has not. */
export async function seedDemoDirectives(transaction: EntityManager, changeId: string): Promise<void> {
  const writer = new DemoWriter(transaction, changeId);
  const network = await readDemoNetwork(transaction);
  if (network.length === 0) return;
  const hasCircular = await transaction.existsBy(Directive, { id: foundingCircularId() });
  await writer.write(
    Directive,
    LETTERS.map((letter) => directiveOf(letter, network, hasCircular)),
  );
  const all = LETTERS.map((letter) => sentTo(letter, network));
  await writer.write(
    DirectiveDistribution,
    all.flatMap(({ distributions }) => distributions),
  );
  await insertRows(
    transaction,
    Confirmation,
    all.flatMap(({ confirmations }) => confirmations),
    { changeId },
  );
  await writer.write(
    DirectiveAddressee,
    all.flatMap(({ addressees }) => addressees),
  );
  await writer.write(
    DirectiveAnswer,
    all.flatMap(({ answers }) => answers),
  );
}

const keyOf = (letter: DemoLetter): string => `DEMO ${letter.slug}`;

const actionsOf = ({ actions }: DemoLetter): ActionPart[] =>
  actions.map(({ textTh, textEn, of, dueOn }, at) => ({
    number: at + 1,
    text_th: textTh,
    text_en: textEn,
    due_on: dueOn,
    partner_types: [of],
  }));

function directiveOf(
  letter: DemoLetter,
  network: readonly DemoNetworkProvince[],
  hasCircular: boolean,
): Partial<Directive> {
  return {
    id: seededId('directive', keyOf(letter)),
    state: DirectiveState.ISSUED,
    stateSince: letter.datedOn,
    issuerId: DLA,
    letterNumber: letter.number,
    datedOn: letter.datedOn,
    datedKnownTo: DatePrecision.DAY,
    subjectTh: `${letter.subjectTh} ${MADE_UP_TH}`,
    subjectEn: `${letter.subjectEn} ${MADE_UP_EN}`,
    urgency: DirectiveUrgency.NORMAL,
    actions: actionsOf(letter),
    refersTo: hasCircular
      ? [
          {
            number: 1,
            directive_id: foundingCircularId(),
            letter_number: null,
            dated_on: null,
            dated_known_to: null,
          },
        ]
      : [],
    attachments: [
      {
        number: 1,
        title_th: `แบบสำรวจ ${MADE_UP_TH}`,
        url: `https://example.org/demo/${letter.slug}.pdf`,
        resource_id: null,
        file_id: null,
      },
    ],
    isWordingVerified: true,
    reachAreaIds: network.map(({ id }) => id),
  };
}

/** To the offices of the provinces, and by each to the authorities of its province. */
function sentTo(letter: DemoLetter, network: readonly DemoNetworkProvince[]): Rows {
  const directiveId = seededId('directive', keyOf(letter));
  const actions = actionsOf(letter);
  const areaIds = network.map(({ id }) => id);
  const first = {
    id: seededId('directive_distribution', keyOf(letter)),
    sentOn: letter.datedOn,
    acknowledgeBy: letter.acknowledgeBy,
    dueDates: letter.actions.map(({ dueOn }) => dueOn),
  };
  const shared = { directiveId, sentKnownTo: DatePrecision.DAY, partnerIds: [] };
  const rows: Rows = {
    distributions: [
      {
        ...shared,
        ...first,
        parentId: null,
        senderId: DLA,
        partnerTypes: [PartnerType.LOCAL_ADMINISTRATION_OFFICE],
        areaIds,
        reachAreaIds: areaIds,
      },
    ],
    addressees: [],
    answers: [],
    confirmations: [],
  };
  const sent = { letter, actions };
  for (const province of network) {
    const key = `${keyOf(letter)} ${province.code}`;
    const chance = new Chance(`directive ${key}`);
    const office = officeOf('PLAO', province);
    const passedOn = {
      ...first,
      id: seededId('directive_distribution', key),
      sentOn: workingDay(daysAfter(letter.datedOn, chance.between(3, 9))),
    };
    rows.distributions.push({
      ...shared,
      ...passedOn,
      parentId: first.id,
      senderId: office,
      letterNumber: `ที่ 0023/ว ${chance.between(100, 4000)} (จำลอง)`,
      noteTh: 'ขอให้ดำเนินการและตอบภายในกำหนด',
      partnerTypes: [PartnerType.LOCAL_AUTHORITY],
      areaIds: [province.id],
      reachAreaIds: [province.id],
    });
    const type = PartnerType.LOCAL_ADMINISTRATION_OFFICE;
    // Who passed it on has taken note; what it is to compile waits where its authorities are late.
    const shares = { acknowledged: 1, answered: letter.answered > 0.9 ? 1 : 0 };
    answer(rows, { ...sent, distribution: first, partnerId: office, type, shares });
    for (const { id: partnerId } of authoritiesOf(province)) {
      const { acknowledged, answered } = letter;
      const to = { partnerId, type: PartnerType.LOCAL_AUTHORITY, shares: { acknowledged, answered } };
      answer(rows, { ...sent, ...to, distribution: passedOn });
    }
  }
  return rows;
}

/** Puts down one to whom it came with what it has said, all of it between the day on which it came and the demo's last. */
function answer(rows: Rows, { letter, actions, distribution, partnerId, type, shares }: Sent): void {
  const directiveId = seededId('directive', keyOf(letter));
  const key = `${keyOf(letter)} ${partnerId}`;
  const chance = new Chance(`addressee ${key}`);
  const addresseeId = seededId('directive_addressee', key);
  const asked = askedOf(actions, type);
  const open = new Set(asked);
  const isAcknowledged = chance.falls(shares.acknowledged);
  const onPaper = type === PartnerType.LOCAL_AUTHORITY && chance.falls(ON_PAPER_SHARE);
  const latest = (from: string, days: number) => earlierOf(daysAfter(from, days), DEMO_TODAY);
  const acknowledgedOn = dayBetween(chance, distribution.sentOn, latest(distribution.sentOn, 35));
  const confirmed = (objectType: string, objectId: string, on: string): string => {
    const id = seededId('confirmation', `${objectType} ${objectId}`);
    rows.confirmations.push({
      id,
      objectType,
      objectId,
      partnerId,
      decision: ConfirmationDecision.CONFIRMED,
      onBehalf: onPaper,
      ...(onPaper && { paperReference: `ที่ ${chance.between(100, 900)} (จำลอง)`, paperDate: on }),
    });
    return id;
  };
  const say = (action: ActionPart, on: string, outcome: DirectiveOutcome, isCurrent: boolean) => {
    const id = seededId('directive_answer', `${key} ${action.number} ${outcome}`);
    rows.answers.push({
      id,
      addresseeId,
      directiveId,
      partnerId,
      actionNumber: action.number,
      outcome,
      textTh: outcome === DirectiveOutcome.NOT_DONE ? 'ยังไม่ได้นัดหารือกับวัดในพื้นที่ (จำลอง)' : null,
      answeredOn: on,
      isCurrent,
      confirmationId: confirmed('DirectiveAnswer', id, on),
    });
  };
  for (const action of isAcknowledged ? asked : []) {
    if (!chance.falls(shares.answered)) continue;
    open.delete(action);
    const on = dayBetween(chance, acknowledgedOn, latest(acknowledgedOn, 50));
    const isNotDone = chance.falls(letter.notDone);
    const isAnew = isNotDone && on < DEMO_TODAY && chance.falls(ANSWERED_ANEW_SHARE);
    if (isNotDone) say(action, on, DirectiveOutcome.NOT_DONE, !isAnew);
    if (isAnew) say(action, latest(on, 20), DirectiveOutcome.DONE, true);
    if (!isNotDone) say(action, on, DirectiveOutcome.DONE, true);
  }
  const { ASKED, ACKNOWLEDGED, COMPLETED } = DirectiveAddresseeState;
  rows.addressees.push({
    id: addresseeId,
    directiveId,
    distributionId: distribution.id,
    partnerId,
    state: !isAcknowledged ? ASKED : open.size === 0 ? COMPLETED : ACKNOWLEDGED,
    nextDueOn: nextDue(distribution, [...open], isAcknowledged),
    acknowledgedOn: isAcknowledged ? acknowledgedOn : null,
    confirmationId: isAcknowledged ? confirmed('DirectiveAddressee', addresseeId, acknowledgedOn) : null,
  });
}
