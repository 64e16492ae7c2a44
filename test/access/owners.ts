import { asViewer } from '../../src/kernel/db/transaction.ts';
import { SYSTEM } from '../../src/kernel/viewer.ts';
import { type Cast, type Letter, OWNERS, PERSONAS, type PersonaName } from '../factories/personas.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';

/** Tables of restricted rows whose ids an answer may name. */
const RESTRICTED_TABLES: readonly string[] = [];

interface Found {
  owner: Letter;
  /** Not of the owner itself, but of one that stands to others as it does: an authority of the same province. */
  isNeighbour?: boolean;
}

/** Whose each row is that not everybody may read, by its UUID. */
export class Owners {
  readonly #owners = new Map<string, Found>();
  readonly #own = new Map<string, PersonaName>();

  async find(database: TestDatabase, cast: Cast): Promise<void> {
    for (const owner of OWNERS) this.#owners.set(cast.partners[owner], { owner });
    for (const table of RESTRICTED_TABLES) {
      for (const owner of OWNERS) {
        const id = cast.rows[table]?.[owner];
        if (id) this.#owners.set(id, { owner });
      }
      for (const persona of PERSONAS) {
        const id = cast.rows[table]?.[persona];
        if (id) this.#own.set(id, persona);
      }
    }
    await asViewer(database.app, SYSTEM, async (transaction) => {
      const channels: { id: string; partner_id: string; type: string; province_code: string | null }[] =
        await transaction.query(
          `SELECT c.id, c.partner_id, p.type, p.province_code FROM contact_channel c JOIN partner p ON p.id = c.partner_id`,
        );
      for (const { id, partner_id: partnerId, type, province_code: province } of channels) {
        const owner = this.#owners.get(partnerId);
        const like = { '30': 'A', '50': 'B' }[type === 'LOCAL_AUTHORITY' ? (province ?? '') : ''];
        if (owner) this.#owners.set(id, owner);
        else if (like) this.#owners.set(id, { owner: like as Letter, isNeighbour: true });
      }
    });
  }

  /** Whose a row is to a persona: its own, one of the four's or of their like, or nobody's in the table. */
  of(id: string, persona: PersonaName): Letter | undefined {
    if (this.#own.get(id) === persona) return 'O';
    const found = this.#owners.get(id);
    // To who speaks for one authority alone, the others of its province are strangers.
    return found?.isNeighbour && persona === 'lao' ? undefined : found?.owner;
  }
}
