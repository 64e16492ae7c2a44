import { asViewer } from '../../src/kernel/db/transaction.ts';
import { SYSTEM } from '../../src/kernel/viewer.ts';
import { type Cast, type Letter, OWNERS, PERSONAS, type PersonaName } from '../factories/personas.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';

/** Where the rows of each restricted type are, and the partner that each belongs to. */
const ROWS: Readonly<Record<string, string>> = {
  ContactChannel: 'SELECT id, partner_id FROM contact_channel',
  AuditEntry: 'SELECT id, acting_for_id AS partner_id FROM audit_entry',
  ProjectDraft: 'SELECT id, owner_id AS partner_id FROM project_draft',
  DirectiveDraft: 'SELECT id, issuer_id AS partner_id FROM directive_draft',
  ResourceDraft: 'SELECT id, publisher_id AS partner_id FROM resource_draft',
  ApiClient: 'SELECT id, partner_id FROM api_client',
  Membership: 'SELECT id, partner_id FROM membership',
  Person: 'SELECT person_id AS id, partner_id FROM membership',
};

/** Restricted types whose rows have no id of their own: they are the owner's of what they hang on. */
const WITHOUT_ID = ['ApiKey', 'AuditDetail', 'RecordVersion', 'FieldChange', 'ReadersThen', 'ReaderThen'];

/** The types not all of whose rows everybody may read. */
export const RESTRICTED: ReadonlySet<string> = new Set([...Object.keys(ROWS), ...WITHOUT_ID]);

/** Whom the authorities of a province stand for. */
const LIKE: Readonly<Record<string, Letter>> = { '30': 'A', '50': 'B' };

interface Found {
  partnerId: string;
  owner: Letter | undefined;
  /** Not of the owner itself, but of one that stands to others as it does: an authority of the same province. */
  isNeighbour: boolean;
}

/** Whose each restricted row is, by its UUID. */
export class Owners {
  readonly #rows = new Map<string, Found>();
  /** Rows that are about the persona itself. */
  readonly #own = new Map<string, PersonaName>();

  constructor(private readonly cast: Cast) {}

  async find(database: TestDatabase): Promise<void> {
    const { cast } = this;
    const ownerOf = new Map<string, Letter>(OWNERS.map((owner) => [cast.partners[owner], owner]));
    for (const [partnerId, owner] of ownerOf)
      this.#rows.set(partnerId, { partnerId, owner, isNeighbour: false });
    for (const table of ['api_client', 'person', 'membership'])
      for (const persona of PERSONAS) {
        const id = cast.rows[table]?.[persona];
        if (id) this.#own.set(id, persona);
      }
    await asViewer(database.app, SYSTEM, async (transaction) => {
      const entries: { id: string; viewer_id: string | null }[] = await transaction.query(
        'SELECT id, viewer_id FROM audit_entry',
      );
      for (const { id, viewer_id: viewerId } of entries) {
        const persona = this.#own.get(viewerId ?? '');
        if (persona) this.#own.set(id, persona);
      }
      for (const rows of Object.values(ROWS)) {
        const found: { id: string; partner_id: string; type: string; province: string }[] =
          await transaction.query(
            `SELECT r.id, r.partner_id, p.type, coalesce(p.province_code, '') AS province
             FROM (${rows}) r LEFT JOIN partner p ON p.id = r.partner_id`,
          );
        for (const { id, partner_id: partnerId, type, province } of found) {
          const owner = ownerOf.get(partnerId);
          const like = type === 'LOCAL_AUTHORITY' ? LIKE[province] : undefined;
          this.#rows.set(id, { partnerId, owner: owner ?? like, isNeighbour: owner === undefined });
        }
      }
    });
  }

  /** Whether a row is of the persona's office, where that is none of the four and the persona speaks for it. */
  #isOfOffice({ partnerId }: Found, persona: PersonaName): boolean {
    const isCoordinator = persona === 'c30' || persona === 'c50';
    return isCoordinator && partnerId === this.cast.personas[persona].partnerId;
  }

  /** Whose a row is to a persona: its own or of its own office, one of the four's or of their like, or nobody's. */
  of(id: string, persona: PersonaName): Letter | undefined {
    if (this.#own.get(id) === persona) return 'O';
    const found = this.#rows.get(id);
    if (found === undefined) return undefined;
    if (found.owner === undefined) return this.#isOfOffice(found, persona) ? 'O' : undefined;
    // To who speaks for one authority alone, the others of its province are strangers.
    return found.isNeighbour && persona === 'lao' ? undefined : found.owner;
  }
}
