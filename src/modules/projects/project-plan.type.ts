import { GraphQLLocalDate } from 'graphql-scalars';
import { Float } from 'type-graphql';
import { type ApiClass, ColumnField, ValueField } from '../../kernel/listing/index.ts';
import { BuddhistDateValue, knownDay, LandAreaValue, MoneyValue } from '../../kernel/scalars/index.ts';

/** What a draft and a project both tell of the plan. */
export function declarePlan(target: ApiClass): void {
  const fieldOf = (name: string, decorator: PropertyDecorator) => decorator(target.prototype, name);
  const text = (name: string, description: string) =>
    fieldOf(
      name,
      ColumnField(() => String, { description, nullable: true }),
    );
  text('titleEn', 'Its title in English.');
  text('goalTh', 'What it is for, in Thai.');
  text('goalEn', 'The same in English.');
  text('budgetSource', 'Where the money comes from, as its owner says it.');
  fieldOf(
    'latitude',
    ColumnField(() => Float, { description: 'Degrees north (WGS 84).', nullable: true }),
  );
  fieldOf(
    'longitude',
    ColumnField(() => Float, { description: 'Degrees east (WGS 84).', nullable: true }),
  );
  fieldOf(
    'landArea',
    ValueField(() => LandAreaValue, {
      properties: ['landAreaWa'],
      description: 'The land of its site.',
      nullable: true,
      filter: true,
    }),
  );
  fieldOf(
    'budget',
    ValueField(() => MoneyValue, {
      properties: ['budgetSatang'],
      description: 'The money that it has.',
      nullable: true,
      filter: true,
    }),
  );
  const day = (name: string, description: string) => {
    fieldOf(
      name,
      ColumnField(() => GraphQLLocalDate, { description, nullable: true, filter: true, order: true }),
    );
    fieldOf(
      `${name}InEras`,
      ValueField(() => BuddhistDateValue, {
        columns: knownDay(name),
        description: 'The same day in both eras and in words.',
        nullable: true,
      }),
    );
  };
  day('startsOn', 'The day on which it begins, in the Common Era.');
  day('endsOn', 'The last day, in the Common Era.');
}
