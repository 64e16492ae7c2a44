import { HubError } from '../../kernel/errors.ts';
import type { FILE_RULES } from './report/file-rules.ts';
import { RULES } from './report/rules.ts';

/** Where in the file, and what stands there. */
interface Place {
  line?: number;
  field?: string;
  value?: string;
}

const LONGEST_SHOWN = 120;

/** The refusal of a whole file in one line: the file, the place in it, the rule and the value. */
export function fileRefused(file: string, rule: keyof typeof FILE_RULES, place: Place = {}): HubError {
  const { th, en } = RULES[rule];
  const value = place.value === undefined ? undefined : shown(place.value);
  const got = value === undefined ? '' : `: ${value}`;
  const where = (lineWord: string, fieldWord: string) =>
    (place.line === undefined ? '' : ` ${lineWord} ${place.line}`) +
    (place.field === undefined ? '' : ` ${fieldWord} ${place.field}`);
  return new HubError(
    'IMPORT_REFUSED',
    {
      th: `ไม่รับไฟล์ ${file}${where('บรรทัด', 'คอลัมน์')} ${th}${got}`,
      en: `refused ${file}${where('line', 'column')}: ${en}${got}`,
    },
    {
      ...(place.field === undefined ? {} : { field: place.field }),
      rule,
      ...(value === undefined ? {} : { value }),
    },
  );
}

/** A refusal of the command itself, before any file is read. */
export const importRefused = (th: string, en: string, field: string, value: string): HubError =>
  new HubError('IMPORT_REFUSED', { th, en }, { field, rule: en, value });

const shown = (value: string): string => {
  const oneLine = value.replace(/\s+/g, ' ');
  return oneLine.length > LONGEST_SHOWN ? `${oneLine.slice(0, LONGEST_SHOWN)}…` : oneLine;
};
