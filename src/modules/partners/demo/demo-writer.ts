import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { DataSourceKind, insertRows } from '../../../write/index.ts';
import type { Partner } from '../partner.entity.ts';
import { PartnerCode } from '../partner-code.entity.ts';
import type { PartnerType } from '../partner-kinds.ts';
import { hubCodeRow, seededPartnerId } from '../seeded-rows.ts';

/** A made-up partner; its code begins with DEMO, so that it can't be taken for one that a register gave. */
export type DemoBody<Body extends Partner> = Partial<Body> & { code: string; nameTh: string; nameEn: string };

/** Writes the demo's rows, every one of them SYNTHETIC and under the demo's own change. */
export class DemoWriter {
  readonly #transaction: EntityManager;
  readonly #changeId: string;

  constructor(transaction: EntityManager, changeId: string) {
    this.#transaction = transaction;
    this.#changeId = changeId;
  }

  async write<Row extends ObjectLiteral>(
    target: EntityTarget<Row>,
    rows: readonly Partial<Row>[],
  ): Promise<void> {
    const stamped = rows.map((row) => ({
      ...row,
      source: DataSourceKind.SYNTHETIC,
      changeId: this.#changeId,
    }));
    await insertRows(this.#transaction, target, stamped);
  }

  /** Writes partners with the code that each is known by. */
  async writeBodies<Body extends Partner>(
    target: EntityTarget<Body>,
    type: PartnerType,
    bodies: readonly DemoBody<Body>[],
  ): Promise<void> {
    await this.write(
      target,
      bodies.map(({ code, ...body }) => ({ ...(body as Partial<Body>), id: seededPartnerId(code), type })),
    );
    await this.write(
      PartnerCode,
      bodies.map(({ code, validTo }) => hubCodeRow(code, validTo ?? null)),
    );
  }
}
