import { GraphQLLocalDate } from 'graphql-scalars';
import { Float, Int } from 'type-graphql';
import { ColumnField, HubObject, ToOneField, ValueField } from '../../kernel/listing/index.ts';
import { BuddhistDateValue } from '../../kernel/scalars/index.ts';
import {
  Agency,
  CommunityDevelopmentOffice,
  GovernmentOffice,
  LocalAdministrationOffice,
  LocalAuthority,
  NetworkPartner,
  SanghaOffice,
  Temple,
  Village,
} from './partner.entity.ts';
import { PartnerApi } from './partner.type.ts';
import {
  GovernmentOfficeKind,
  LocalAuthorityKind,
  NetworkPartnerKind,
  OfficeTier,
  TempleRank,
} from './partner-kinds.ts';
import { Nikaya } from './sangha-unit.entity.ts';
import { SanghaUnitApi } from './sangha-unit.type.ts';

const partner = { implements: PartnerApi, dated: true, node: true };

@HubObject('Agency', () => Agency, { ...partner, description: 'A central agency of the network.' })
export class AgencyApi {}

@HubObject('LocalAdministrationOffice', () => LocalAdministrationOffice, {
  ...partner,
  description: 'A provincial office for local administration (สถจ.), one per province outside Bangkok.',
})
export class LocalAdministrationOfficeApi {}

@HubObject('LocalAuthority', () => LocalAuthority, {
  ...partner,
  description: 'A local authority (อปท.). It has a seat in one area and covers areas, wholly or in part.',
})
export class LocalAuthorityApi {
  @ColumnField(() => LocalAuthorityKind, { description: 'Its kind.', filter: true, order: true })
  localAuthorityKind!: never;

  @ColumnField(() => Float, {
    description: 'Area in square kilometres; null where the published figure cannot be one.',
    nullable: true,
    filter: true,
    order: true,
  })
  areaKm2!: never;

  @ColumnField(() => String, { description: 'The area as the register published it.', nullable: true })
  areaKm2AsPublished!: never;
}

@HubObject('CommunityDevelopmentOffice', () => CommunityDevelopmentOffice, {
  ...partner,
  description: 'A community development office of a province (สพจ.) or a district (สพอ.).',
})
export class CommunityDevelopmentOfficeApi {
  @ColumnField(() => OfficeTier, { description: 'The tier at which it works.', filter: true })
  officeTier!: never;
}

@HubObject('GovernmentOffice', () => GovernmentOffice, {
  ...partner,
  description: 'The office of a province or district, or a provincial office of Buddhism.',
})
export class GovernmentOfficeApi {
  @ColumnField(() => GovernmentOfficeKind, { description: 'Its kind.', filter: true })
  governmentOfficeKind!: never;
}

@HubObject('SanghaOffice', () => SanghaOffice, {
  ...partner,
  description: 'The office of a unit of the Sangha.',
})
export class SanghaOfficeApi {
  @ToOneField(() => SanghaUnitApi, {
    description: 'The unit whose office it is.',
    nullable: true,
    filter: true,
  })
  sanghaUnit!: never;
}

@HubObject('Temple', () => Temple, {
  ...partner,
  description: 'A temple (วัด). It lies in a civil area and belongs to a unit of the Sangha.',
})
export class TempleApi {
  @ColumnField(() => Nikaya, { description: 'The order that it belongs to.', nullable: true, filter: true })
  nikaya!: never;

  @ColumnField(() => TempleRank, { description: 'Its rank.', nullable: true, filter: true })
  templeRank!: never;

  @ColumnField(() => Int, {
    description: 'Year of founding in the Buddhist Era.',
    nullable: true,
    filter: true,
    order: true,
  })
  foundedYearBE!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether the royally granted boundary (wisungkhamasima) has been given.',
    nullable: true,
    filter: true,
  })
  wisungkhamasima!: never;

  @ColumnField(() => Int, {
    description: 'Year of that grant in the Buddhist Era.',
    nullable: true,
    filter: true,
    order: true,
  })
  wisungkhamasimaYearBE!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'Day of that grant (Common Era), only where the register names a day.',
    nullable: true,
  })
  wisungkhamasimaOn!: never;

  @ValueField(() => BuddhistDateValue, {
    description:
      'Date of that grant in both eras, to the day where the register names one, otherwise to the year; null where none is known, or it lies before the Common Era.',
    nullable: true,
    columns: (temple) => {
      const day = temple('wisungkhamasimaOn');
      const year = temple('wisungkhamasimaYearBE');
      return [
        `coalesce(${day}, hub.first_day_of_year_be(${year}))`,
        `(CASE WHEN ${day} IS NULL THEN 'YEAR' ELSE 'DAY' END)::hub.date_precision`,
      ];
    },
  })
  wisungkhamasimaGranted!: never;

  @ColumnField(() => String, { description: 'Date of that grant as published.', nullable: true })
  wisungkhamasimaAsPublished!: never;

  @ToOneField(() => SanghaUnitApi, {
    description: 'The lowest unit of the Sangha that it is known to belong to.',
    nullable: true,
    filter: true,
  })
  sanghaUnit!: never;
}

@HubObject('Village', () => Village, { ...partner, description: 'A village (หมู่บ้าน).' })
export class VillageApi {
  @ColumnField(() => Int, { description: 'Its number in the subdistrict (หมู่ที่).', filter: true, order: true })
  mooNo!: never;
}

@HubObject('NetworkPartner', () => NetworkPartner, {
  ...partner,
  description: 'Any other partner, such as a school, a mosque, a church or a company.',
})
export class NetworkPartnerApi {
  @ColumnField(() => NetworkPartnerKind, { description: 'Its kind.', filter: true })
  networkPartnerKind!: never;
}
