import { GraphQLLocalDate } from 'graphql-scalars';
import { Int } from 'type-graphql';
import {
  type ApiClass,
  addList,
  ColumnField,
  HubObject,
  ListField,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { ChangeApi, RecordVersionApi } from '../../write/index.ts';
import { AreaApi } from '../areas/index.ts';
import { CoverageApi, PartnerApi, SanghaUnitApi } from '../partners/index.ts';
import { ImportRun } from './import-run.entity.ts';
import { PublishedValueApi } from './published-value.ts';
import { RegisterRecord } from './register-record.entity.ts';

@HubObject('ImportRun', () => ImportRun, {
  description: 'One import of a register that was carried through.',
})
export class ImportRunApi {
  @ColumnField(() => String, { description: 'Which register.' })
  register!: never;

  @ColumnField(() => [String], { description: 'The names of its files.' })
  fileNames!: never;

  @ColumnField(() => String, {
    description: 'SHA-256 over the bytes of the files in that order, in hexadecimal.',
  })
  sha256!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day of which the register speaks, where it was stated.',
    nullable: true,
  })
  asOf!: never;

  @ToOneField(() => ChangeApi, { description: 'Who imported it, when and why.' })
  change!: never;
}

@HubObject('RegisterRecord', () => RegisterRecord, {
  description:
    'What a register last said about a record: from which file and line, and the text as published.',
})
export class RegisterRecordApi {
  @ColumnField(() => String, { description: 'Which register.' })
  register!: never;

  @ColumnField(() => String, { description: 'The code under which the register knows it.' })
  key!: never;

  @ColumnField(() => Int, { description: 'The line of the file; the header is line 1.' })
  line!: never;

  @ListField(() => PublishedValueApi, {
    by: { rows: (record) => `jsonb_each_text(${record('published')}) AS cell("column", text)` },
    order: (cell) => `${cell('column')} COLLATE "C"`,
    description: 'The cells of that line as published, in the order of their columns’ names.',
  })
  published!: never;

  @ToOneField(() => ImportRunApi, { description: 'The import that last read it.' })
  run!: never;
}

addList(RecordVersionApi, 'imports', () => ImportRunApi, {
  by: { join: (version, run) => `${run('changeId')} = ${version('changeId')}` },
  order: (run) => run('id'),
  description: 'The import that wrote it, with its files; empty for what no import wrote.',
});
addList(RecordVersionApi, 'registerRecords', () => RegisterRecordApi, {
  by: {
    join: (version, record) =>
      `${record('subjectId')} = ${version('id')} AND ${record('changeId')} = ${version('changeId')}`,
  },
  order: (record) => `${record('register')}, ${record('key')}`,
  description:
    'What the register said when that import wrote it. A register’s words are kept of its latest import only: empty where a later one has taken their place.',
});

const described: ApiClass[] = [AreaApi, PartnerApi, SanghaUnitApi, CoverageApi];
for (const owner of described) {
  addList(owner, 'registerRecords', () => RegisterRecordApi, {
    by: { join: (subject, record) => `${record('subjectId')} = ${subject('id')}` },
    order: (record) => `${record('register')}, ${record('key')}`,
    description:
      'What registers last said about it, in the order of their names; empty where no import brought it.',
  });
}
