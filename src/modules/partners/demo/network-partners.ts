import type { NetworkPartner } from '../partner.entity.ts';
import { NetworkPartnerKind } from '../partner-kinds.ts';
import { Chance } from './chance.ts';
import type { DemoProvince } from './demo-areas.ts';
import type { DemoBody } from './demo-writer.ts';
import { placeName } from './place-names.ts';

/** How many of each kind a province gets, and the words around a name that make it one of a school or a company. */
const KINDS = [
  { kind: NetworkPartnerKind.SCHOOL, count: 12, th: 'โรงเรียน', en: 'School' },
  { kind: NetworkPartnerKind.MOSQUE, count: 3, th: 'มัสยิด', en: 'Mosque' },
  { kind: NetworkPartnerKind.CHURCH, count: 3, th: 'โบสถ์', en: 'Church' },
  { kind: NetworkPartnerKind.COMPANY, count: 4, th: 'บริษัท ', en: 'Company' },
  { kind: NetworkPartnerKind.ASSOCIATION, count: 2, th: 'สมาคม', en: 'Association' },
] as const;

/** A few partners of a province outside the state and the Sangha. */
export const demoNetworkPartners = (province: DemoProvince): DemoBody<NetworkPartner>[] =>
  KINDS.flatMap(({ kind, count, th, en }) =>
    Array.from({ length: count }, (_, position) => {
      const code = `DEMO-N-${province.code}-${kind}-${position + 1}`;
      const chance = new Chance(code);
      const name = placeName(chance);
      return {
        code,
        nameTh: th + name.th,
        nameEn: `${name.en} ${en}`,
        areaId: chance.pick(province.subdistricts).id,
        networkPartnerKind: kind,
      };
    }),
  );
