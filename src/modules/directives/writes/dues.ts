import type { PartnerType } from '../../partners/index.ts';
import { DirectiveAddresseeState } from '../directive-kinds.ts';
import type { ActionPart } from '../letter-parts.ts';

/** By when what is to be done. */
export interface Dues {
  acknowledgeBy: string | null;
  /** By the actions' places in the letter. */
  dueDates: readonly (string | null)[];
}

/** The actions that a letter asks of partners of a type. */
export const askedOf = (actions: readonly ActionPart[], type: PartnerType): ActionPart[] =>
  actions.filter(({ partner_types }) => partner_types.length === 0 || partner_types.includes(type));

/** The earliest last day of what is still to be done, or null where nothing of it has one. */
export function nextDue(
  { acknowledgeBy, dueDates }: Dues,
  open: readonly ActionPart[],
  isAcknowledged: boolean,
): string | null {
  const days = open.map(({ number }) => dueDates[number - 1] ?? null);
  if (!isAcknowledged) days.push(acknowledgeBy);
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

/** Where one that has acknowledged a letter stands, given the numbers of the actions that it has answered. */
export function standingOf(
  asked: readonly ActionPart[],
  answered: ReadonlySet<number>,
  dues: Dues,
): { state: DirectiveAddresseeState; nextDueOn: string | null } {
  const open = asked.filter(({ number }) => !answered.has(number));
  const { COMPLETED, ACKNOWLEDGED } = DirectiveAddresseeState;
  return { state: open.length === 0 ? COMPLETED : ACKNOWLEDGED, nextDueOn: nextDue(dues, open, true) };
}
