import { HubError } from '../../kernel/errors.ts';

const LONGEST = 200;

/**
 * Checks the text of a search by name.
 * @throws HubError BAD_INPUT where it has no letter, or too many.
 */
export function checkSearchText(text: string): void {
  if (text.trim().length > 0 && text.length <= LONGEST) return;
  throw new HubError(
    'BAD_INPUT',
    {
      th: `คำค้นต้องมีตัวอักษร 1 ถึง ${LONGEST} ตัว`,
      en: `The text must have 1 to ${LONGEST} characters`,
    },
    { field: 'text', rule: `1..${LONGEST}`, value: text.slice(0, 50) },
  );
}
