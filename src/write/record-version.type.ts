import { GraphQLDateTime } from 'graphql-scalars';
import { Int, Resolver } from 'type-graphql';
import {
  ColumnField,
  HubObject,
  ListField,
  RecordField,
  RootVersions,
  ToOneField,
} from '../kernel/listing/index.ts';
import { AuditEntryApi } from './audit-entry.type.ts';
import { FieldChange, RecordVersion } from './record-version.entity.ts';
import { ChangeApi } from './recorded.type.ts';

@HubObject('FieldChange', () => FieldChange, {
  description: 'A field that a version changed, and from what to what.',
})
export class FieldChangeApi {
  @ColumnField(() => String, { description: 'The field of the record’s type, by its name in this API.' })
  field!: never;

  @ColumnField(() => String, {
    description:
      'Its value in the version before, as text; of a record that it names, the Thai label that this has today. Null where there was none.',
    nullable: true,
  })
  before!: never;

  @ColumnField(() => String, {
    description: 'The same of its value in this version.',
    nullable: true,
  })
  after!: never;
}

@HubObject('RecordVersion', () => RecordVersion, {
  description: 'A record as it stood for a time: from the change that wrote it to the one that replaced it.',
  defaultOrder: 'version',
})
export class RecordVersionApi {
  @ColumnField(() => Int, { description: 'Counts the versions of the record from 1.' })
  version!: never;

  @ColumnField(() => GraphQLDateTime, {
    description: 'From when on the record stood like this. As of this very time it is answered like this.',
  })
  recordedFrom!: never;

  @ColumnField(() => GraphQLDateTime, {
    description: 'When the next version took its place; null for the present one.',
    nullable: true,
  })
  recordedTo!: never;

  @ToOneField(() => ChangeApi, { description: 'Who wrote it, for whom, by which way and why.' })
  change!: never;

  @ColumnField(() => Int, {
    property: 'changeLine',
    description: 'The line of the imported file that it was written from; null where no import wrote it.',
    nullable: true,
  })
  line!: never;

  @ListField(() => FieldChangeApi, {
    by: {
      rows: (version) =>
        `jsonb_to_recordset(${version('changes')}) AS change(field text, before text, after text)`,
    },
    order: (change) => change('field'),
    description:
      'What it changed, in the order of the fields’ names; of the first version, all that it set. Empty also where the viewer may not see the version before.',
  })
  changes!: never;

  @ListField(() => AuditEntryApi, {
    by: { join: (version, entry) => `${entry('changeId')} = ${version('changeId')}` },
    order: (entry) => `${entry('at')}, ${entry('id')}`,
    description:
      'What the audit trail says of its change, as far as the viewer may read that: by which rules it was allowed.',
  })
  auditEntries!: never;

  @RecordField({
    description: 'The record as of then: what it led to is answered as it was recorded at `recordedFrom`.',
  })
  record!: never;
}

/** What was recorded of anything, version by version. */
@Resolver()
export class HistoryQueries {
  @RootVersions(() => RecordVersionApi, {
    description:
      'Every version of a record, the newest first, as far as the viewer may read them. Empty for what keeps no history, is not there, or may not be known of.',
  })
  history!: never;
}
