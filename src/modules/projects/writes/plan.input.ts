import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import {
  type BuddhistDate,
  GraphQLBuddhistDate,
  GraphQLLandArea,
  GraphQLMoney,
  type LandArea,
  type Money,
} from '../../../kernel/scalars/index.ts';
import type { Problems, Writing } from '../../../write/index.ts';
import { AreaLevel } from '../../areas/index.ts';
import { areaInForce } from '../../partners/index.ts';
import { ProjectKind } from '../project-kinds.ts';
import type { ProjectPlan } from '../project-plan.ts';
import { agreementInForce } from './agreement-in-force.ts';

/** What can be said of a plan; everything may be left open until it is proposed. */
@InputType('ProjectPlanInput', {
  description: 'What a project is to be. A field that is left out stays as it was; null empties it.',
})
export class ProjectPlanInput {
  @Field(() => ProjectKind, { nullable: true, description: 'What kind of project.' })
  kind?: ProjectKind | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its title in Thai.' })
  titleTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  titleEn?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it is for, in Thai.' })
  goalTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  goalEn?: string | null;

  @Field(() => ID, { nullable: true, description: 'The agreement under which it is to be.' })
  agreementId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The area of its site, the smallest that is known.' })
  areaId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84), with `longitude`.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east (WGS 84), with `latitude`.' })
  longitude?: number | null;

  @Field(() => GraphQLLandArea, { nullable: true, description: 'The land of its site.' })
  landArea?: LandArea | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The fiscal year in which it begins, by the Buddhist Era year in which that ends.',
  })
  fiscalYearBE?: number | null;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'The day on which it begins.' })
  startsOn?: BuddhistDate | null;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'The last day.' })
  endsOn?: BuddhistDate | null;

  @Field(() => GraphQLMoney, { nullable: true, description: 'The money that it has.' })
  budget?: Money | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Where the money comes from.' })
  budgetSource?: string | null;
}

/** A plan in the columns of a draft or a project, as far as it was given. */
export type PlanColumns = Partial<
  Pick<
    ProjectPlan,
    | 'titleEn'
    | 'goalTh'
    | 'goalEn'
    | 'latitude'
    | 'longitude'
    | 'landAreaWa'
    | 'startsOn'
    | 'endsOn'
    | 'budgetSatang'
    | 'budgetSource'
  > & {
    kind: ProjectKind | null;
    titleTh: string | null;
    agreementId: string | null;
    areaId: string | null;
    fiscalYearBE: number | null;
  }
>;

const LONGEST_GOAL = 5_000;
/** The programme's beginnings, and a few years ahead. */
const FISCAL_YEARS = { from: 2560, to: 2600 };

/** Checks what was given of a plan, and puts it into columns. */
export async function columnsOf(
  writing: Writing,
  problems: Problems,
  plan: ProjectPlanInput,
  at: string,
): Promise<PlanColumns> {
  const field = (name: string) => `${at}.${name}`;
  for (const name of ['titleTh', 'titleEn', 'budgetSource'] as const) problems.text(field(name), plan[name]);
  for (const name of ['goalTh', 'goalEn'] as const) problems.text(field(name), plan[name], LONGEST_GOAL);
  problems.place(plan.latitude, plan.longitude, `${at}.`);
  problems.within(field('fiscalYearBE'), plan.fiscalYearBE, FISCAL_YEARS.from, FISCAL_YEARS.to);
  const { kind, titleTh, titleEn, goalTh, goalEn, latitude, longitude, fiscalYearBE, budgetSource } = plan;
  const columns: PlanColumns = Object.fromEntries(
    Object.entries({
      kind,
      titleTh,
      titleEn,
      goalTh,
      goalEn,
      latitude,
      longitude,
      fiscalYearBE,
      budgetSource,
      landAreaWa: plan.landArea,
      budgetSatang: plan.budget,
      startsOn: problems.exactDay(field('startsOn'), plan.startsOn),
      endsOn: problems.exactDay(field('endsOn'), plan.endsOn),
    }).filter(([, given]) => given !== undefined),
  );
  if (plan.areaId !== undefined) {
    const area =
      plan.areaId &&
      (await areaInForce(writing, problems, field('areaId'), plan.areaId, Object.values(AreaLevel)));
    columns.areaId = area ? area.id : null;
  }
  if (plan.agreementId !== undefined) {
    const agreement =
      plan.agreementId && (await agreementInForce(writing, problems, field('agreementId'), plan.agreementId));
    columns.agreementId = agreement ? agreement.id : null;
  }
  return columns;
}
