import { adversarialTexts } from '../adversarial-text.ts';
import type { Chance } from './chance.ts';

const WORDS = ['วัด', 'บ้าน', 'อบต.', 'เทศบาลตำบล', 'Wat ', 'สำนักงาน'];

/** The two spellings of sara am, and the three orders in which people type them with a tone mark. */
const respell = (text: string, chance: Chance): string =>
  chance.pick([
    text.replaceAll('\u0e33', '\u0e4d\u0e32'),
    text.replaceAll('\u0e4d\u0e32', '\u0e33'),
    text.replaceAll('\u0e49\u0e33', '\u0e4d\u0e49\u0e32'),
  ]);

/** A text to search by that finds some of the names: a whole one, a part, one with a word before it, one spelt otherwise. */
export function searchText(names: readonly string[], chance: Chance): string {
  if (chance.falls(0.08)) return chance.pick(adversarialTexts);
  const name = chance.pick(names);
  const letters = Array.from(name);
  const from = chance.between(0, Math.max(0, letters.length - 2));
  return chance.pick([
    name,
    letters.slice(from, from + chance.between(1, 5)).join(''),
    `${chance.pick(WORDS)}${name}`,
    respell(name, chance),
    name.toUpperCase(),
    Array.from(name).join(' '),
  ]);
}

/** A text to compare a field with: one that it has, the beginning or a part of one, or one that nobody has. */
export function comparedText(values: readonly unknown[], chance: Chance): string {
  if (values.length === 0 || chance.falls(0.1)) return chance.pick(adversarialTexts);
  const text = String(chance.pick(values));
  if (chance.falls(0.4)) return text;
  const letters = Array.from(text);
  const from = chance.falls(0.5) ? 0 : chance.between(0, letters.length - 1);
  return letters.slice(from, from + chance.between(1, 3)).join('');
}
