import { newId } from '../../src/kernel/ids.ts';
import { type Cast, OWNERS, type Owner } from './personas.ts';

type Run = (sql: string, values?: unknown[]) => Promise<void>;
type One = (sql: string, values?: unknown[]) => Promise<string>;

const SHARED = { source: 'SYNTHETIC', version: 1 };

/** Types by the table that their rows are in. */
const TYPES = {
  directive: 'Directive',
  directive_distribution: 'DirectiveDistribution',
  directive_addressee: 'DirectiveAddressee',
  directive_answer: 'DirectiveAnswer',
} as const;

/** What a letter says, whole: an action for all and one for temples, a letter of the hub and one outside it, all kinds of attachment. */
const letterOf = (directive: string, clause: string, resource: string | undefined, file: string) => ({
  letter_number: 'มท 1/ว 2560',
  dated_on: '2022-10-01',
  dated_known_to: 'YEAR',
  subject_th: 'ทดสอบ',
  subject_en: 'Furnished',
  summary_th: 'ทดสอบ',
  summary_en: 'Furnished',
  clause_id: clause,
  urgency: 'URGENT',
  actions: [
    { number: 1, text_th: 'ทดสอบ', text_en: 'Furnished', due_on: '2022-11-01', partner_types: [] },
    { number: 2, text_th: 'ทดสอบ', text_en: null, due_on: null, partner_types: ['TEMPLE'] },
  ],
  refers_to: [
    { number: 1, directive_id: directive, letter_number: null, dated_on: null, dated_known_to: null },
    {
      number: 2,
      directive_id: null,
      letter_number: 'ว 1149',
      dated_on: '2022-04-22',
      dated_known_to: 'DAY',
    },
  ],
  attachments: [
    { number: 1, title_th: 'ทดสอบ', url: 'https://example.org/', resource_id: null, file_id: null },
    { number: 2, title_th: 'ทดสอบ', url: null, resource_id: resource ?? null, file_id: null },
    { number: 3, title_th: 'ทดสอบ', url: null, resource_id: null, file_id: file },
  ],
});

/**
 * Gives the owners' drafts of directives a value in every field, and each owner a directive that came to itself, which
 * answered it twice and passed it on, and to another, which is late; answers the rows.
 */
export async function furnishDirectives(
  { run, one }: { run: Run; one: One },
  cast: Cast,
  areaId: string,
): Promise<Record<string, Partial<Record<Owner, string>>>> {
  const change = await one('SELECT id FROM change ORDER BY id LIMIT 1');
  const clause = await one('SELECT id FROM agreement_clause ORDER BY id LIMIT 1');
  const file = await one('SELECT id FROM stored_file ORDER BY id LIMIT 1');
  const { directive_draft: drafts = {} } = cast.rows;
  const made: Record<string, Partial<Record<Owner, string>>> = {
    DirectiveDraft: Object.fromEntries(OWNERS.map((owner) => [owner, drafts[owner]])),
  };
  const add = async (table: keyof typeof TYPES, row: object): Promise<string> => {
    const whole = { ...SHARED, id: newId(), change_id: change, ...row };
    await run(`INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json)`, [
      JSON.stringify(whole),
    ]);
    return whole.id;
  };
  const firstDirective = await one('SELECT id FROM directive ORDER BY id LIMIT 1');
  for (const owner of OWNERS) {
    const partner = cast.partners[owner];
    const other = cast.partners[owner === 'A' ? 'B' : 'A'];
    const confirmation = cast.rows.confirmation?.[owner];
    const letter = letterOf(firstDirective, clause, cast.rows.knowledge_resource?.[owner], file);
    await run(
      `UPDATE directive_draft d SET (letter_number, dated_on, dated_known_to, subject_en, summary_th, summary_en, clause_id, actions,
         refers_to, attachments) = (SELECT letter_number, dated_on, dated_known_to, subject_en, summary_th, summary_en, clause_id,
         actions, refers_to, attachments FROM json_populate_record(NULL::directive_draft, $2::json)) WHERE id = $1`,
      [drafts[owner], JSON.stringify(letter)],
    );
    const directive = await add('directive', {
      ...letter,
      // A partner gives a number once on a day while the letter is in force; these were all taken back.
      state: 'WITHDRAWN',
      state_since: '2022-12-01',
      withdrawal_reason: 'ทดสอบ',
      issuer_id: partner,
      is_wording_verified: true,
      reach_area_ids: [],
      search_key: 'ทดสอบ',
    });
    const sending = {
      directive_id: directive,
      sender_id: partner,
      sent_on: '2022-10-01',
      sent_known_to: 'DAY',
      letter_number: 'นม 1/2565',
      note_th: 'ทดสอบ',
      acknowledge_by: '2022-10-15',
      due_dates: ['2022-11-01', null],
      partner_types: ['TEMPLE'],
      area_ids: [areaId],
      partner_ids: [partner],
      reach_area_ids: [],
    };
    const distribution = await add('directive_distribution', sending);
    await add('directive_distribution', { ...sending, parent_id: distribution });
    const sent = { directive_id: directive, distribution_id: distribution };
    const addressee = await add('directive_addressee', {
      ...sent,
      partner_id: partner,
      state: 'ACKNOWLEDGED',
      next_due_on: '2022-11-01',
      acknowledged_on: '2022-10-02',
      confirmation_id: confirmation,
    });
    await add('directive_addressee', {
      ...sent,
      partner_id: other,
      state: 'ASKED',
      next_due_on: '2022-10-15',
    });
    const said = {
      addressee_id: addressee,
      directive_id: directive,
      partner_id: partner,
      action_number: 1,
      text_th: 'ทดสอบ',
      confirmation_id: confirmation,
    };
    await add('directive_answer', {
      ...said,
      outcome: 'NOT_DONE',
      answered_on: '2022-10-03',
      is_current: false,
    });
    const answer = await add('directive_answer', {
      ...said,
      outcome: 'DONE',
      answered_on: '2022-10-04',
      is_current: true,
    });
    for (const [table, id] of Object.entries({
      directive,
      directive_distribution: distribution,
      directive_addressee: addressee,
      directive_answer: answer,
    })) {
      const type = TYPES[table as keyof typeof TYPES];
      made[type] = { ...made[type], [owner]: id };
    }
  }
  return made;
}
