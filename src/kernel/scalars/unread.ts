import { type BilingualText, HubError } from '../errors.ts';

/**
 * A text that can't be read as what it should be, and why. It takes the place of the value until somebody knows which
 * field it is of: then it is refused together with all else that is wrong, in both languages (docs/adr/0030).
 */
export class Unread extends Error {
  /**
   * @param rule what a right text fulfils
   * @param value the text that doesn't
   * @param reason goes on from the name of the field: "must …"
   */
  constructor(
    readonly rule: string,
    readonly value: string,
    readonly reason: BilingualText,
  ) {
    super(reason.en);
    this.name = 'Unread';
  }

  /** The refusal, once the field is known. */
  at(field: string): HubError {
    const { rule, value, reason } = this;
    return new HubError(
      'BAD_INPUT',
      { th: `${field} ${reason.th}`, en: `${field} ${reason.en}` },
      { field, rule, value },
    );
  }
}

/** What of an input could not be read, each under its path. */
export function unreadIn(input: unknown, path = ''): HubError[] {
  if (input instanceof Unread) return [input.at(path)];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    unreadIn(value, path === '' ? key : `${path}.${key}`),
  );
}
