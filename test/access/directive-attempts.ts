import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { Owner } from '../factories/personas.ts';
import { seatOf } from './agreement-attempts.ts';
import type { Maker, Rows, Try } from './mutation-attempts.ts';

const ALL: readonly Owner[] = ['A', 'B', 'T', 'C'];
const SYNTHETIC = { source: 'SYNTHETIC' };
const PAPER = { reference: 'นม 1/2565', date: '2022-10-01' };

/** What a letter of the owner's says, under a number of its own. */
const letterOf = (rows: Rows, tried: Try): Record<string, unknown> => ({
  ...SYNTHETIC,
  issuer_id: rows.partnerId(tried),
  letter_number: rows.name(),
  dated_on: '2022-10-01',
  dated_known_to: 'DAY',
  subject_th: 'ทดลอง',
  urgency: 'NORMAL',
  actions: [{ number: 1, text_th: 'ทดลอง', text_en: null, due_on: null, partner_types: [] }],
  refers_to: [],
  attachments: [],
});

/** A directive in force, of the owner's partner unless it says otherwise. */
const directiveOf = (rows: Rows, tried: Try, more: Record<string, unknown> = {}): Promise<string> =>
  rows.insert('directive', {
    ...letterOf(rows, tried),
    state: 'ISSUED',
    state_since: '2022-10-01',
    is_wording_verified: true,
    reach_area_ids: [],
    search_key: 'ทดลอง',
    ...more,
  });

/** A letter of the department's that came to the owner's partner. */
async function receivedBy(rows: Rows, tried: Try): Promise<{ directiveId: string; addresseeId: string }> {
  const { id: dla } = await rows.one<{ id: string }>(
    `SELECT partner_id AS id FROM partner_code WHERE scheme = 'HUB' AND code = 'DLA'`,
  );
  const partner_id = rows.partnerId(tried);
  const directiveId = await directiveOf(rows, tried, { issuer_id: dla });
  const distribution_id = await rows.insert('directive_distribution', {
    ...SYNTHETIC,
    directive_id: directiveId,
    sender_id: dla,
    sent_on: '2022-10-01',
    sent_known_to: 'DAY',
    due_dates: [null],
    partner_types: [],
    area_ids: [],
    partner_ids: [partner_id],
    reach_area_ids: [],
  });
  const asked = { directive_id: directiveId, distribution_id, partner_id, state: 'ASKED' };
  const addresseeId = await rows.insert('directive_addressee', { ...SYNTHETIC, ...asked });
  return { directiveId, addresseeId: toGlobalId('DirectiveAddressee', addresseeId) };
}

/** The local authorities of the owner's seat. */
const toItsAuthorities = async (rows: Rows, tried: Try) => ({
  partnerTypes: ['LOCAL_AUTHORITY'],
  areaIds: [toGlobalId('Area', (await seatOf(rows, tried)).id)],
});

const toDraft = (
  more: (rows: Rows, tried: Try) => Promise<object> | object = () => ({}),
  letters: Maker['letters'] = ALL,
): Maker => ({
  letters,
  make: async (rows, tried) => {
    const id = await rows.insert('directive_draft', { ...letterOf(rows, tried), state: 'OPEN' });
    const input = { id: toGlobalId('DirectiveDraft', id), expectedVersion: 1 };
    return { input: { ...input, ...(await more(rows, tried)) } };
  },
});

/** The least that the mutations of directives take. */
export const DIRECTIVE_MAKERS: Readonly<Record<string, Maker>> = {
  createDirectiveDraft: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => ({ input: { issuerId: (await rows.named(rows.partnerId(tried))).id } }),
  },
  updateDirectiveDraft: toDraft(() => ({ letter: { subjectEn: 'Try' } })),
  discardDirectiveDraft: toDraft(),
  issueDirective: toDraft(
    async (rows, tried) => ({ to: await toItsAuthorities(rows, tried) }),
    [...ALL, 'O'],
  ),
  passOnDirective: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => {
      const directiveId = toGlobalId('Directive', (await receivedBy(rows, tried)).directiveId);
      const { id: senderId } = await rows.named(rows.partnerId(tried));
      return { input: { directiveId, senderId, to: await toItsAuthorities(rows, tried) } };
    },
  },
  acknowledgeDirective: {
    letters: ALL,
    make: async (rows, tried) => {
      const { addresseeId } = await receivedBy(rows, tried);
      return { input: { addresseeId, paper: PAPER } };
    },
  },
  answerDirective: {
    letters: ALL,
    make: async (rows, tried) => {
      const { addresseeId } = await receivedBy(rows, tried);
      return { input: { addresseeId, answers: [{ actionNumber: 1, outcome: 'DONE' }], paper: PAPER } };
    },
  },
  withdrawDirective: {
    letters: ALL,
    make: async (rows, tried) => ({
      input: {
        id: toGlobalId('Directive', await directiveOf(rows, tried)),
        expectedVersion: 1,
        reason: 'ทดลอง',
      },
    }),
  },
  verifyDirectiveWording: {
    letters: ALL,
    make: async (rows, tried) => {
      const id = await directiveOf(rows, tried, { is_wording_verified: false });
      return { input: { id: toGlobalId('Directive', id), expectedVersion: 1 } };
    },
  },
};
