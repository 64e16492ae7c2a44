import type { Exceptions } from './ungoverned.ts';

/**
 * What stands outside the rules on purpose. An entry is an argument: whoever adds one says why nothing leaks by it, and
 * whoever reviews it has read the code that answers.
 */
export const EXCEPTIONS: Exceptions = {
  open: [],
  answered: [
    // What the viewer may do, asked under its own rights: an object that is out of its sight is explained as none.
    'Query.explainAccess',
    'Query.accessTo',
  ],
  plain: [
    // Anything with a global id: which one it is, the types that implement it say.
    'Node',
    // Where a page lies in its list, and why a mutation was refused: of the viewer's own question.
    'PageInfo',
    'UserError',
    // The words of rules, and whether they hold for the viewer.
    'AccessRule',
    'AccessExplanation',
    'ObjectAccess',
  ],
  derived: [
    // Rows of hub.search_partners, which looks into shared tables under the viewer's rights.
    'PartnerCandidate',
    // Parts of a register's row, taken out of one of its columns.
    'PublishedValue',
  ],
};
