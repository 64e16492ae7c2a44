import { type EntityManager, In, IsNull, Like, Not } from 'typeorm';
import { DataSourceKind, insertRows } from '../../write/index.ts';
import { Area, AreaLevel } from '../areas/index.ts';
import { OFFICE_SERIES, type OfficeSeries } from './office-series.ts';
import { CommunityDevelopmentOffice, GovernmentOffice, Partner } from './partner.entity.ts';
import { PartnerCode } from './partner-code.entity.ts';
import { PartnerLink } from './partner-link.entity.ts';
import { hubCodeRow, seededPartnerId, supervisionRow } from './seeded-rows.ts';

/** DOPA code of Bangkok, where the ministry keeps no provincial or district offices. */
export const BANGKOK = '10';

interface Office extends OfficeSeries {
  area: Area;
  hubCode: string;
}

/** What a derivation of offices did. */
export interface DerivedOffices {
  added: number;
  /** Offices that took over a new name or a new area row from their area. */
  followed: number;
}

/**
 * Derives the offices that every province and district in force outside Bangkok has, adds the missing ones with their
 * code and supervision, and lets the others follow their area's name. An office that somebody corrected by hand keeps
 * what it was given, and none is ever ended here. The central agencies must be there.
 */
export async function ensureReferenceOffices(
  transaction: EntityManager,
  changeId: string,
): Promise<DerivedOffices> {
  const offices = await officesOfAreas(transaction);
  const present = await transaction.find(Partner, {
    select: { id: true },
    where: { source: DataSourceKind.REFERENCE },
  });
  const known = new Set(present.map(({ id }) => id));
  const missing = offices.filter(({ hubCode }) => !known.has(seededPartnerId(hubCode)));
  await addOffices(transaction, changeId, missing);
  return { added: missing.length, followed: await followAreas(transaction, changeId, offices) };
}

async function officesOfAreas(transaction: EntityManager): Promise<Office[]> {
  const areas = await transaction.find(Area, {
    where: {
      level: In([AreaLevel.PROVINCE, AreaLevel.DISTRICT]),
      code: Not(Like(`${BANGKOK}%`)),
      validTo: IsNull(),
    },
    order: { code: 'ASC' },
  });
  return OFFICE_SERIES.flatMap((series) =>
    areas
      .filter(({ level }) => level === series.level)
      .map((area) => ({ ...series, area, hubCode: `${series.prefix}-${area.code}` })),
  );
}

async function addOffices(transaction: EntityManager, changeId: string, offices: Office[]): Promise<void> {
  const shared = { source: DataSourceKind.REFERENCE, changeId };
  await insertRows(transaction, Partner, offices.map(officeRow), shared);
  await insertRows(
    transaction,
    PartnerCode,
    offices.map(({ hubCode }) => hubCodeRow(hubCode)),
    shared,
  );
  const supervisions = offices.map(({ supervisorOf, area, hubCode }) =>
    supervisionRow(supervisorOf(area.code), hubCode),
  );
  await insertRows(transaction, PartnerLink, supervisions, shared);
}

const officeRow = (office: Office): Partial<CommunityDevelopmentOffice & GovernmentOffice> => ({
  id: seededPartnerId(office.hubCode),
  type: office.type,
  nameTh: office.area.nameTh,
  nameEn: office.area.nameEn,
  areaId: office.area.id,
  ...(office.officeTier && { officeTier: office.officeTier }),
  ...(office.governmentOfficeKind && { governmentOfficeKind: office.governmentOfficeKind }),
});

async function followAreas(transaction: EntityManager, changeId: string, offices: Office[]): Promise<number> {
  const [, followed] = await transaction.query(
    `UPDATE partner SET name_th = area.name_th, name_en = coalesce(area.name_en, partner.name_en),
       area_id = area.id, version = partner.version + 1, change_id = $1
     FROM unnest($2::uuid[], $3::uuid[]) AS office (id, area_id)
     JOIN area ON area.id = office.area_id
     WHERE partner.id = office.id AND partner.valid_to IS NULL
       AND (partner.name_th, partner.name_en, partner.area_id)
         IS DISTINCT FROM (area.name_th, coalesce(area.name_en, partner.name_en), area.id)
       AND EXISTS (SELECT FROM change WHERE change.id = partner.change_id AND channel IN ('SEED', 'IMPORT'))`,
    [changeId, offices.map(({ hubCode }) => seededPartnerId(hubCode)), offices.map(({ area }) => area.id)],
  );
  return followed;
}
