import { hubEnum } from '../../kernel/listing/index.ts';
import {
  DirectiveAddresseeState,
  DirectiveDraftState,
  DirectiveOutcome,
  DirectiveState,
  DirectiveUrgency,
} from './directive-kinds.ts';

hubEnum(DirectiveState, 'DirectiveState', 'Whether a directive is to be followed.', {
  ISSUED: 'It is to be followed.',
  WITHDRAWN: 'It was taken back, for a reason; it stays on record, and nobody is asked for it any more.',
});

hubEnum(DirectiveDraftState, 'DirectiveDraftState', 'What became of a draft of a directive.', {
  OPEN: 'It is still worked on.',
  ISSUED: 'It became a directive under the same UUID.',
  DISCARDED: 'It was put away.',
});

hubEnum(DirectiveUrgency, 'DirectiveUrgency', 'The class of speed that a letter bears.', {
  NORMAL: 'None: it goes its ordinary way.',
  URGENT: 'Urgent (ด่วน): sooner than ordinary.',
  VERY_URGENT: 'Very urgent (ด่วนมาก): soon.',
  MOST_URGENT: 'Most urgent (ด่วนที่สุด): as it comes in.',
});

hubEnum(DirectiveAddresseeState, 'DirectiveAddresseeState', 'Where an addressee stands with a directive.', {
  ASKED: 'It has not acknowledged it yet.',
  ACKNOWLEDGED: 'It has acknowledged it, and has still to answer something.',
  COMPLETED: 'It has acknowledged it and answered all that is asked of it.',
  RELEASED:
    'It is asked no more: the directive was withdrawn, or it is itself no more and another was asked in its place.',
});

hubEnum(DirectiveOutcome, 'DirectiveOutcome', 'What an addressee says of a requested action.', {
  DONE: 'It is done.',
  NOT_DONE: 'It is not done; the text says why, or by when.',
});
