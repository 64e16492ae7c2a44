import { nationalIdsIn } from './national-id.ts';
import { withoutOtherNumbers } from './other-numbers.ts';
import { telephoneNumbersIn } from './telephone-number.ts';
import { writtenText } from './written-text.ts';

/** Numbers of people, which the hub does not keep. */
export enum PersonalNumberKind {
  NATIONAL_ID = 'NATIONAL_ID',
  TELEPHONE = 'TELEPHONE',
}

/** What a text holds of one kind. The numbers themselves are not in it. */
export interface PersonalNumbers {
  kind: PersonalNumberKind;
  /** Where the first one begins, in characters from 1 on. */
  position: number;
  /** The text around each, with ● for every digit of a number of a person. */
  marked: string;
}

interface Place {
  from: number;
  to: number;
}

/** How much of the text is shown on either side of a number, in characters. */
const AROUND = 15;
const MARK = '●';

/** As many as are shown; a text with more is full of them. */
const MOST_SHOWN = 3;

/**
 * What a text that people type holds of numbers of people: citizens' identification numbers and telephone numbers, however
 * they are written: digits of any script and width, spaces, hyphens, full stops and brackets between them, characters that
 * can't be seen. Nothing that could be one is in the answer.
 */
export function personalNumbersIn(text: string): PersonalNumbers[] {
  if (!/\p{Nd}/u.test(text.normalize('NFKC'))) return [];
  const { plain, places } = writtenText(text);
  const asTyped = ({ from, to }: Place): Place => ({ from: places[from]!.from, to: places[to - 1]!.to });
  const rest = withoutOtherNumbers(plain);
  const ids = nationalIdsIn(rest);
  const phones = telephoneNumbersIn(rest).filter(
    (phone) => !ids.some((id) => phone.from < id.to && id.from < phone.to),
  );
  const all = [...ids, ...phones].map(asTyped);
  return [
    { kind: PersonalNumberKind.NATIONAL_ID, found: ids.map(asTyped) },
    { kind: PersonalNumberKind.TELEPHONE, found: phones.map(asTyped) },
  ]
    .filter(({ found }) => found.length > 0)
    .map(({ kind, found }) => ({
      kind,
      position: [...text.slice(0, found[0]!.from)].length + 1,
      marked: marked(text, found, all),
    }));
}

/** The surroundings of some places in a text, with all numbers of people made unreadable. */
function marked(text: string, shown: readonly Place[], hidden: readonly Place[]): string {
  const isHidden = (at: number): boolean => hidden.some(({ from, to }) => from <= at && at < to);
  let at = 0;
  const characters = [...text].map((character) => {
    const from = at;
    at += character.length;
    const isDigit = /\p{Nd}|\p{No}/u.test(character) || /\d/.test(character.normalize('NFKC'));
    return { from, shown: isHidden(from) && isDigit ? MARK : character };
  });
  return shown
    .slice(0, MOST_SHOWN)
    .map(({ from, to }) => {
      const first = characters.findIndex((character) => character.from >= from);
      const last = characters.findLastIndex((character) => character.from < to);
      const start = Math.max(0, first - AROUND);
      const end = Math.min(characters.length, last + 1 + AROUND);
      const part = characters.slice(start, end).map((character) => character.shown);
      return `${start > 0 ? '…' : ''}${part.join('')}${end < characters.length ? '…' : ''}`;
    })
    .join(' ');
}
