import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { ID, Int, Resolver } from 'type-graphql';
import {
  ColumnField,
  fromGlobalId,
  HubObject,
  hubEnum,
  RootConnection,
  RootSearch,
} from '../kernel/listing/index.ts';
import { AuditEntryApi } from './audit-entry.type.ts';
import { badInput } from './refusal.ts';
import { RefusalCount } from './refusal-count.entity.ts';

/** By what refusals are counted together. */
export enum RefusalPeriod {
  DAY = 'DAY',
  MONTH = 'MONTH',
}

hubEnum(RefusalPeriod, 'RefusalPeriod', 'For how long refusals are counted together, in Bangkok.', {
  DAY: 'A day.',
  MONTH: 'A calendar month.',
});

@HubObject('RefusalCount', () => RefusalCount, {
  description: 'How often attempts were refused for want of the same rules, in one period.',
  defaultOrder: 'rule',
})
export class RefusalCountApi {
  @ColumnField(() => String, {
    description:
      'The code under which it was refused: the rules of which one or more were missing, with | between; NOT_FOUND for what is not there for the one who tried.',
  })
  rule!: never;

  @ColumnField(() => GraphQLLocalDate, { description: 'The first day of the period.' })
  period!: never;

  @ColumnField(() => Int, { description: 'How many attempts were refused so.' })
  count!: never;

  @ColumnField(() => GraphQLDateTime, { description: 'When the last of them was.' })
  lastAt!: never;
}

const BANGKOK = `'Asia/Bangkok'`;

/** Midnight in Bangkok at which a day begins. */
const beginOf = (day: string): string => `(${day}::timestamp AT TIME ZONE ${BANGKOK})`;

function checkSpan({ from, until }: Readonly<Record<string, unknown>>): void {
  if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return;
  throw badInput(
    { th: `until ต้องไม่อยู่ก่อน from (${from})`, en: `until must not lie before from (${from})` },
    { field: 'until', rule: `>= ${from}`, value: until },
  );
}

/** The audit trail. What of it somebody may read, the database decides entry by entry. */
@Resolver()
export class AuditQueries {
  @RootConnection(() => AuditEntryApi, {
    description:
      'The audit trail as far as the viewer may read it: own entries, as a coordinator those of one’s partner, as an auditor or administrator all; by default the oldest first.',
  })
  auditEntries!: never;

  @RootSearch(() => AuditEntryApi, {
    description:
      'What was done and attempted to one record, the newest first, as far as the viewer may read the audit trail. What was done to it in passing, such as to the entry that stays in a merger, its `history` tells. Empty also for what is not there or may not be known of.',
    arguments: [{ name: 'target', type: () => ID, description: 'The global id of the record.' }],
    check: () => {},
    rows: (argument) =>
      `(SELECT * FROM hub.audit_entry WHERE target_id = ${argument('target', 'uuid', (id) => fromGlobalId(String(id)).id)})`,
    order: [{ field: 'at', direction: 'DESC' }],
  })
  auditTrail!: never;

  @RootSearch(() => RefusalCountApi, {
    description:
      'Refused attempts by rule and period, the latest period first, as far as the viewer may read the audit trail. The list beside it: `auditEntries(filter: { outcome: { eq: REFUSED } })`.',
    arguments: [
      {
        name: 'from',
        type: () => GraphQLLocalDate,
        description: 'First day in Bangkok that counts.',
        nullable: true,
      },
      {
        name: 'until',
        type: () => GraphQLLocalDate,
        description: 'Last day in Bangkok that counts.',
        nullable: true,
      },
      {
        name: 'by',
        type: () => RefusalPeriod,
        description: 'For how long they are counted together.',
        default: RefusalPeriod.MONTH,
      },
    ],
    check: checkSpan,
    rows: (argument) => `(
      SELECT md5(concat_ws(' ', counted.rule, counted.period))::uuid AS id, counted.* FROM (
        SELECT a.rule, date_trunc(lower(${argument('by', 'text')}), a.at AT TIME ZONE ${BANGKOK})::date AS period,
          count(*)::integer AS count, max(a.at) AS last_at
        FROM hub.audit_entry a WHERE a.outcome = 'REFUSED' AND a.rule IS NOT NULL
          AND (${argument('from', 'date')} IS NULL OR a.at >= ${beginOf(argument('from', 'date'))})
          AND (${argument('until', 'date')} IS NULL OR a.at < ${beginOf(`(${argument('until', 'date')} + 1)`)})
        GROUP BY 1, 2) counted)`,
    order: [
      { field: 'period', direction: 'DESC' },
      { field: 'count', direction: 'DESC' },
      { field: 'rule', direction: 'ASC' },
    ],
  })
  refusalCounts!: never;
}
