import type { Exceptions } from './ungoverned.ts';

/**
 * What stands outside the rules on purpose. An entry is an argument: whoever adds one says why nothing leaks by it, and
 * whoever reviews it has read the code that answers.
 */
export const EXCEPTIONS: Exceptions = {
  open: [
    // By a login and password, or a one-time token: what proves who one is can't be asked for first. Attempts are counted.
    'signIn',
    'setPassword',
    // To anonymous it tells that it is anonymous, and reads no row.
    'Query.viewer',
  ],
  answered: [
    // What the viewer may do, asked under its own rights: an object that is out of its sight is explained as none.
    'Query.explainAccess',
    'Query.accessTo',
    // Of the viewer itself alone: its name, its roles and what they allow are looked up under its own rights by its own
    // id, and the end of the session by which it asks as the system, by that session's id.
    'Query.viewer',
    // Refused to all but auditors and administrators before anything is looked up; then it tells what they may read
    // anyway, accounts by their ids, and the rules by which the record is read under the rights of each.
    'Query.whoCouldRead',
  ],
  plain: [
    // Anything with a global id: which one it is, the types that implement it say.
    'Node',
    // Where a page lies in its list, and why a mutation was refused: of the viewer's own question.
    'PageInfo',
    'UserError',
    // The words of rules, and whether they hold for the viewer.
    'AccessRule',
    'AccessMouRole',
    'AccessExplanation',
    'ObjectAccess',
    // What the viewer is itself; the person and the partners in it are read by the engine.
    'Viewer',
    'ActingChoice',
    // What whoCouldRead answers.
    'ReadersThen',
    'ReaderThen',
  ],
  derived: [
    // Rows of hub.search_partners, which looks into shared tables under the viewer's rights.
    'PartnerCandidate',
    // Rows of hub.bindings_of, which looks into shared tables under the viewer's rights.
    'AgreementBinding',
    // Rows of hub.compliance_of, likewise.
    'RoleCompliance',
    // Parts of a directive's or a draft's row, out of its columns.
    'DirectiveAction',
    'DirectiveReference',
    'DirectiveAttachment',
    // Rows of hub.directive_requests and hub.directive_tally, which look into shared tables under the viewer's rights.
    'DirectiveRequest',
    'DirectiveTally',
    // Parts of a register's row, taken out of one of its columns.
    'PublishedValue',
    // Versions of a governed table's rows, out of it and its history under their policies, and parts of them.
    'RecordVersion',
    'FieldChange',
    // Parts of audit entries, and audit entries counted, under the trail's policy.
    'AuditDetail',
    'RefusalCount',
  ],
};
