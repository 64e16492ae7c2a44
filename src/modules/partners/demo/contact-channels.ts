import { seededId } from '../../../kernel/ids.ts';
import { type ContactChannel, ContactKind } from '../contact-channel.entity.ts';
import type { Partner } from '../partner.entity.ts';
import { seededPartnerId } from '../seeded-rows.ts';
import { Chance } from './chance.ts';
import type { DemoBody } from './demo-writer.ts';

/** Numbers that are given to nobody: those of the plan of North America that are kept for fiction, 555-0100 to 0199. */
const fictitiousNumber = (chance: Chance): string => `+1 202 555 01${chance.between(10, 99)}`;

/** How the offices of made-up bodies are reached: numbers kept for fiction, and the domain kept for examples (RFC 2606). */
export const demoContactChannels = (bodies: readonly DemoBody<Partner>[]): Partial<ContactChannel>[] =>
  bodies
    .filter(({ validTo }) => validTo == null)
    .flatMap(({ code }) => {
      const chance = new Chance(`contact ${code}`);
      const values = {
        [ContactKind.PHONE]: fictitiousNumber(chance),
        [ContactKind.EMAIL]: `${code.toLowerCase().replaceAll('_', '-')}@example.org`,
      };
      return Object.entries(values).map(([kind, value]) => ({
        id: seededId('contact_channel', `${code} ${kind}`),
        partnerId: seededPartnerId(code),
        kind: kind as ContactKind,
        value,
        purposeTh: 'สำนักงาน (สมมุติ)',
        purposeEn: 'Office (made up)',
      }));
    });
