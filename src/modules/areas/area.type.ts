import { Float } from 'type-graphql';
import {
  type AsOf,
  ColumnField,
  ComputedField,
  ConnectionField,
  FilterBy,
  HubObject,
  hubEnum,
  ListField,
  type RowSql,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { Area, AreaLevel } from './area.entity.ts';
import { AreaPopulationApi } from './area-population.type.ts';
import { areaWithin, atTime } from './areas-within.ts';

const areaLabel = (area: RowSql, language: 'th' | 'en', asOf: AsOf) =>
  atTime('area_label', `${area('id')}, '${language}'`, asOf);

hubEnum(AreaLevel, 'AreaLevel', 'The three levels of the civil tree.', {
  PROVINCE: 'A province (จังหวัด), and Bangkok.',
  DISTRICT: 'A district (อำเภอ), or a khet of Bangkok.',
  SUBDISTRICT: 'A subdistrict (ตำบล), or a khwaeng of Bangkok.',
});

@HubObject('Area', () => Area, {
  description: 'A province, district or subdistrict of Thailand by its DOPA code.',
  dated: true,
  node: true,
})
@FilterBy(
  'within',
  'DOPA code of a province, district or subdistrict: the area itself and all below it.',
  areaWithin,
)
export class AreaApi {
  @ColumnField(() => AreaLevel, { description: 'Its level in the civil tree.', filter: true })
  level!: never;

  @ColumnField(() => String, {
    description:
      'DOPA code: 2 digits for a province, 4 for a district, 6 for a subdistrict. Text, never a number.',
    filter: true,
    order: true,
  })
  code!: never;

  @ColumnField(() => String, {
    description: 'Thai name, without the word for its level.',
    filter: true,
    order: true,
  })
  nameTh!: never;

  @ColumnField(() => String, {
    description: 'English name; null where no register gave one.',
    nullable: true,
    filter: true,
    order: true,
  })
  nameEn!: never;

  @ComputedField(() => String, {
    description: 'Thai name with the word for its level and the areas above it.',
    sql: (area, asOf) => areaLabel(area, 'th', asOf),
  })
  labelTh!: never;

  @ComputedField(() => String, {
    description: 'English name with its level and the areas above it; Thai where there is no English name.',
    sql: (area, asOf) => areaLabel(area, 'en', asOf),
  })
  labelEn!: never;

  @ColumnField(() => Float, {
    description: 'Degrees north (WGS 84) of its centre, where known.',
    nullable: true,
  })
  latitude!: never;

  @ColumnField(() => Float, {
    description: 'Degrees east (WGS 84) of its centre, where known.',
    nullable: true,
  })
  longitude!: never;

  @ColumnField(() => String, {
    description: 'Postcode of a subdistrict, where known.',
    nullable: true,
    filter: true,
  })
  postcode!: never;

  @ToOneField(() => AreaApi, {
    description: 'The area that it lies in; null for a province.',
    nullable: true,
    filter: true,
  })
  parent!: never;

  @ListField(() => AreaApi, {
    by: {
      join: (area, above, asOf) =>
        `${above('id')} = ANY((SELECT ${atTime('areas_above', area('id'), asOf)})::uuid[])`,
    },
    order: (area) => area('level'),
    description: 'The areas that it lies in, from its province down.',
  })
  ancestors!: never;

  @ConnectionField(() => AreaApi, {
    by: { relation: 'parent' },
    description: 'The areas one level below; by default in the order of their Thai names.',
  })
  children!: never;

  @ListField(() => AreaPopulationApi, {
    by: { relation: 'area' },
    order: (figures) => `${figures('asOf')} DESC`,
    description: 'How many people lived in it, newest figures first.',
  })
  populations!: never;
}
declareRecord(AreaApi, { dated: true });
