import { invalidState, type ObjectRef, type Writing } from '../../../write/index.ts';
import type { Directive } from '../directive.entity.ts';
import { DirectiveState } from '../directive-kinds.ts';

export const refOfDirective = (id: string): ObjectRef => ({ type: 'Directive', id });
export const refOfDistribution = (id: string): ObjectRef => ({ type: 'DirectiveDistribution', id });
export const refOfAddressee = (id: string): ObjectRef => ({ type: 'DirectiveAddressee', id });

/** Holds a directive's row until the transaction ends: it is not withdrawn while something is hung on it. */
export const holdDirective = (writing: Writing, id: string, how: 'SHARE' | 'UPDATE'): Promise<void> =>
  writing.asSystem(async (transaction) => {
    await transaction.query(`SELECT FROM directive WHERE id = $1 FOR ${how}`, [id]);
  });

/** @throws HubError INVALID_STATE where it was withdrawn */
export function mustBeIssued(field: string, { state, stateSince }: Directive): void {
  if (state === DirectiveState.ISSUED) return;
  throw invalidState(
    { th: `หนังสือนี้ยกเลิกแล้วตั้งแต่ ${stateSince}`, en: `The directive was withdrawn on ${stateSince}` },
    { field, rule: DirectiveState.ISSUED, value: state },
  );
}
