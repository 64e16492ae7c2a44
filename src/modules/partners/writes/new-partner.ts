import { newId } from '../../../kernel/ids.ts';
import { DataSourceKind } from '../../../write/index.ts';
import type { Area } from '../../areas/index.ts';
import type { SanghaUnit } from '../sangha-unit.entity.ts';
import type { CreatePartnerInput } from './create-partner.input.ts';
import { definedOf, type PartnerDetails } from './details.ts';

/** The row of a partner that is entered by whoever keeps the register (decision record 0014). */
export const rowOf = (
  input: CreatePartnerInput,
  details: PartnerDetails,
  area: Area | undefined,
  unit: SanghaUnit | undefined,
) => ({
  ...definedOf(details),
  id: newId(),
  type: input.type,
  nameTh: input.nameTh,
  nameEn: input.nameEn ?? null,
  areaId: area?.id ?? null,
  sanghaUnitId: unit?.id ?? null,
  latitude: input.latitude ?? null,
  longitude: input.longitude ?? null,
  validFrom: input.validFrom ?? null,
  source: DataSourceKind.REGISTER,
});

export type NewPartner = ReturnType<typeof rowOf>;
