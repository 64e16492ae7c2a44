import { GraphQLLocalDate, GraphQLURL } from 'graphql-scalars';
import { Int } from 'type-graphql';
import {
  type ApiClass,
  ColumnField,
  FilterBy,
  HubObject,
  ListField,
  ToOneField,
  ValueField,
} from '../../kernel/listing/index.ts';
import { BuddhistDateValue } from '../../kernel/scalars/index.ts';
import { declareRecord } from '../../write/index.ts';
import { StoredFileApi } from '../activities/index.ts';
import { AgreementClauseApi } from '../agreements/index.ts';
import { PartnerApi, PartnerType } from '../partners/index.ts';
import { KnowledgeResourceApi } from '../resources/index.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveDraft } from './directive-draft.entity.ts';
import { DirectiveDraftState, DirectiveState, DirectiveUrgency } from './directive-kinds.ts';
import { DirectiveAction, DirectiveAttachment, DirectiveReference } from './directive-parts.ts';
import { actionRows, attachmentRows, referenceRows } from './letter-parts.ts';
import './kinds.type.ts';

type Declared = readonly [name: string, field: PropertyDecorator];

const text = (name: string, description: string): Declared => [
  name,
  ColumnField(() => String, { description, nullable: true }),
];

/** What a draft and a directive both tell. */
function declareText(target: ApiClass): void {
  const fields: Declared[] = [
    text('subjectEn', 'Its subject in English.'),
    text('summaryTh', 'What it says, in short, in Thai.'),
    text('summaryEn', 'The same in English.'),
    [
      'urgency',
      ColumnField(() => DirectiveUrgency, { description: 'The class of speed that it bears.', filter: true }),
    ],
    [
      'clause',
      ToOneField(() => AgreementClauseApi, {
        description: 'The clause of an agreement on which it rests.',
        nullable: true,
      }),
    ],
    [
      'actions',
      ListField(() => DirectiveActionApi, {
        by: { rows: (letter) => actionRows(letter('actions')) },
        order: (action) => action('number'),
        description: 'What it asks for, as the letter counts it.',
      }),
    ],
    [
      'references',
      ListField(() => DirectiveReferenceApi, {
        by: { rows: (letter) => referenceRows(letter('refersTo')) },
        order: (reference) => reference('number'),
        description: 'The letters that it refers to.',
      }),
    ],
    [
      'attachments',
      ListField(() => DirectiveAttachmentApi, {
        by: { rows: (letter) => attachmentRows(letter('attachments')) },
        order: (attachment) => attachment('number'),
        description: 'What comes with it.',
      }),
    ],
  ];
  for (const [name, field] of fields) field(target.prototype, name);
}

@HubObject('Directive', () => Directive, {
  description:
    'An official letter that asks its addressees to do something: whom, what and by when. It is not edited once it is issued; the wording of one older than the hub is set right once, when it is compared with the paper.',
  node: true,
  defaultOrder: 'datedOn',
})
@FilterBy(
  'text',
  'Has this in its number, subject or summary; spaces and the spelling of sara am do not count.',
  (directive, given) => `${directive('searchKey')} LIKE (SELECT hub.search_pattern(${given}))`,
)
export class DirectiveApi {
  @ColumnField(() => DirectiveState, {
    description: 'Whether it is to be followed.',
    filter: true,
    order: true,
  })
  state!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'Since which day the hub has it so.',
    filter: true,
    order: true,
  })
  stateSince!: never;

  @ColumnField(() => String, { description: 'Why it was taken back.', nullable: true })
  withdrawalReason!: never;

  @ToOneField(() => PartnerApi, { description: 'Who issued it.', filter: true })
  issuer!: never;

  @ColumnField(() => String, {
    description:
      'Its number, as text: in `มท 0816.5/ว 2560` the 2560 counts the circulars of an office, and is no year.',
    filter: true,
    order: true,
  })
  letterNumber!: never;

  @ValueField(() => BuddhistDateValue, {
    properties: ['datedOn', 'datedKnownTo'],
    description: 'Its date, as exactly as it is known.',
    filter: true,
    order: true,
  })
  dated!: never;

  @ColumnField(() => String, { description: 'Its subject in Thai.', filter: true, order: true })
  subjectTh!: never;

  @ColumnField(() => Boolean, {
    description:
      'Whether subject, summary and actions are in the words of the letter itself; false where they only say what is known of it, until an administrator has compared them with the paper.',
    filter: true,
  })
  isWordingVerified!: never;
}
declareText(DirectiveApi);
declareRecord(DirectiveApi, { dated: false });

@HubObject('DirectiveDraft', () => DirectiveDraft, {
  description:
    'A directive that is still worked on. Only its issuer’s people see it, administrators and auditors; issued, it becomes the directive under the same UUID.',
  node: true,
  defaultOrder: 'subjectTh',
})
export class DirectiveDraftApi {
  @ColumnField(() => DirectiveDraftState, { description: 'What became of it.', filter: true })
  state!: never;

  @ToOneField(() => PartnerApi, { description: 'Whose it is.', filter: true })
  issuer!: never;

  @ColumnField(() => String, { description: 'The number that it is to bear, as text.', nullable: true })
  letterNumber!: never;

  @ValueField(() => BuddhistDateValue, {
    properties: ['datedOn', 'datedKnownTo'],
    description: 'The date that it is to bear.',
    nullable: true,
  })
  dated!: never;

  @ColumnField(() => String, { description: 'Its subject in Thai.', nullable: true, order: true })
  subjectTh!: never;
}
declareText(DirectiveDraftApi);
declareRecord(DirectiveDraftApi, { dated: false });

@HubObject('DirectiveAction', () => DirectiveAction, {
  description: 'One thing that a letter asks for.',
  defaultOrder: 'number',
})
export class DirectiveActionApi {
  @ColumnField(() => Int, { description: 'As the letter counts it, from 1.' })
  number!: never;

  @ColumnField(() => String, { description: 'What is asked for, in Thai.' })
  textTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  textEn!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description:
      'The last day for it, in the Common Era; null where the letter names none. Whoever passes the letter on may name an earlier one.',
    nullable: true,
  })
  dueOn!: never;

  @ColumnField(() => [PartnerType], {
    description: 'Of whom it is asked: of addressees of these types, of all where there are none.',
  })
  partnerTypes!: never;
}

@HubObject('DirectiveReference', () => DirectiveReference, {
  description: 'A letter that a letter refers to: one of the hub, or one outside it by its number and date.',
  defaultOrder: 'number',
})
export class DirectiveReferenceApi {
  @ColumnField(() => Int, { description: 'Its place among them, from 1.' })
  number!: never;

  @ToOneField(() => DirectiveApi, { description: 'The letter, where the hub has it.', nullable: true })
  directive!: never;

  @ColumnField(() => String, {
    description: 'The number of a letter outside the hub, as text.',
    nullable: true,
  })
  letterNumber!: never;

  @ValueField(() => BuddhistDateValue, {
    properties: ['datedOn', 'datedKnownTo'],
    description: 'The date of a letter outside the hub, as exactly as it is known.',
    nullable: true,
  })
  dated!: never;
}

@HubObject('DirectiveAttachment', () => DirectiveAttachment, {
  description: 'What comes with a letter: a page elsewhere, a resource of the hub, or a stored file.',
  defaultOrder: 'number',
})
export class DirectiveAttachmentApi {
  @ColumnField(() => Int, { description: 'Its place among them, from 1.' })
  number!: never;

  @ColumnField(() => String, { description: 'What it is, in Thai.' })
  titleTh!: never;

  @ColumnField(() => GraphQLURL, { description: 'Where it lies elsewhere.', nullable: true })
  url!: never;

  @ToOneField(() => KnowledgeResourceApi, {
    description: 'The resource, where it is one.',
    nullable: true,
  })
  resource!: never;

  @ToOneField(() => StoredFileApi, { description: 'The file, where it lies here.', nullable: true })
  file!: never;
}
