import { GraphQLNonEmptyString, GraphQLURL } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import { notFound, type Problems, type Writing } from '../../../write/index.ts';
import { PartnerType } from '../../partners/index.ts';
import { clauseNamed, KnowledgeResource } from '../../resources/index.ts';
import { Directive } from '../directive.entity.ts';
import type { DirectiveDraft } from '../directive-draft.entity.ts';
import { DirectiveUrgency } from '../directive-kinds.ts';
import type { ActionPart, AttachmentPart, ReferencePart } from '../letter-parts.ts';

@InputType('DirectiveActionInput', { description: 'One thing that a letter asks for.' })
export class DirectiveActionInput {
  @Field(() => GraphQLNonEmptyString, { description: 'What is asked for, in Thai.' })
  textTh!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  textEn?: string | null;

  @Field(() => GraphQLBuddhistDate, {
    nullable: true,
    description: 'The last day for it, where there is one.',
  })
  dueOn?: BuddhistDate | null;

  @Field(() => [PartnerType], {
    nullable: true,
    description: 'Of which types of addressee it is asked; of all where none are named.',
  })
  partnerTypes?: PartnerType[] | null;
}

@InputType('DirectiveReferenceInput', {
  description: 'A letter that a letter refers to: one of the hub, or one outside it by number and date.',
})
export class DirectiveReferenceInput {
  @Field(() => ID, { nullable: true, description: 'A directive of the hub.' })
  directiveId?: string | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The number of a letter outside the hub, as text.',
  })
  letterNumber?: string | null;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'The date of a letter outside the hub.' })
  dated?: BuddhistDate | null;
}

@InputType('DirectiveAttachmentInput', {
  description:
    'What comes with a letter: one of a page elsewhere, a resource of the hub, or a file of one’s own.',
})
export class DirectiveAttachmentInput {
  @Field(() => GraphQLNonEmptyString, { description: 'What it is, in Thai.' })
  titleTh!: string;

  @Field(() => GraphQLURL, { nullable: true, description: 'Where it lies elsewhere (http or https).' })
  url?: URL | null;

  @Field(() => ID, { nullable: true, description: 'A resource of the hub, of whomever.' })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file that the issuer itself sent to `POST /files`.' })
  fileId?: string | null;
}

@InputType('DirectiveLetterInput', {
  description: 'What a letter says. A field that is left out stays as it was; null or no items empty it.',
})
export class DirectiveLetterInput {
  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its number, as text.' })
  letterNumber?: string | null;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'Its date.' })
  dated?: BuddhistDate | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its subject in Thai.' })
  subjectTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  subjectEn?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it says, in short, in Thai.' })
  summaryTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  summaryEn?: string | null;

  @Field(() => DirectiveUrgency, { nullable: true, description: 'The class of speed; NORMAL for null.' })
  urgency?: DirectiveUrgency | null;

  @Field(() => ID, { nullable: true, description: 'The clause of an agreement on which it rests.' })
  clauseId?: string | null;

  @Field(() => [DirectiveActionInput], { nullable: true, description: 'All that it asks for, in its order.' })
  actions?: DirectiveActionInput[] | null;

  @Field(() => [DirectiveReferenceInput], { nullable: true, description: 'All letters that it refers to.' })
  references?: DirectiveReferenceInput[] | null;

  @Field(() => [DirectiveAttachmentInput], { nullable: true, description: 'All that comes with it.' })
  attachments?: DirectiveAttachmentInput[] | null;
}

/** What was given of a letter, in the columns of a draft. */
export type LetterColumns = Partial<
  Omit<DirectiveDraft, 'id' | 'state' | 'issuerId' | 'issuer' | 'clause' | 'change' | 'changeId'>
>;

export const LONGEST_NUMBER = 200;
const LONGEST_SUMMARY = 5_000;
export const LONGEST_ACTION = 2_000;
/** A letter is read as a whole: its parts are few. */
const MOST_PARTS = 50;

/** Checks subject and summary; `at` is what stands before the names of their fields. */
export function checkWords(
  problems: Problems,
  at: string,
  words: Pick<DirectiveLetterInput, 'subjectTh' | 'subjectEn' | 'summaryTh' | 'summaryEn'>,
): void {
  for (const name of ['subjectTh', 'subjectEn'] as const) problems.text(`${at}${name}`, words[name]);
  for (const name of ['summaryTh', 'summaryEn'] as const)
    problems.text(`${at}${name}`, words[name], LONGEST_SUMMARY);
}

/** Checks what was given of a letter, and puts it into columns. */
export async function letterColumnsOf(
  writing: Writing,
  problems: Problems,
  letter: DirectiveLetterInput,
  issuerId: string,
): Promise<LetterColumns> {
  const { letterNumber, dated, subjectTh, subjectEn, summaryTh, summaryEn, urgency } = letter;
  problems.text('letter.letterNumber', letterNumber, LONGEST_NUMBER);
  problems.notAfter('letter.dated', dated?.firstDay, await writing.today());
  checkWords(problems, 'letter.', letter);
  const columns: LetterColumns = Object.fromEntries(
    Object.entries({
      letterNumber: letterNumber?.trim() ?? letterNumber,
      datedOn: dated === null ? null : dated?.firstDay,
      datedKnownTo: dated === null ? null : dated?.precision,
      subjectTh,
      subjectEn,
      summaryTh,
      summaryEn,
      urgency: urgency === null ? DirectiveUrgency.NORMAL : urgency,
    }).filter(([, given]) => given !== undefined),
  );
  if (letter.clauseId !== undefined)
    columns.clauseId = await clauseNamed(writing, problems, 'letter.clauseId', letter.clauseId);
  if (letter.actions !== undefined) columns.actions = actionsOf(problems, letter.actions ?? []);
  if (letter.references !== undefined)
    columns.refersTo = await referencesOf(writing, problems, letter.references ?? []);
  if (letter.attachments !== undefined)
    columns.attachments = await attachmentsOf(writing, problems, letter.attachments ?? [], issuerId);
  return columns;
}

/** The first items of a list, which are all but for one that is too long. */
function partsOf<Part>(problems: Problems, field: string, given: readonly Part[]): readonly Part[] {
  if (given.length > MOST_PARTS) {
    problems.bad(field, `<= ${MOST_PARTS} items`, given.length, {
      th: `${field} มีได้ไม่เกิน ${MOST_PARTS} รายการ`,
      en: `${field} may have ${MOST_PARTS} items at most`,
    });
  }
  return given.slice(0, MOST_PARTS);
}

function actionsOf(problems: Problems, given: readonly DirectiveActionInput[]): ActionPart[] {
  const at = 'letter.actions';
  return partsOf(problems, at, given).map(({ textTh, textEn, dueOn, partnerTypes }, no) => {
    problems.text(`${at}.${no}.textTh`, textTh, LONGEST_ACTION);
    problems.text(`${at}.${no}.textEn`, textEn, LONGEST_ACTION);
    return {
      number: no + 1,
      text_th: textTh,
      text_en: textEn ?? null,
      due_on: problems.exactDay(`${at}.${no}.dueOn`, dueOn) ?? null,
      partner_types: [...new Set(partnerTypes ?? [])],
    };
  });
}

async function referencesOf(
  writing: Writing,
  problems: Problems,
  given: readonly DirectiveReferenceInput[],
): Promise<ReferencePart[]> {
  const at = 'letter.references';
  const today = await writing.today();
  const found: ReferencePart[] = [];
  for (const [no, { directiveId, letterNumber, dated }] of partsOf(problems, at, given).entries()) {
    const field = `${at}.${no}`;
    onlyOneOf(problems, field, { directiveId, letterNumber });
    problems.text(`${field}.letterNumber`, letterNumber, LONGEST_NUMBER);
    problems.notAfter(`${field}.dated`, dated?.firstDay, today);
    if (directiveId != null && dated != null) {
      problems.bad(`${field}.dated`, 'left out beside directiveId', undefined, {
        th: 'หนังสือในฮับมีวันที่ของมันอยู่แล้ว',
        en: 'A letter of the hub has its own date',
      });
    }
    const object =
      directiveId == null ? undefined : problems.object(`${field}.directiveId`, directiveId, ['Directive']);
    if (object && !(await writing.transaction.existsBy(Directive, { id: object.id })))
      problems.add(notFound(`${field}.directiveId`, directiveId!));
    found.push({
      number: no + 1,
      directive_id: object?.id ?? null,
      letter_number: letterNumber?.trim() ?? null,
      dated_on: dated?.firstDay ?? null,
      dated_known_to: dated?.precision ?? null,
    });
  }
  return found;
}

async function attachmentsOf(
  writing: Writing,
  problems: Problems,
  given: readonly DirectiveAttachmentInput[],
  issuerId: string,
): Promise<AttachmentPart[]> {
  const at = 'letter.attachments';
  const found: AttachmentPart[] = [];
  for (const [no, { titleTh, url, resourceId, fileId }] of partsOf(problems, at, given).entries()) {
    const field = `${at}.${no}`;
    problems.text(`${field}.titleTh`, titleTh);
    problems.webPage(`${field}.url`, url);
    onlyOneOf(problems, field, { url, resourceId, fileId });
    const named = async (
      name: string,
      globalId: string | null | undefined,
      type: string,
      isThere: (id: string) => Promise<boolean>,
    ) => {
      const object = globalId == null ? undefined : problems.object(`${field}.${name}`, globalId, [type]);
      if (object === undefined) return null;
      if (!(await isThere(object.id))) problems.add(notFound(`${field}.${name}`, globalId!));
      return object.id;
    };
    const { transaction } = writing;
    found.push({
      number: no + 1,
      title_th: titleTh,
      url: url?.href ?? null,
      resource_id: await named('resourceId', resourceId, 'KnowledgeResource', (id) =>
        transaction.existsBy(KnowledgeResource, { id }),
      ),
      // A file that another sent is not one's own to send on; the words are the same as for one that is not there.
      file_id: await named('fileId', fileId, 'StoredFile', (id) => holdFile(writing, id, issuerId)),
    });
  }
  return found;
}

/** Whether it is there, for as long as the transaction: what nothing shows goes in the end, and a letter has no key to hold it. */
const holdFile = (writing: Writing, id: string, ownerId: string): Promise<boolean> =>
  writing.asSystem(async (transaction) => {
    const held: unknown[] = await transaction.query(
      'SELECT FROM stored_file WHERE id = $1 AND owner_id = $2 FOR KEY SHARE',
      [id, ownerId],
    );
    return held.length > 0;
  });

function onlyOneOf(problems: Problems, field: string, given: Readonly<Record<string, unknown>>): void {
  if (Object.values(given).filter((value) => value != null).length === 1) return;
  const names = Object.keys(given).join(', ');
  problems.bad(field, `one of ${names}`, undefined, {
    th: `${field} ต้องระบุอย่างใดอย่างหนึ่งใน ${names}`,
    en: `${field} must give one of ${names}`,
  });
}
