import { GraphQLDateTime } from 'graphql-scalars';
import { ID, Int } from 'type-graphql';
import {
  ColumnField,
  ComputedField,
  globalIdSql,
  HubObject,
  hubEnum,
  ListField,
  type RowSql,
  ToOneField,
} from '../kernel/listing/index.ts';
import { AuditDetail } from './audit-detail.entity.ts';
import { AuditEntry, AuditOutcome } from './audit-entry.entity.ts';
import { ChangeApi } from './recorded.type.ts';

hubEnum(AuditOutcome, 'AuditOutcome', 'How an attempt to write ended.', {
  DONE: 'It was carried out.',
  REFUSED: 'The rules did not allow it, or what it was about is not there for the one who tried.',
});

/** Who can be in the trail; an attempt of nobody known leaves no entry. */
enum AuditActorKind {
  CLIENT = 'CLIENT',
  PERSON = 'PERSON',
  SYSTEM = 'SYSTEM',
}

hubEnum(AuditActorKind, 'AuditActorKind', 'What kind of viewer an audit entry is of.', {
  CLIENT: 'A client of the API, an app of a partner.',
  PERSON: 'Somebody with an account.',
  SYSTEM: 'An operator’s command, an import or a task of the hub itself.',
});

const inLedger = (column: string) => (entry: RowSql) =>
  `(SELECT l.${column} FROM hub.ledger l WHERE l.entry_id = ${entry('id')})`;

@HubObject('AuditDetail', () => AuditDetail, {
  description: 'One more thing that an audit entry tells.',
})
export class AuditDetailApi {
  @ColumnField(() => String, { description: 'What is told.' })
  name!: never;

  @ColumnField(() => String, { description: 'A count or a code; never a text that somebody typed.' })
  value!: never;
}

@HubObject('AuditEntry', () => AuditEntry, {
  description:
    'That something was done, or refused: who, for whom, what, to what, under which rules. One sees one’s own; coordinators those of their partner; auditors and administrators all.',
  node: true,
  defaultOrder: 'at',
})
export class AuditEntryApi {
  @ColumnField(() => GraphQLDateTime, { description: 'When.', filter: true, order: true })
  at!: never;

  @ColumnField(() => AuditActorKind, {
    property: 'viewerKind',
    description: 'What kind of viewer it was.',
    filter: true,
  })
  actorKind!: never;

  @ComputedField(() => String, {
    description: 'Who it was, as a client, an account or the system: never a name.',
    sql: (entry) => `concat_ws(':', lower(${entry('viewerKind')}), ${entry('viewerId')})`,
  })
  actor!: never;

  @ColumnField(() => String, {
    description: 'What was done or attempted: the name of the mutation or of the command.',
    filter: true,
    order: true,
  })
  action!: never;

  @ColumnField(() => String, {
    description: 'The type of what it was about; null where nothing was found to be meant.',
    nullable: true,
    filter: true,
  })
  targetType!: never;

  @ComputedField(() => ID, {
    description: 'The global id of what it was about.',
    nullable: true,
    sql: (entry) => globalIdSql(entry('targetType'), entry('targetId')),
  })
  target!: never;

  @ColumnField(() => AuditOutcome, { description: 'How it ended.', filter: true })
  outcome!: never;

  @ColumnField(() => String, {
    description:
      'The codes of the rules: where it was done, those on which it was allowed, with spaces between; where it was refused, those of which one or more were missing, with | between. Null for what no rule was asked about.',
    nullable: true,
    filter: true,
  })
  rule!: never;

  @ColumnField(() => String, {
    description: 'The request in which it was asked for, as its answer and the log name it.',
    nullable: true,
    filter: true,
  })
  requestId!: never;

  @ToOneField(() => ChangeApi, {
    description: 'The change by which it was written; null for what was refused.',
    nullable: true,
  })
  change!: never;

  @ComputedField(() => Boolean, {
    description: 'Whether it has its number in the ledger and is chained; as a rule within a second.',
    sql: (entry) => `EXISTS (SELECT FROM hub.ledger l WHERE l.entry_id = ${entry('id')})`,
  })
  isSealed!: never;

  @ComputedField(() => Int, {
    description: 'Its number in the ledger; null until it is sealed.',
    nullable: true,
    sql: inLedger('number'),
  })
  ledgerNumber!: never;

  @ComputedField(() => GraphQLDateTime, {
    description: 'When it got that number.',
    nullable: true,
    sql: inLedger('sealed_at'),
  })
  sealedAt!: never;

  @ListField(() => AuditDetailApi, {
    by: { rows: (entry) => `jsonb_each_text(${entry('details')}) AS detail(name, value)` },
    order: (detail) => `${detail('name')} COLLATE "C"`,
    description: 'What else it tells, in the order of the names.',
  })
  details!: never;
}
