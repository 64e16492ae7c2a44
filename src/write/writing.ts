import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { policies } from '../kernel/access/index.ts';
import { becomeViewer } from '../kernel/db/transaction.ts';
import { HubError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { declarations, fromGlobalId } from '../kernel/listing/index.ts';
import { SYSTEM, type Viewer } from '../kernel/viewer.ts';
import { decide, forbidden, type Target } from './decide.ts';
import { Event, EventVisibility } from './event.entity.ts';
import { badInput, notFound, passedOver, stale } from './refusal.ts';

/** An object, by the name of its API type and its UUID. */
export interface ObjectRef {
  type: string;
  id: string;
}

/** What the network is told of a write. */
export interface EventToTell {
  /** Such as PARTNER_RENAMED. */
  type: string;
  object: ObjectRef;
  partnerIds: readonly string[];
  /** DOPA codes of all levels. */
  areaCodes: readonly string[];
  /** Everybody where it is left out; never wider than who may read the object. */
  visibility?: EventVisibility;
}

/** The outcome of a mutation, out of which its payload is read back. */
export interface Written {
  /** What it was about, for the audit trail. */
  about: ObjectRef;
  /** The objects that the payload's fields answer; kept for a repeat of the same key. */
  answers: Readonly<Record<string, ObjectRef | null>>;
  /** Values that are shown this once and kept nowhere, such as a new key. */
  once?: Readonly<Record<string, unknown>>;
  /** Counts and codes for the audit trail; never a text that somebody typed. */
  details?: Readonly<Record<string, unknown>>;
}

/** Which version of which row is to be replaced, and where the input says so, for refusals. */
export interface VersionToReplace {
  id: string;
  expectedVersion: number;
  /** The field that names the row; `id` where it is left out. */
  field?: string;
  /** The field that names the version; `expectedVersion` where it is left out. */
  versionField?: string;
}

/** One mutation under way: its transaction, its viewer, its change, and the ways in which a service writes. */
export class Writing {
  /** The grounds on which what was asked for is allowed, by their codes. */
  readonly grounds: string[] = [];
  /** What the last decision was about. */
  about: ObjectRef | undefined;

  constructor(
    readonly transaction: EntityManager,
    readonly viewer: Viewer,
    readonly changeId: string,
    /** The mutation's name, which is that of its action. */
    readonly action: string,
    /** What other rows of the same batch have looked up. */
    private readonly known?: Map<string, Promise<unknown>>,
  ) {}

  /**
   * Looks up what the rows of a batch name over and over, and which none of them changes: once for all of them. A
   * mutation by itself asks each time.
   */
  lookUp<Found>(key: string, ask: () => Promise<Found>): Promise<Found> {
    const found = this.known?.get(key) as Promise<Found> | undefined;
    if (found) return found;
    const asked = ask();
    this.known?.set(key, asked);
    // What is not there says where its row names it: the next one asks for itself.
    asked.catch(() => this.known?.delete(key));
    return asked;
  }

  /**
   * Refuses what the rules don't allow, and what isn't there for this viewer.
   * @throws HubError FORBIDDEN, NOT_FOUND
   */
  async mayChange(field: string, object: ObjectRef, action = this.action): Promise<void> {
    this.about = object;
    await this.#may(action, { id: object.id }, field, object.id);
  }

  /** The same for a row that is yet to be, by the values that it is to have. */
  async mayCreate(values: Readonly<Record<string, unknown>>, action = this.action): Promise<void> {
    await this.#may(action, { values }, 'input', '');
  }

  async #may(action: string, target: Target, field: string, value: string): Promise<void> {
    const decision = await decide(this.transaction, action, target);
    if (decision === null) throw notFound(field, value);
    if (this.viewer.kind === 'SYSTEM') {
      // An operator's command: every policy admits it, and the trail says so.
      this.grounds.push('SYSTEM');
      return;
    }
    if (!decision.allowed) throw forbidden(decision);
    this.grounds.push(...decision.ground);
  }

  /**
   * Replaces a version of a row, in one conditional statement: nobody's write is lost, and no version goes back.
   * @throws HubError CONFLICT where the version is not the current one, NOT_FOUND where there is no such row, FORBIDDEN
   * where row-level security keeps it as it is
   */
  async update<Row extends ObjectLiteral>(
    target: EntityTarget<Row>,
    { id, expectedVersion, field = 'id', versionField }: VersionToReplace,
    set: Partial<Row>,
  ): Promise<void> {
    const { affected } = await this.transaction
      .createQueryBuilder()
      .update(target)
      .set({ ...set, changeId: this.changeId, version: () => 'version + 1' } as never)
      .where('id = :id AND version = :expectedVersion', { id, expectedVersion })
      .execute();
    if (affected === 1) return;
    const current = await this.transaction.findOneBy(target, { id } as never);
    if (current === null) throw notFound(field, id);
    // The version is right, and still no row was changed: a policy of the table passed it over.
    if ((current as unknown as { version: number }).version === expectedVersion) throw passedOver();
    throw stale(expectedVersion, (current as unknown as { version: number }).version, versionField);
  }

  /**
   * Holds a row that the viewer may change until the transaction ends, where what follows is a step of the system:
   * row-level security refuses it as it would the change itself.
   * @throws HubError FORBIDDEN
   */
  async hold<Row extends ObjectLiteral>(target: EntityTarget<Row>, id: string): Promise<void> {
    const held = await this.transaction
      .createQueryBuilder(target, 'held')
      .setLock('pessimistic_write')
      .where('held.id = :id', { id })
      .getOne();
    if (held === null) throw passedOver();
  }

  /** Adds a row under this mutation's change; answers its id, which it takes from the row where it names one. */
  async insert<Row extends ObjectLiteral>(target: EntityTarget<Row>, row: Partial<Row>): Promise<string> {
    const id = (row as { id?: string }).id ?? newId();
    await this.transaction.insert(target, { ...row, id, changeId: this.changeId } as never);
    return id;
  }

  /**
   * Puts an event in the outbox, to be told once this is committed: to everybody, or to the partners that it names where
   * not everybody may read what it is about.
   */
  async tell({ type, object, partnerIds, areaCodes, visibility }: EventToTell): Promise<void> {
    const event = {
      id: newId(),
      type,
      objectType: object.type,
      objectId: object.id,
      partnerIds: [...new Set(partnerIds)],
      areaCodes: [...new Set(areaCodes)],
      visibility: isRestricted(object.type)
        ? EventVisibility.PARTNERS
        : (visibility ?? EventVisibility.SHARED),
      changeId: this.changeId,
    };
    // Nothing of it is asked back: who tells the partners concerned need not be one of them.
    await this.transaction
      .createQueryBuilder()
      .insert()
      .into(Event)
      .values(event)
      .updateEntity(false)
      .execute();
  }

  /** The present day of the hub's clock, in Bangkok. */
  today(): Promise<string> {
    return this.lookUp('today', async () => {
      const [found]: { day: string }[] = await this.transaction.query('SELECT hub.today()::text AS day');
      return found!.day;
    });
  }

  /** A step that the viewer may bring about and not take, such as storing the hash of a password. */
  async asSystem<T>(step: (transaction: EntityManager) => Promise<T>): Promise<T> {
    await becomeViewer(this.transaction, SYSTEM);
    try {
      return await step(this.transaction);
    } finally {
      await this.#becomeAgain();
    }
  }

  /** Ends a step of the system, also one that failed: what comes after it is the viewer's again. */
  async #becomeAgain(): Promise<void> {
    try {
      await becomeViewer(this.transaction, this.viewer);
    } catch (fault) {
      // A statement of the step has failed: nothing more can be done in this transaction, and what failed is told.
      if ((fault as { code?: string }).code !== IN_FAILED_TRANSACTION) throw fault;
    }
  }
}

/** PostgreSQL's in_failed_sql_transaction. */
const IN_FAILED_TRANSACTION = '25P02';

/** Whether not everybody may read the rows of an API type; one that is over no table is not known to be shared. */
function isRestricted(typeName: string): boolean {
  const declared = declarations.types().map((target) => declarations.type(target));
  const table = declared.find(({ name }) => name === typeName)?.table();
  return policies.of(table)?.reading !== 'SHARED';
}

/**
 * Reads a global id of an input, which must name one of these API types.
 * @throws HubError BAD_INPUT
 */
export function objectOf(field: string, globalId: string, types: readonly string[]): ObjectRef {
  const object = named(field, globalId);
  if (types.includes(object.type)) return object;
  throw badInput(
    {
      th: `${field} ต้องเป็นรหัสของ ${types.join(' หรือ ')}`,
      en: `${field} must be an id of type ${types.join(' or ')}`,
    },
    { field, rule: types.join(' | '), value: object.type },
  );
}

function named(field: string, globalId: string): ObjectRef {
  try {
    return fromGlobalId(globalId);
  } catch (fault) {
    if (!(fault instanceof HubError)) throw fault;
    throw badInput(fault.text, { ...fault.detail, field });
  }
}
