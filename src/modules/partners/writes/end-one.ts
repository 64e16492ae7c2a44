import type { EntityTarget } from 'typeorm';
import { type Dated, Problems, type Writing } from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';
import { hasEnded, refOf } from './partner-to-change.ts';

/** A row that hangs on a partner. */
type Hanging = Dated & { id: string };

/**
 * Ends one row that hangs on a partner, once the rules on the partner allow what the mutation is named after. Answers
 * the partner.
 * @throws HubError FORBIDDEN, INVALID_STATE where it has ended already, CONFLICT; Refused
 */
export async function endOne<Row extends Hanging>(
  writing: Writing,
  target: EntityTarget<Row>,
  row: Row,
  partnerId: string,
  { on, expectedVersion }: { on: string; expectedVersion: number },
): Promise<Partner> {
  const partner = await writing.transaction.findOneByOrFail(Partner, { id: partnerId });
  await writing.mayChange('id', refOf(partner));
  await endRow(writing, target, row, { on, expectedVersion });
  return partner;
}

/** Ends one row that the rules were asked about. */
export async function endRow<Row extends Hanging>(
  writing: Writing,
  target: EntityTarget<Row>,
  { id, validFrom, validTo }: Row,
  { on, expectedVersion }: { on: string; expectedVersion: number },
): Promise<void> {
  if (validTo !== null) throw hasEnded('id', validTo);
  const problems = new Problems();
  problems.day('on', on);
  problems.inOrder('on', validFrom, on);
  problems.check();
  await writing.update(target, { id, expectedVersion }, { validTo: on } as Partial<Row>);
}
