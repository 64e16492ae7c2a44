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
import { AreaApi, atTime } from '../areas/index.ts';
import { PartnerApi, PartnerType } from '../partners/index.ts';
import { KnowledgeResource } from './knowledge-resource.entity.ts';
import { ResourceDraft } from './resource-draft.entity.ts';
import { ResourceDraftState, ResourceKind, ResourceLanguage, ResourceState } from './resource-kinds.ts';
import { ResourceVersion } from './resource-version.entity.ts';
import './kinds.type.ts';

type Declared = readonly [name: string, field: PropertyDecorator];

function declareAll(target: ApiClass, fields: readonly Declared[]): void {
  for (const [name, field] of fields) field(target.prototype, name);
}

const text = (name: string, description: string): Declared => [
  name,
  ColumnField(() => String, { description, nullable: true }),
];

/** What a draft and a resource both tell of themselves. */
const declareFacts = (target: ApiClass): void =>
  declareAll(target, [
    text('titleEn', 'Its title in English.'),
    text('descriptionTh', 'What it is about, in Thai.'),
    text('descriptionEn', 'The same in English.'),
    ['tags', ColumnField(() => [String], { description: 'Words by which it is found.' })],
    [
      'audienceTypes',
      ColumnField(() => [PartnerType], {
        description: 'For which types of partner it is; for all where there are none.',
      }),
    ],
    [
      'audienceAreas',
      ListField(() => AreaApi, {
        by: { join: (owner, area) => `${area('id')} = ANY(${owner('audienceAreaIds')})` },
        order: (area) => area('code'),
        description:
          'For which areas it is, with all below them; for the whole country where there are none.',
      }),
    ],
    [
      'clause',
      ToOneField(() => AgreementClauseApi, {
        description: 'The clause of an agreement that it serves.',
        nullable: true,
      }),
    ],
  ]);

/** What a draft and a version both tell of the work itself. */
const declareContent = (target: ApiClass): void =>
  declareAll(target, [
    [
      'issued',
      ValueField(() => BuddhistDateValue, {
        properties: ['issuedOn', 'issuedKnownTo'],
        description: 'The date that the work itself bears, as exactly as it is known.',
        nullable: true,
      }),
    ],
    text('changesTh', 'What is otherwise than in the version before, in Thai.'),
    text('changesEn', 'The same in English.'),
    ['url', ColumnField(() => GraphQLURL, { description: 'Where it lies elsewhere.', nullable: true })],
    [
      'file',
      ToOneField(() => StoredFileApi, { description: 'The file, where it lies here.', nullable: true }),
    ],
  ]);

/** Areas on the way down to those that have or had a code, given the code's expression. */
const areasAbove = (code: string): string =>
  `(SELECT array_agg(up.id) FROM hub.area a CROSS JOIN LATERAL unnest(hub.area_path(a.id)) AS up(id) WHERE a.code = ${code})`;

@HubObject('KnowledgeResource', () => KnowledgeResource, {
  description: 'Knowledge that a partner shares with the network, such as a knowledge set or an infographic.',
  node: true,
  defaultOrder: 'titleTh',
})
@FilterBy(
  'text',
  'Has this in its titles, descriptions or tags; spaces and the spelling of sara am do not count.',
  (resource, given) => `${resource('searchKey')} LIKE (SELECT hub.search_pattern(${given}))`,
)
@FilterBy(
  'tag',
  'Has this word among its tags, letter for letter.',
  (resource, given) => `${given} = ANY(${resource('tags')})`,
)
@FilterBy(
  'audienceType',
  'A type of partner, such as TEMPLE: resources that are for partners of that type, those for all included.',
  (resource, given) =>
    `(${resource('audienceTypes')} = '{}' OR ${given} = ANY(${resource('audienceTypes')}::text[]))`,
)
@FilterBy(
  'within',
  'DOPA code of a province, district or subdistrict: resources that are for it or for any area below it.',
  (resource, given, asOf) =>
    `${resource('audienceAreaIds')} && (SELECT ${atTime('areas_within', given, asOf)})::uuid[]`,
)
@FilterBy(
  'audienceArea',
  'DOPA code of a province, district or subdistrict: resources that are for partners there, those for an area above it or for the whole country included.',
  (resource, given) =>
    `(${resource('audienceAreaIds')} = '{}' OR coalesce(${resource('audienceAreaIds')} && ${areasAbove(given)}, false))`,
)
export class KnowledgeResourceApi {
  @ColumnField(() => ResourceKind, { description: 'What kind of resource it is.', filter: true, order: true })
  kind!: never;

  @ColumnField(() => ResourceState, { description: 'Whether it is to be used.', filter: true, order: true })
  state!: never;

  @ColumnField(() => GraphQLLocalDate, { description: 'Since which day.', filter: true, order: true })
  stateSince!: never;

  @ColumnField(() => String, { description: 'Why it was taken back.', nullable: true })
  withdrawalReason!: never;

  @ColumnField(() => String, { description: 'Its title in Thai.', filter: true, order: true })
  titleTh!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner that published it.', filter: true })
  publisher!: never;

  @ToOneField(() => ResourceVersionApi, {
    property: 'currentVersionId',
    description: 'The version that counts.',
    filter: true,
  })
  currentVersion!: never;

  @ListField(() => ResourceVersionApi, {
    by: { relation: 'resource' },
    order: (version) => `${version('number')} DESC`,
    description: 'All its versions, the latest first.',
  })
  versions!: never;
}
declareFacts(KnowledgeResourceApi);
declareRecord(KnowledgeResourceApi, { dated: false });

@HubObject('ResourceVersion', () => ResourceVersion, {
  description:
    'A resource as it was published at one time. It is never edited: the next version takes its place.',
  node: true,
  defaultOrder: 'publishedOn',
})
export class ResourceVersionApi {
  @ToOneField(() => KnowledgeResourceApi, { description: 'The resource.', filter: true })
  resource!: never;

  @ColumnField(() => Int, {
    description: 'Counts the versions of the resource from 1.',
    filter: true,
    order: true,
  })
  number!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day on which it was published here, in the Common Era.',
    filter: true,
    order: true,
  })
  publishedOn!: never;

  @ColumnField(() => ResourceLanguage, { description: 'Its language.', filter: true })
  language!: never;
}
declareContent(ResourceVersionApi);
declareRecord(ResourceVersionApi, { dated: false });

@HubObject('ResourceDraft', () => ResourceDraft, {
  description:
    'A resource, or a further version of one, that is still worked on. Only its publisher’s people see it, administrators and auditors; published, it becomes the resource or the version under the same UUID.',
  node: true,
  defaultOrder: 'titleTh',
})
export class ResourceDraftApi {
  @ColumnField(() => ResourceDraftState, { description: 'What became of it.', filter: true })
  state!: never;

  @ToOneField(() => PartnerApi, { description: 'Whose it is.', filter: true })
  publisher!: never;

  @ToOneField(() => KnowledgeResourceApi, {
    description: 'The resource of which it is to be a further version; null for a new one.',
    nullable: true,
    filter: true,
  })
  resource!: never;

  @ColumnField(() => ResourceKind, { description: 'What kind of resource it is to be.', nullable: true })
  kind!: never;

  @ColumnField(() => String, { description: 'Its title in Thai.', nullable: true, order: true })
  titleTh!: never;

  @ColumnField(() => ResourceLanguage, { description: 'Its language.', nullable: true })
  language!: never;
}
declareFacts(ResourceDraftApi);
declareContent(ResourceDraftApi);
declareRecord(ResourceDraftApi, { dated: false });
