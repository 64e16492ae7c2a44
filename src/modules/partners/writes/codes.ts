import { checkListLength } from '../../../kernel/listing/index.ts';
import { duplicate, type Problems, type Writing } from '../../../write/index.ts';
import { CodeScheme, PartnerType } from '../partner-kinds.ts';
import { labelOf } from './labels.ts';

/** A code as an input gives it. */
export interface GivenCode {
  scheme: CodeScheme;
  code: string;
  since?: string | null;
}

/** Whose codes a scheme gives, and of how many digits. The hub's own scheme is for bodies that it seeds. */
const SCHEMES: Partial<Record<CodeScheme, { type: PartnerType; digits: number }>> = {
  [CodeScheme.DOPA]: { type: PartnerType.VILLAGE, digits: 8 },
  [CodeScheme.DLA]: { type: PartnerType.LOCAL_AUTHORITY, digits: 7 },
  [CodeScheme.ONAB]: { type: PartnerType.TEMPLE, digits: 11 },
};

/** Checks a code by itself: a scheme that gives codes to this type, and the digits that it gives. */
export function checkCode(
  problems: Problems,
  at: { scheme: string; code: string; since: string },
  type: PartnerType,
  { scheme, code, since }: GivenCode,
): void {
  problems.day(at.since, since);
  const rule = SCHEMES[scheme];
  if (rule?.type !== type) {
    const given = Object.entries(SCHEMES).find(([, each]) => each.type === type)?.[0];
    problems.bad(at.scheme, given ?? `no scheme for ${type}`, scheme, {
      th: `รหัส ${scheme} ใช้กับประเภท ${type} ไม่ได้`,
      en: `Codes of ${scheme} are not given to the type ${type}`,
    });
    return;
  }
  if (new RegExp(`^\\d{${rule.digits}}$`).test(code)) return;
  problems.bad(at.code, `${rule.digits} digits`, code, {
    th: `รหัส ${scheme} ต้องเป็นตัวเลข ${rule.digits} หลัก`,
    en: `A code of ${scheme} has ${rule.digits} digits`,
  });
}

/** Checks a list of codes of a partner that is yet to be, also against each other. */
export function checkCodes(problems: Problems, type: PartnerType, codes: readonly GivenCode[]): void {
  checkListLength('codes', codes);
  const seen = new Set<string>();
  for (const [position, given] of codes.entries()) {
    const at = `codes.${position}`;
    checkCode(problems, { scheme: `${at}.scheme`, code: `${at}.code`, since: `${at}.since` }, type, given);
    const name = `${given.scheme} ${given.code}`;
    if (seen.has(name)) {
      problems.bad(`${at}.code`, 'each once', given.code, {
        th: `รหัส ${name} ซ้ำในรายการ`,
        en: `The code ${name} stands twice in the list`,
      });
    }
    seen.add(name);
  }
}

/** Refuses a code that another has on the day from which it is to hold, and says who. */
export async function checkCodeIsFree(
  writing: Writing,
  problems: Problems,
  field: string,
  { scheme, code, since }: GivenCode,
): Promise<void> {
  const [holder]: { partner_id: string }[] = await writing.transaction.query(
    `SELECT partner_id FROM partner_code
     WHERE scheme = $1 AND code = $2 AND (valid_to IS NULL OR valid_to > coalesce($3::date, hub.today()))
     ORDER BY valid_to DESC NULLS FIRST LIMIT 1`,
    [scheme, code, since ?? null],
  );
  if (holder === undefined) return;
  const label = await labelOf(writing, holder.partner_id);
  problems.add(
    duplicate(
      {
        th: `รหัส ${scheme} ${code} เป็นของ ${label.th}`,
        en: `The code ${scheme} ${code} is that of ${label.en}`,
      },
      { field, rule: 'one partner at a time', value: label.th },
    ),
  );
}
