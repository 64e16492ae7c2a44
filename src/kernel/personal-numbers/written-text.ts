/** What can't be seen, or sits on the character before it: between two digits it changes nothing. */
const UNSEEN = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/u;

const DIGIT = /^\p{Nd}$/u;
const DASH = /^[\p{Pd}\u2212]$/u;
const DOT = /^[.·•‧∙]$/u;
const SPACE = /^[\p{Zs}\t]$/u;

/** A text as digits are looked for in it, and where each of its characters stands in the text as it was typed. */
export interface WrittenText {
  /** Arabic digits, `-` for every dash, `.` for every dot, a space for every space of one line; nothing unseen. */
  plain: string;
  /** For each character of `plain`: from where to where it stood. */
  places: readonly { from: number; to: number }[];
}

/**
 * The value of a decimal digit of any script. Unicode keeps the ten of a script side by side, so the zero is as far back
 * as digits go.
 */
function digitValueOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

function plainOf(character: string): string {
  if (character >= '0' && character <= '9') return character;
  if (DIGIT.test(character)) return digitValueOf(character);
  if (DASH.test(character)) return '-';
  if (DOT.test(character)) return '.';
  return SPACE.test(character) ? ' ' : character;
}

/** Reads a text for its digits: of every script and width, with what can't be seen left out. */
export function writtenText(text: string): WrittenText {
  let plain = '';
  const places: { from: number; to: number }[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    // Character by character, so that each keeps its place; one such as ⑩ becomes two.
    const seen = UNSEEN.test(character) ? '' : character.normalize('NFKC');
    for (const each of seen) {
      const as = plainOf(each);
      plain += as;
      for (let unit = 0; unit < as.length; unit += 1) places.push({ from, to });
    }
    from = to;
  }
  return { plain, places };
}
