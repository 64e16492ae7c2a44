import type { EntityManager } from 'typeorm';
import { seededId } from '../../kernel/ids.ts';
import { DataSourceKind, insertRows } from '../../write/index.ts';
import { Area } from '../areas/index.ts';
import { CENTRAL_AGENCIES } from './central-agencies.ts';
import { Agency } from './partner.entity.ts';
import { PartnerCode } from './partner-code.entity.ts';
import { PartnerNameKind, PartnerType } from './partner-kinds.ts';
import { PartnerLink } from './partner-link.entity.ts';
import { PartnerName } from './partner-name.entity.ts';
import { BANGKOK, ensureReferenceOffices } from './reference-offices.ts';
import { hubCodeRow, seededPartnerId, supervisionRow } from './seeded-rows.ts';

/** Writes the central agencies and, for the areas in force, the offices that each province and district has. */
export async function seedReferencePartners(transaction: EntityManager, changeId: string): Promise<void> {
  await addCentralAgencies(transaction, changeId);
  await ensureReferenceOffices(transaction, changeId);
}

async function addCentralAgencies(transaction: EntityManager, changeId: string): Promise<void> {
  const shared = { source: DataSourceKind.REFERENCE, changeId };
  const { id: areaId } = await transaction.findOneByOrFail(Area, { code: BANGKOK });
  const agencies = CENTRAL_AGENCIES.map(({ code, nameTh, nameEn }) => ({
    id: seededPartnerId(code),
    nameTh,
    nameEn,
  }));
  await insertRows(transaction, Agency, agencies, { ...shared, type: PartnerType.AGENCY, areaId });
  const codes = CENTRAL_AGENCIES.map(({ code }) => hubCodeRow(code));
  await insertRows(transaction, PartnerCode, codes, shared);
  const shortNames = CENTRAL_AGENCIES.flatMap(({ code, shortTh, shortEn }) =>
    shortTh && shortEn
      ? [
          {
            id: seededId('partner_name', code),
            partnerId: seededPartnerId(code),
            nameTh: shortTh,
            nameEn: shortEn,
          },
        ]
      : [],
  );
  await insertRows(transaction, PartnerName, shortNames, { ...shared, kind: PartnerNameKind.SHORT });
  const supervisions = CENTRAL_AGENCIES.flatMap(({ code, supervisedBy }) =>
    supervisedBy ? [supervisionRow(supervisedBy, code)] : [],
  );
  await insertRows(transaction, PartnerLink, supervisions, shared);
}
