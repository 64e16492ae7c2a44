import { type Answer, connectionTo, lastChange, rowById, toOne } from './answering.ts';
import { plainDate, plainMonthOfYear } from './dates.ts';
import {
  answerTable,
  askedTable,
  directiveDraftTable,
  directiveTable,
  directiveTables,
  sendingTable,
} from './directive-tables.ts';
import { loadersOf } from './loaders.ts';
import { clauseTable, fileTable } from './network-tables.ts';
import type { PlainRow } from './pages.ts';
import { resourceTable } from './resource-tables.ts';
import { areaTable, confirmationColumns, type PlainTable, partnerTable } from './tables.ts';

const namedBy =
  (table: PlainTable, property: string, order: string): Answer =>
  (parent, _args, context) =>
    loadersOf(context).ask(
      `SELECT ${table.columns} FROM ${table.table} t WHERE t.id = ANY($1::uuid[]) ORDER BY ${order}`,
      [parent[property]],
    );

/** A date by its first day and how exactly it is known; none here is older than years that begin in January. */
function dateOf(day: unknown, knownTo: unknown) {
  if (typeof day !== 'string') return null;
  if (day < '1941') throw new Error(`not worked out by hand: ${day}`);
  if (knownTo === 'DAY') return plainDate(day, null);
  return knownTo === 'MONTH' ? plainMonthOfYear(day) : plainDate(null, Number(day.slice(0, 4)) + 543);
}

/** A letter's parts in their order, which is that in which they were written. */
const partsOf =
  (property: string, tell: (part: PlainRow) => Record<string, unknown>): Answer =>
  (letter) =>
    [...(letter[property] as PlainRow[])].sort((a, b) => Number(a.number) - Number(b.number)).map(tell);

const letterAnswers = (type: string) => ({
  [`${type}.issuer`]: toOne(partnerTable, 'issuerId'),
  [`${type}.clause`]: toOne(clauseTable, 'clauseId'),
  [`${type}.dated`]: ((row) => dateOf(row.datedOn, row.datedKnownTo)) as Answer,
  [`${type}.actions`]: partsOf('actions', (part) => ({
    number: part.number,
    textTh: part.text_th,
    textEn: part.text_en,
    dueOn: part.due_on,
    partnerTypes: part.partner_types,
  })),
  [`${type}.references`]: partsOf('refersTo', (part) => ({
    number: part.number,
    directiveId: part.directive_id,
    letterNumber: part.letter_number,
    dated: dateOf(part.dated_on, part.dated_known_to),
  })),
  [`${type}.attachments`]: partsOf('attachments', (part) => ({
    number: part.number,
    titleTh: part.title_th,
    url: part.url,
    resourceId: part.resource_id,
    fileId: part.file_id,
  })),
});

const confirmation: Answer = (row, _args, context) =>
  typeof row.confirmationId === 'string'
    ? rowById({ table: 'confirmation', columns: confirmationColumns }, row.confirmationId, context)
    : null;

const LATE = 't.next_due_on IS NOT NULL AND t.next_due_on < hub.today()';

/** What is asked of an addressee: the letter's actions for its type, its sender's days, and its answers that count. */
const requests: Answer = async (asked, _args, context) => {
  const loaders = loadersOf(context);
  const [found] = await loaders.ask(
    `SELECT l.actions, d.due_dates::text[] AS "dueDates", p.type::text AS type, hub.today()::text AS today
     FROM directive l, directive_distribution d, partner p WHERE l.id = $1 AND d.id = $2 AND p.id = $3`,
    [asked.directiveId, asked.distributionId, asked.partnerId],
  );
  const answers = (await loaders.ask(
    'SELECT id, action_number AS number FROM directive_answer WHERE addressee_id = $1 AND is_current',
    [asked.id],
  )) as PlainRow[];
  const { actions, dueDates, type, today } = found as PlainRow;
  return (actions as PlainRow[])
    .filter(({ partner_types: types }) => {
      const asksOf = types as string[];
      return asksOf.length === 0 || asksOf.includes(String(type));
    })
    .map((action) => {
      const dueOn = (dueDates as (string | null)[])[Number(action.number) - 1] ?? null;
      const answerId = answers.find(({ number }) => number === action.number)?.id ?? null;
      const isOpen = answerId === null && asked.state !== 'RELEASED';
      return {
        number: action.number,
        textTh: action.text_th,
        textEn: action.text_en,
        dueOn,
        answerId,
        isOverdue: isOpen && dueOn !== null && dueOn < String(today),
      };
    });
};

/** Addressees counted one by one, by type and province. */
const tally =
  (column: string): Answer =>
  async (parent, _args, context) => {
    const rows = (await loadersOf(context).ask(
      `SELECT p.type::text AS type, p.province_code AS code, a.id AS "provinceId", t.state::text AS state, (${LATE}) AS late
       FROM directive_addressee t JOIN partner p ON p.id = t.partner_id
       LEFT JOIN area a ON a.code = p.province_code AND a.valid_to IS NULL WHERE t.${column} = $1`,
      [parent.id],
    )) as PlainRow[];
    const groups = new Map<string, PlainRow[]>();
    for (const row of rows) {
      const key = `${row.code ?? ''} ${row.type}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const order = [...groups.keys()].sort();
    return order.map((key) => {
      const group = groups.get(key) as PlainRow[];
      const standing = (state: string) => group.filter((row) => row.state === state).length;
      return {
        partnerType: group[0]?.type,
        provinceId: group[0]?.provinceId,
        asked: standing('ASKED'),
        acknowledged: standing('ACKNOWLEDGED'),
        completed: standing('COMPLETED'),
        released: standing('RELEASED'),
        overdue: group.filter(({ late }) => late === true).length,
      };
    });
  };

/** What answers the fields of directives, by hand. */
export const directiveAnswers = {
  ...Object.fromEntries(Object.keys(directiveTables).map((type) => [`${type}.lastChange`, lastChange])),
  ...connectionTo('Query.directives', directiveTable, 'true'),
  ...connectionTo('Query.directiveDrafts', directiveDraftTable, 'true'),
  ...connectionTo('Query.directiveDistributions', sendingTable, 'true'),
  ...connectionTo('Query.directiveAddressees', askedTable, 'true'),

  ...letterAnswers('Directive'),
  ...letterAnswers('DirectiveDraft'),
  ...connectionTo('Directive.distributions', sendingTable, 't.directive_id = parent.id'),
  ...connectionTo('Directive.answers', answerTable, 't.directive_id = parent.id'),
  ...connectionTo('Directive.addressees', askedTable, 't.directive_id = parent.id'),
  ...connectionTo('Directive.missing', askedTable, `t.directive_id = parent.id AND t.state = 'ASKED'`),
  ...connectionTo('Directive.overdue', askedTable, `t.directive_id = parent.id AND ${LATE}`),
  'Directive.tally': tally('directive_id'),
  'DirectiveReference.directive': toOne(directiveTable, 'directiveId'),
  'DirectiveAttachment.resource': toOne(resourceTable, 'resourceId'),
  'DirectiveAttachment.file': toOne(fileTable, 'fileId'),

  'DirectiveDistribution.directive': toOne(directiveTable, 'directiveId'),
  'DirectiveDistribution.sender': toOne(partnerTable, 'senderId'),
  'DirectiveDistribution.parent': toOne(sendingTable, 'parentId'),
  'DirectiveDistribution.sent': ((row) => dateOf(row.sentOn, row.sentKnownTo)) as Answer,
  'DirectiveDistribution.areas': namedBy(areaTable, 'areaIds', 't.code'),
  'DirectiveDistribution.partnersNamed': namedBy(partnerTable, 'partnerIds', 't.name_th, t.id'),
  ...connectionTo('DirectiveDistribution.passedOn', sendingTable, 't.parent_id = parent.id'),
  ...connectionTo('DirectiveDistribution.addressees', askedTable, 't.distribution_id = parent.id'),
  ...connectionTo(
    'DirectiveDistribution.missing',
    askedTable,
    `t.distribution_id = parent.id AND t.state = 'ASKED'`,
  ),
  ...connectionTo('DirectiveDistribution.overdue', askedTable, `t.distribution_id = parent.id AND ${LATE}`),
  'DirectiveDistribution.tally': tally('distribution_id'),
  'DirectiveTally.province': toOne(areaTable, 'provinceId'),

  'DirectiveAddressee.directive': toOne(directiveTable, 'directiveId'),
  'DirectiveAddressee.distribution': toOne(sendingTable, 'distributionId'),
  'DirectiveAddressee.partner': toOne(partnerTable, 'partnerId'),
  'DirectiveAddressee.confirmation': confirmation,
  'DirectiveAddressee.requests': requests,
  ...connectionTo('DirectiveAddressee.answers', answerTable, 't.addressee_id = parent.id'),
  'DirectiveRequest.answer': toOne(answerTable, 'answerId'),
  'DirectiveAnswer.addressee': toOne(askedTable, 'addresseeId'),
  'DirectiveAnswer.directive': toOne(directiveTable, 'directiveId'),
  'DirectiveAnswer.partner': toOne(partnerTable, 'partnerId'),
  'DirectiveAnswer.confirmation': confirmation,

  ...connectionTo('AgreementClause.directives', directiveTable, 't.clause_id = parent.id'),
  ...connectionTo('Partner.directivesIssued', directiveTable, 't.issuer_id = parent.id'),
  ...connectionTo('Partner.directiveDrafts', directiveDraftTable, 't.issuer_id = parent.id'),
  ...connectionTo('Partner.directivesSent', sendingTable, 't.sender_id = parent.id'),
  ...connectionTo('Partner.directivesReceived', askedTable, 't.partner_id = parent.id'),
};
