import { seededId } from '../../../kernel/ids.ts';
import {
  Chance,
  DEMO_TODAY,
  type DemoNetworkProvince,
  dayBetween,
  MADE_UP_TH,
  tambonsOf,
} from '../../partners/index.ts';
import { HelpDomain } from '../activity-kinds.ts';
import type { HelpCentre, HelpCentreCount } from '../help-centre.entity.ts';
import { FIRST_DAY, monthsBetween } from './demo-activities.ts';

/** Of the local authorities, how many run a centre. */
const CENTRE_SHARE = 0.22;
const UNREPORTED_SHARE = 0.08;

/** Cases of an ordinary month in each domain, by the months from January to December. */
const CASES: Readonly<Record<HelpDomain, readonly number[]>> = {
  [HelpDomain.DISASTER]: [1, 1, 3, 4, 3, 3, 3, 5, 12, 30, 22, 4],
  [HelpDomain.QUALITY_OF_LIFE]: [9, 8, 9, 6, 8, 8, 8, 9, 9, 10, 10, 8],
  [HelpDomain.COMMUNICABLE_DISEASE]: [2, 2, 2, 2, 6, 9, 10, 9, 6, 4, 3, 2],
};

type Centre = Pick<HelpCentre, 'id' | 'domains'> & Partial<HelpCentre>;

/** People's help centres of some of the local authorities below the province. */
export function demoHelpCentres(network: readonly DemoNetworkProvince[]): Centre[] {
  return tambonsOf(network).flatMap(({ tambon }) =>
    tambon.authorities
      .filter(({ seatId }) => seatId === tambon.id)
      .flatMap((authority) => {
        const chance = new Chance(`help centre ${authority.code}`);
        if (!chance.falls(CENTRE_SHARE)) return [];
        return [
          {
            id: seededId('help_centre', authority.code),
            authorityId: authority.id,
            nameTh: `ศูนย์ช่วยเหลือประชาชน ${authority.nameTh} ${MADE_UP_TH}`,
            nameEn: `${authority.nameEn} help centre`,
            domains: Object.values(HelpDomain).filter(
              (domain) => domain === HelpDomain.QUALITY_OF_LIFE || chance.falls(0.55),
            ),
            placeTh: 'สำนักงานองค์กรปกครองส่วนท้องถิ่น',
            validFrom: dayBetween(chance, '2017-10-02', '2024-09-30'),
          },
        ];
      }),
  );
}

/** What a centre counted, month by month; a few months are missing. */
export function demoCounts(centre: Centre): Partial<HelpCentreCount>[] {
  const chance = new Chance(`counts ${centre.id}`);
  const size = 0.5 + chance.next();
  return monthsBetween(FIRST_DAY, DEMO_TODAY).flatMap((month) => {
    if (chance.falls(UNREPORTED_SHARE)) return [];
    return centre.domains.map((domain) => {
      const usual = CASES[domain][Number(month.slice(5, 7)) - 1]!;
      const cases = Math.round(usual * size * (0.5 + chance.next()));
      return {
        id: seededId('help_centre_count', `${centre.id} ${month} ${domain}`),
        centreId: centre.id,
        month: `${month}-01`,
        domain,
        cases,
        closedCases: Math.round(cases * (0.7 + 0.3 * chance.next())),
        people: cases === 0 ? 0 : cases + chance.between(0, 3 * cases),
        spentSatang: String(cases * chance.between(5, 40) * 100 * 100),
      };
    });
  });
}
