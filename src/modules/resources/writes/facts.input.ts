import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { notFound, type Problems, type Writing } from '../../../write/index.ts';
import { AgreementClause } from '../../agreements/index.ts';
import { AreaLevel } from '../../areas/index.ts';
import { areaInForce, hasEnded, PartnerType } from '../../partners/index.ts';
import type { ResourceFacts } from '../resource-facts.ts';
import { ResourceKind } from '../resource-kinds.ts';

@InputType('ResourceFactsInput', {
  description:
    'What a resource is about and for whom. A field that is left out stays as it was; null empties it.',
})
export class ResourceFactsInput {
  @Field(() => ResourceKind, { nullable: true, description: 'What kind of resource.' })
  kind?: ResourceKind | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its title in Thai.' })
  titleTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  titleEn?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it is about, in Thai.' })
  descriptionTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  descriptionEn?: string | null;

  @Field(() => [GraphQLNonEmptyString], { nullable: true, description: 'Words by which it is found.' })
  tags?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The clause of an agreement that it serves.' })
  clauseId?: string | null;

  @Field(() => [PartnerType], {
    nullable: true,
    description: 'For which types of partner it is; none for all.',
  })
  audienceTypes?: PartnerType[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'For which areas it is, with all below them; none for the whole country.',
  })
  audienceAreaIds?: string[] | null;
}

/** What was given, in the columns of a draft or a resource. */
export type FactColumns = Partial<
  Pick<
    ResourceFacts,
    'titleEn' | 'descriptionTh' | 'descriptionEn' | 'tags' | 'audienceTypes' | 'audienceAreaIds'
  > & { kind: ResourceKind | null; titleTh: string | null; clauseId: string | null }
>;

const LONGEST_DESCRIPTION = 5_000;
const LONGEST_TAG = 50;
const MOST_TAGS = 20;

/** Checks what was given of a resource, and puts it into columns. */
export async function factColumnsOf(
  writing: Writing,
  problems: Problems,
  facts: ResourceFactsInput,
  at: string,
): Promise<FactColumns> {
  const field = (name: string) => `${at}.${name}`;
  for (const name of ['titleTh', 'titleEn'] as const) problems.text(field(name), facts[name]);
  for (const name of ['descriptionTh', 'descriptionEn'] as const)
    problems.text(field(name), facts[name], LONGEST_DESCRIPTION);
  for (const [no, tag] of (facts.tags ?? []).entries())
    problems.text(`${field('tags')}.${no}`, tag, LONGEST_TAG);
  eachOnce(problems, field('tags'), facts.tags);
  if ((facts.tags?.length ?? 0) > MOST_TAGS) {
    problems.bad(field('tags'), `<= ${MOST_TAGS} items`, facts.tags?.length, {
      th: `ใส่คำค้นได้ไม่เกิน ${MOST_TAGS} คำ`,
      en: `A resource may have ${MOST_TAGS} tags at most`,
    });
  }
  eachOnce(problems, field('audienceTypes'), facts.audienceTypes);
  const { kind, titleTh, titleEn, descriptionTh, descriptionEn, tags, audienceTypes } = facts;
  const columns: FactColumns = Object.fromEntries(
    Object.entries({
      kind,
      titleTh,
      titleEn,
      descriptionTh,
      descriptionEn,
      tags: tags === null ? [] : tags,
      audienceTypes: audienceTypes === null ? [] : audienceTypes,
    }).filter(([, given]) => given !== undefined),
  );
  if (facts.audienceAreaIds !== undefined)
    columns.audienceAreaIds = await areasNamed(
      writing,
      problems,
      field('audienceAreaIds'),
      facts.audienceAreaIds ?? [],
    );
  if (facts.clauseId !== undefined)
    columns.clauseId = await clauseNamed(writing, problems, field('clauseId'), facts.clauseId);
  return columns;
}

/** A list that names each once. */
export function eachOnce(
  problems: Problems,
  field: string,
  given: readonly string[] | null | undefined,
): void {
  if (given == null || new Set(given).size === given.length) return;
  problems.bad(field, 'each once', undefined, {
    th: `${field} มีรายการซ้ำกัน`,
    en: `${field} names something twice`,
  });
}

/** The ids of areas in force that an input names. */
export async function areasNamed(
  writing: Writing,
  problems: Problems,
  field: string,
  globalIds: readonly string[],
): Promise<string[]> {
  eachOnce(problems, field, globalIds);
  const found: string[] = [];
  for (const [no, globalId] of globalIds.entries()) {
    const area = await areaInForce(writing, problems, `${field}.${no}`, globalId, Object.values(AreaLevel));
    if (area) found.push(area.id);
  }
  return found;
}

/** A clause in force of an agreement in force. */
export async function clauseNamed(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string | null,
): Promise<string | null> {
  const object = globalId === null ? undefined : problems.object(field, globalId, ['AgreementClause']);
  if (object === undefined) return null;
  const { id } = object;
  const clause = await writing.transaction.findOne(AgreementClause, {
    where: { id },
    relations: { agreement: true },
  });
  const ended = clause?.validTo ?? clause?.agreement.validTo ?? null;
  if (clause === null) problems.add(notFound(field, globalId!));
  else if (ended !== null && ended <= (await writing.today())) problems.add(hasEnded(field, ended));
  return id;
}
