import { GraphQLDateTime } from 'graphql-scalars';
import { Int } from 'type-graphql';
import {
  type ApiClass,
  ColumnField,
  declareValidity,
  HubObject,
  hubEnum,
  ToOneField,
} from '../kernel/listing/index.ts';
import { Change, ChangeChannel } from './change.entity.ts';
import { DataSourceKind } from './recorded.ts';

hubEnum(DataSourceKind, 'DataSource', 'Where the facts about a record come from.', {
  REFERENCE: 'Geography, central agencies and the offices derived one per area; no import ends them.',
  REGISTER: 'Imported from a published register.',
  SYNTHETIC: 'Made up for the demo network; it says nothing about a real body.',
});

hubEnum(ChangeChannel, 'ChangeChannel', 'By which way a change came into the hub.', {
  SEED: 'Loaded at the first start.',
  IMPORT: 'Imported from a register.',
  API: 'Written by a client of the API.',
  CLI: 'Written by a command of the operator.',
});

@HubObject('Change', () => Change, {
  description: 'One write, seed or import: who, by which way, why and when.',
})
export class ChangeApi {
  @ColumnField(() => GraphQLDateTime, { description: 'When it was written.' })
  at!: never;

  @ColumnField(() => ChangeChannel, { description: 'By which way it came in.' })
  channel!: never;

  @ColumnField(() => String, { description: 'Who did it, as a role or a client; never a citizen.' })
  actor!: never;

  @ColumnField(() => String, { description: 'Why it was done.' })
  reason!: never;
}

/** The fields that every API type over a recorded table has: its source, its version, its last change. */
export function declareRecord(target: ApiClass, options: { dated: boolean }): void {
  const fieldOf = (name: string, decorator: PropertyDecorator) => decorator(target.prototype, name);
  if (options.dated) declareValidity(target);
  fieldOf(
    'source',
    ColumnField(() => DataSourceKind, { description: 'Where its facts come from.', filter: true }),
  );
  fieldOf(
    'version',
    ColumnField(() => Int, {
      description: 'Counts its versions from 1; a later write names the one it replaces.',
    }),
  );
  fieldOf(
    'lastChange',
    ToOneField(() => ChangeApi, { property: 'change', description: 'The change that last wrote it.' }),
  );
}
