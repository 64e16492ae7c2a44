import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { toGlobalId } from '../../../kernel/listing/index.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { Area } from '../../areas/index.ts';
import { Coverage } from '../coverage.entity.ts';
import type { LocalAuthority, Partner } from '../partner.entity.ts';
import { CoverageKind } from '../partner-kinds.ts';
import { areaToCover } from './area-to-cover.ts';
import { endOne } from './end-one.ts';
import { areaCodesOf, partnerToExtend, refOf, tellOf } from './partner-to-change.ts';

@InputType('SetCoverageInput', { description: 'That a local authority covers an area, and how far.' })
export class SetCoverageInput extends MutationInput {
  @Field(() => ID, { description: 'The local authority.' })
  authorityId!: string;

  @Field(() => ID, { description: 'The area, in the province of its seat.' })
  areaId!: string;

  @Field(() => CoverageKind, { description: 'How far.' })
  kind!: CoverageKind;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it covers the area, where known; not for a change of how far.',
  })
  since?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the coverage that is there, where only how far is to be changed.',
  })
  expectedVersion?: number | null;
}

@InputType('EndCoverageInput', { description: 'When a local authority covers an area no longer.' })
export class EndCoverageInput extends UpdateInput {
  @Field(() => ID, { description: 'The coverage.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it covers the area no longer.' })
  on!: string;
}

/** Lets a local authority cover an area, or changes how far it covers one. */
export async function setCoverage(writing: Writing, input: SetCoverageInput): Promise<Written> {
  const authority = await partnerToExtend(writing, 'authorityId', input.authorityId);
  const problems = new Problems();
  problems.day('since', input.since);
  problems.inOrder('since', authority.validFrom, input.since);
  const area = await areaOf(writing, problems, authority, input.areaId);
  problems.check();
  const there = await writing.transaction
    .createQueryBuilder(Coverage, 'coverage')
    .where('coverage.authorityId = :authorityId AND coverage.areaId = :areaId', {
      authorityId: authority.id,
      areaId: area!.id,
    })
    .andWhere('(coverage.validTo IS NULL OR coverage.validTo > hub.today())')
    .getOne();
  const id =
    there === null ? await cover(writing, input, authority, area!) : await changed(writing, input, there);
  const areas = await areaCodesOf(writing, area!.id);
  await tellOf(writing, 'COVERAGE_SET', authority, [], { type: 'Coverage', id }, areas);
  return {
    about: { type: 'Coverage', id },
    answers: { coverage: { type: 'Coverage', id }, partner: refOf(authority) },
    details: { kind: input.kind },
  };
}

async function areaOf(
  writing: Writing,
  problems: Problems,
  authority: Partner,
  areaId: string,
): Promise<Area | undefined> {
  const { localAuthorityKind } = authority as Partial<LocalAuthority>;
  if (localAuthorityKind == null || authority.areaId === null) {
    problems.bad('authorityId', 'type = LOCAL_AUTHORITY', authority.type, {
      th: `เฉพาะ อปท. มีพื้นที่รับผิดชอบ ไม่ใช่ประเภท ${authority.type}`,
      en: `Only a local authority covers areas, not the type ${authority.type}`,
    });
    return undefined;
  }
  const seat = await writing.transaction.findOneByOrFail(Area, { id: authority.areaId });
  return areaToCover(writing, problems, 'areaId', areaId, localAuthorityKind, seat);
}

async function cover(
  writing: Writing,
  { kind, since, expectedVersion }: SetCoverageInput,
  { id: authorityId, source }: Partner,
  { id: areaId }: Area,
): Promise<string> {
  if (expectedVersion != null) throw notFound('expectedVersion', String(expectedVersion));
  return writing.insert(Coverage, { authorityId, areaId, kind, validFrom: since ?? null, source });
}

async function changed(
  writing: Writing,
  { kind, since, expectedVersion }: SetCoverageInput,
  { id, kind: present, version }: Coverage,
): Promise<string> {
  if (expectedVersion == null || since != null) {
    throw duplicate(
      {
        th: `ดูแลพื้นที่นี้อยู่แล้ว (${present}) ให้ส่ง expectedVersion เพื่อแก้`,
        en: `It covers this area already (${present}); send expectedVersion alone to change how far`,
      },
      { field: 'areaId', rule: `expectedVersion = ${version}`, value: present },
    );
  }
  if (present === kind) {
    throw invalidState(
      { th: `เป็น ${kind} อยู่แล้ว`, en: `It is ${kind} already` },
      { field: 'kind', rule: 'another kind', value: kind },
    );
  }
  await writing.update(Coverage, { id, expectedVersion }, { kind });
  return id;
}

/** Ends the coverage of an area. */
export async function endCoverage(writing: Writing, input: EndCoverageInput): Promise<Written> {
  const object = objectOf('id', input.id, ['Coverage']);
  const coverage = await writing.transaction.findOneBy(Coverage, { id: object.id });
  if (coverage === null) throw notFound('id', toGlobalId(object.type, object.id));
  const authority = await endOne(writing, Coverage, coverage, coverage.authorityId, input);
  const areas = await areaCodesOf(writing, coverage.areaId);
  await tellOf(writing, 'COVERAGE_ENDED', authority, [], object, areas);
  return { about: object, answers: { coverage: object, partner: refOf(authority) } };
}
