import type { EntityManager } from 'typeorm';
import { AreaPopulation } from '../../areas/index.ts';
import { ContactChannel } from '../contact-channel.entity.ts';
import { Coverage } from '../coverage.entity.ts';
import { LocalAuthority, NetworkPartner, SanghaOffice, Temple, Village } from '../partner.entity.ts';
import { PartnerType } from '../partner-kinds.ts';
import { PartnerLink } from '../partner-link.entity.ts';
import { PartnerName } from '../partner-name.entity.ts';
import { PartnerSuccession } from '../partner-succession.entity.ts';
import { SanghaUnit } from '../sangha-unit.entity.ts';
import { supervisionRow } from '../seeded-rows.ts';
import { demoAuthorities } from './authorities.ts';
import { demoContactChannels } from './contact-channels.ts';
import { DEMO_PROVINCES, type DemoProvince, readDemoProvince } from './demo-areas.ts';
import { DemoWriter } from './demo-writer.ts';
import { demoMergers } from './mergers.ts';
import { demoNetworkPartners } from './network-partners.ts';
import { demoAliases, demoUpgrades } from './other-names.ts';
import { demoPopulation } from './populations.ts';
import { demoSangha } from './sangha.ts';
import { demoSanghaOffices } from './sangha-offices.ts';
import { demoTemples } from './temples.ts';
import { demoVillages } from './villages.ts';

/**
 * Writes the demo network, the same on every machine: in two whole provinces local authorities, villages, temples with
 * the Sangha's tree over them, and a few other partners, all SYNTHETIC. Areas and reference partners must be there.
 */
export async function seedDemo(transaction: EntityManager, changeId: string): Promise<void> {
  const writer = new DemoWriter(transaction, changeId);
  const provinces: DemoProvince[] = [];
  for (const plan of DEMO_PROVINCES) provinces.push(await readDemoProvince(transaction, plan));
  await writeAuthorities(writer, provinces);
  await writePlaces(writer, provinces);
  const others = provinces.flatMap(demoNetworkPartners);
  await writer.writeBodies(NetworkPartner, PartnerType.NETWORK_PARTNER, others);
  await writer.write(ContactChannel, demoContactChannels(others));
}

async function writeAuthorities(writer: DemoWriter, provinces: DemoProvince[]): Promise<void> {
  for (const province of provinces) {
    const inForce = demoAuthorities(province);
    const formerNames = demoUpgrades(inForce);
    const { ended, successions } = demoMergers(province, inForce);
    const all = [...inForce, ...ended];
    const bodies = all.map(({ body }) => body);
    await writer.writeBodies(LocalAuthority, PartnerType.LOCAL_AUTHORITY, bodies);
    await writer.write(
      Coverage,
      all.flatMap(({ coverage }) => coverage),
    );
    const supervisor = `PLAO-${province.code}`;
    const supervisions = bodies.map(({ code, validTo }) => supervisionRow(supervisor, code, validTo ?? null));
    await writer.write(PartnerLink, supervisions);
    await writer.write(ContactChannel, demoContactChannels(bodies));
    await writer.write(PartnerName, formerNames);
    await writer.write(PartnerSuccession, successions);
  }
}

async function writePlaces(writer: DemoWriter, provinces: DemoProvince[]): Promise<void> {
  const sanghas = provinces.map(demoSangha);
  const units = sanghas.flatMap((sangha) => sangha.units);
  // Both provinces hang from the same Dhammayut zone.
  const distinct = [...new Map(units.map((unit) => [unit.key, unit])).values()];
  await writer.write(
    SanghaUnit,
    distinct.map(({ row }) => row),
  );
  await writer.writeBodies(SanghaOffice, PartnerType.SANGHA_OFFICE, demoSanghaOffices(distinct));
  for (const [position, province] of provinces.entries()) {
    const villages = demoVillages(province);
    const allVillages = [...villages.values()].flat();
    const temples = province.subdistricts.flatMap((subdistrict) =>
      demoTemples(subdistrict, villages.get(subdistrict) ?? [], sanghas[position]!.unitOf),
    );
    await writer.writeBodies(Village, PartnerType.VILLAGE, allVillages);
    await writer.writeBodies(Temple, PartnerType.TEMPLE, temples);
    await writer.write(PartnerName, demoAliases([...allVillages, ...temples]));
    const populations = province.subdistricts.map((subdistrict) =>
      demoPopulation(subdistrict, villages.get(subdistrict)?.length ?? 0),
    );
    await writer.write(AreaPopulation, populations);
  }
}
