import { DIRECTIVE_MAKERS } from '../directive-attempts.ts';
import { bad, named, none, where } from './values.ts';

// What is wrong with letters, with whom they are sent to, and with what is answered to them.

const FUTURE = '1 ม.ค. พ.ศ. 2640';
const WITHDRAWN = `state = 'WITHDRAWN', withdrawal_reason = 'ทดลอง'`;
const DISCARDED = `state = 'DISCARDED'`;
const PAPER_OF_FUTURE = { 'paper.date': '2099-01-01' };

export const DIRECTIVES = [
  ...bad('createDirectiveDraft', [
    ['of nobody that there is', { issuerId: none('Agency') }, 'NOT_FOUND issuerId exists'],
    ['dated on a day to come', { 'letter.dated': FUTURE }, 'BAD_INPUT letter.dated <= …'],
    [
      'resting on a clause that is not there',
      { 'letter.clauseId': none('AgreementClause') },
      'NOT_FOUND letter.clauseId exists',
    ],
    [
      'referring to a letter that is not there',
      { 'letter.references': [{ directiveId: none('Directive') }] },
      'NOT_FOUND letter.references.0.directiveId exists',
    ],
    [
      'asking for something by some month',
      { 'letter.actions': [{ textTh: 'ทดลอง', dueOn: 'ม.ค. 2568' }] },
      'BAD_INPUT letter.actions.0.dueOn known to the day',
    ],
    [
      'asking for 51 things',
      { 'letter.actions': Array.from({ length: 51 }, () => ({ textTh: 'ทดลอง' })) },
      'BAD_INPUT letter.actions <= 50 items',
    ],
    [
      'with a resource that is not there',
      { 'letter.attachments': [{ titleTh: 'ทดลอง', resourceId: none('KnowledgeResource') }] },
      'NOT_FOUND letter.attachments.0.resourceId exists',
    ],
    [
      'under an id that is taken',
      { id: named(DIRECTIVE_MAKERS.withdrawDirective!, 'id', { type: 'DirectiveDraft' }) },
      'DUPLICATE id unique',
    ],
  ]),
  ...bad('updateDirectiveDraft', [
    ['with nothing to change', { letter: {} }, 'BAD_INPUT letter something to change'],
    ['that was discarded', {}, 'INVALID_STATE id OPEN', where('directive_draft', DISCARDED)],
  ]),
  ...bad('discardDirectiveDraft', [
    ['twice', {}, 'INVALID_STATE id OPEN', where('directive_draft', DISCARDED)],
  ]),
  ...bad('issueDirective', [
    [
      'without number, date and subject',
      {},
      [
        'BAD_INPUT letter.letterNumber not null',
        'BAD_INPUT letter.dated not null',
        'BAD_INPUT letter.subjectTh not null',
      ],
      where(
        'directive_draft',
        'letter_number = NULL, dated_on = NULL, dated_known_to = NULL, subject_th = NULL',
      ),
    ],
    [
      'with a thing due before it is sent',
      {},
      'BAD_INPUT letter.actions.0.dueOn >= …',
      where('directive_draft', `actions = jsonb_set(actions, '{0,due_on}', '"2022-10-02"')`),
    ],
    ['to be acknowledged before it is sent', { acknowledgeBy: '2025-01-01' }, 'BAD_INPUT acknowledgeBy >= …'],
    ['to nobody', { 'to.partnerTypes': ['AGENCY'] }, 'BAD_INPUT to >= 1 addressee'],
    [
      'to a partner that is not there',
      { 'to.partnerIds': [none('Temple')] },
      'NOT_FOUND to.partnerIds.0 exists',
    ],
    ['twice', {}, 'INVALID_STATE id OPEN', where('directive_draft', `state = 'ISSUED'`)],
  ]),
  ...bad('passOnDirective', [
    ['that is not there', { directiveId: none('Directive') }, 'NOT_FOUND directiveId exists'],
    [
      'that was withdrawn',
      {},
      'INVALID_STATE directiveId ISSUED',
      where('directive', WITHDRAWN, 'directiveId'),
    ],
    [
      'that did not come to it',
      { directiveId: named(DIRECTIVE_MAKERS.withdrawDirective!, 'id', { on: 'B' }) },
      'INVALID_STATE senderId an addressee or the issuer',
    ],
    ['to nobody', { 'to.partnerTypes': ['AGENCY'] }, 'BAD_INPUT to >= 1 addressee'],
    [
      'to a partner that is not there',
      { 'to.partnerIds': [none('Temple')] },
      'NOT_FOUND to.partnerIds.0 exists',
    ],
  ]),
  ...bad('acknowledgeDirective', [
    ['for another without a paper', { paper: null }, 'BAD_INPUT paper the partner itself, or a paper'],
    ['by a paper of a day to come', PAPER_OF_FUTURE, 'BAD_INPUT paper.date <= …'],
    [
      'twice',
      {},
      'INVALID_STATE addresseeId ASKED',
      where(
        'directive_addressee',
        `state = 'ACKNOWLEDGED', acknowledged_on = '2022-10-02', confirmation_id = (SELECT id FROM confirmation LIMIT 1)`,
        'addresseeId',
      ),
    ],
    [
      'that was taken back',
      {},
      'INVALID_STATE addresseeId still asked',
      where('directive_addressee', `state = 'RELEASED'`, 'addresseeId'),
    ],
  ]),
  ...bad('answerDirective', [
    ['with nothing', { answers: [] }, 'BAD_INPUT answers >= 1 answer'],
    [
      'to what is not asked',
      { 'answers.0.actionNumber': 2 },
      'BAD_INPUT answers.0.actionNumber one of 1, each once',
    ],
    [
      'twice at once',
      { 'answers.1': { actionNumber: 1, outcome: 'DONE' } },
      'BAD_INPUT answers.1.actionNumber one of 1, each once',
    ],
    [
      'that it is not done, without why',
      { 'answers.0.outcome': 'NOT_DONE' },
      'BAD_INPUT answers.0.textTh not null where NOT_DONE',
    ],
    ['for another without a paper', { paper: null }, 'BAD_INPUT paper the partner itself, or a paper'],
  ]),
  ...bad('withdrawDirective', [['twice', {}, 'INVALID_STATE id ISSUED', where('directive', WITHDRAWN)]]),
  ...bad('verifyDirectiveWording', [
    ['twice', {}, 'INVALID_STATE id not verified', where('directive', 'is_wording_verified = true')],
    ['dated on a day to come', { dated: FUTURE }, 'BAD_INPUT dated <= …'],
  ]),
];
