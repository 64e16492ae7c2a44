import type { DataSource } from 'typeorm';
import { inTransaction } from '../kernel/db/transaction.ts';
import { demoIsActive, type EndedDemo, endDemo, type PartnerType } from '../modules/partners/index.ts';
import { ChangeChannel, openChange } from '../write/index.ts';

/** Ends the demo's partners of these types under a change of its own; opens none where nothing is in force. */
export const endDemoInForce = (dataSource: DataSource, types: readonly PartnerType[]): Promise<EndedDemo> =>
  inTransaction(dataSource, async (transaction) => {
    const inForce: PartnerType[] = [];
    for (const type of types) if (await demoIsActive(transaction, type)) inForce.push(type);
    if (inForce.length === 0) return { partners: {}, sanghaUnits: 0 };
    const opening = { channel: ChangeChannel.CLI, actor: 'cli', reason: 'demo network ended' };
    return endDemo(transaction, await openChange(transaction, opening), inForce);
  });
