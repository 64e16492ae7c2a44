import { GraphQLNonEmptyString, GraphQLURL } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import { notFound, type Problems, type Writing } from '../../../write/index.ts';
import { StoredFile } from '../../activities/index.ts';
import type { ResourceDraft } from '../resource-draft.entity.ts';
import { ResourceLanguage } from '../resource-kinds.ts';

@InputType('ResourceContentInput', {
  description: 'The work itself. A field that is left out stays as it was; null empties it.',
})
export class ResourceContentInput {
  @Field(() => ResourceLanguage, { nullable: true, description: 'Its language.' })
  language?: ResourceLanguage | null;

  @Field(() => GraphQLBuddhistDate, {
    nullable: true,
    description: 'The date that the work itself bears: a day, a month or a year.',
  })
  issued?: BuddhistDate | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'What is otherwise than in the version before, in Thai.',
  })
  changesTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  changesEn?: string | null;

  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'Where it lies elsewhere (http or https), unless it is a file here.',
  })
  url?: URL | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A file that the publisher itself sent to `POST /files`, unless it lies elsewhere.',
  })
  fileId?: string | null;
}

/** What was given of the work, in the columns of a draft. */
export type ContentColumns = Partial<
  Pick<
    ResourceDraft,
    'language' | 'issuedOn' | 'issuedKnownTo' | 'changesTh' | 'changesEn' | 'url' | 'fileId'
  >
>;

const LONGEST_CHANGES = 2_000;

/** Checks what was given of the work, and puts it into columns; a file must be its publisher's own. */
export async function contentColumnsOf(
  writing: Writing,
  problems: Problems,
  content: ResourceContentInput,
  at: string,
  publisherId: string,
): Promise<ContentColumns> {
  const field = (name: string) => `${at}.${name}`;
  const { language, issued, changesTh, changesEn, url, fileId } = content;
  problems.text(field('changesTh'), changesTh, LONGEST_CHANGES);
  problems.text(field('changesEn'), changesEn, LONGEST_CHANGES);
  problems.notAfter(field('issued'), issued?.firstDay, await writing.today());
  problems.webPage(field('url'), url);
  const columns: ContentColumns = Object.fromEntries(
    Object.entries({
      language,
      changesTh,
      changesEn,
      url: url === null ? null : url?.href,
      issuedOn: issued === null ? null : issued?.firstDay,
      issuedKnownTo: issued === null ? null : issued?.precision,
    }).filter(([, given]) => given !== undefined),
  );
  if (fileId !== undefined)
    columns.fileId = await fileNamed(writing, problems, field('fileId'), fileId, publisherId);
  return columns;
}

/** What another sent is not one's own to publish; the words are the same as for one that is not there. */
async function fileNamed(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string | null,
  ownerId: string,
): Promise<string | null> {
  const object = globalId === null ? undefined : problems.object(field, globalId, ['StoredFile']);
  if (object === undefined) return null;
  const { id } = object;
  if (!(await writing.transaction.existsBy(StoredFile, { id, ownerId })))
    problems.add(notFound(field, globalId!));
  return id;
}
