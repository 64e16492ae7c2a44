import { tableOf } from './table.ts';

// Written by hand from what the personas say of themselves and never from the policies:
//   app      A partner agency's app queries and writes shared data for its own agency (C).
//   lao      The reporting officer of one local authority (A), who speaks for it and for no other.
//   c30      The coordinator of A's provincial office: keeps the local authorities of the province, manages their accounts.
//   c50      The same in another province, where B lies.
//   temple   Somebody of a temple (T): a member, who reports nothing and manages nobody.
//   analyst  Asks questions that nobody foresaw, for the department that supervises all provincial offices; read-only.
//   auditor  An inspector of the ministry: may look at everything but what proves who somebody is; changes nothing.
//   anonymous  Has no key.
// A cell names whose rows: A, B, T, C, and O for the viewer's own where a row is about a viewer.

/** Whose rows each persona reads, by table; what is not listed is shared, and read by all. */
export const READING = tableOf(`
                             app  lao  c30  c50  temple  analyst  auditor  anonymous
  # One's own people and those who supervise look up how an office is reached.
  contact_channel            C    A    A    B    T       AB       ABTC     -
  contact_channel_history    C    A    A    B    T       AB       ABTC     -
  # What is still worked on is for one's own people, and the inspector; who supervises waits until it is published.
  project_draft              C    A    -    -    T       -        ABTC     -
  project_draft_history      C    A    -    -    T       -        ABTC     -
  resource_draft             C    A    -    -    T       -        ABTC     -
  resource_draft_history     C    A    -    -    T       -        ABTC     -
  directive_draft            C    A    -    -    T       -        ABTC     -
  directive_draft_history    C    A    -    -    T       -        ABTC     -
  # So is a file that was sent, until something shows it.
  stored_file                C    A    -    -    T       -        ABTC     -
  stored_file_history        C    A    -    -    T       -        ABTC     -
  # Accounts: oneself, whoever manages them, the inspector.
  person                     -    O    AO   BO   O       O        ABTCO    -
  person_history             -    O    AO   BO   O       O        ABTCO    -
  membership                 -    O    AO   BO   O       O        ABTCO    -
  membership_history         -    O    AO   BO   O       O        ABTCO    -
  api_client                 O    -    A    B    -       -        ABTC     -
  api_client_history         O    -    A    B    -       -        ABTC     -
  api_key                    -    -    A    B    -       -        ABTC     -
  api_key_use                -    -    A    B    -       -        ABTC     -
  # What was done: whoever did it, and the inspector.
  audit_entry                O    O    O    O    O       O        ABTCO    -
  event                      C    A    -    -    T       -        ABTC     -
  # Keys of repeats are one's own alone, also before an inspector.
  idempotency                O    O    O    O    O       O        O        -
  # What proves who somebody is, nobody reads.
  credential                 -    -    -    -    -       -        -        -
  external_identity          -    -    -    -    -       -        -        -
  external_identity_history  -    -    -    -    -       -        -        -
  account_token              -    -    -    -    -       -        -        -
  sign_in_attempt            -    -    -    -    -       -        -        -
  # What was spent is the system's to count: whoever could write it would have no limit.
  budget_use                 -    -    -    -    -       -        -        -
  unsealed                   -    -    -    -    -       -        -        -
`);

/** Whose rows each persona can change, by table. */
export const CHANGING = tableOf(`
                             app  lao  c30  c50  temple  analyst  auditor  anonymous
  # A partner's stewards keep its own entry up to date; its provincial office keeps the register.
  partner                    -    A    A    B    -       -        -        -
  partner_name               -    A    A    B    -       -        -        -
  contact_channel            -    A    A    B    -       -        -        -
  partner_code               -    -    A    B    -       -        -        -
  coverage                   -    -    A    B    -       -        -        -
  partner_link               -    -    A    B    -       -        -        -
  partner_succession         -    -    A    B    -       -        -        -
  # Who answers for the partner that keeps an agreement keeps it up to date.
  agreement                  -    -    A    B    -       -        -        -
  agreement_clause           -    -    A    B    -       -        -        -
  mou_role                   -    -    A    B    -       -        -        -
  # A project and an activity are their own partner's, and in part the provincial office's where they lie; a draft is the
  # partner's alone.
  project_draft              -    A    -    -    -       -        -        -
  project                    -    A    AT   B    -       -        -        -
  activity                   -    A    AT   B    -       -        -        -
  # Whoever answers for a partner can take back what it published or issued; it alone carries its drafts on.
  resource_draft             -    A    -    -    -       -        -        -
  directive_draft            -    A    -    -    -       -        -        -
  directive                  -    A    A    B    -       -        -        -
  knowledge_resource         -    A    A    B    -       -        -        -
  # One's own account; the accounts, memberships and apps of those whom one coordinates.
  person                     -    O    AO   BO   O       O        O        -
  membership                 -    -    AO   BO   -       -        -        -
  api_client                 -    -    A    B    -       -        -        -
  api_key                    -    -    A    B    -       -        -        -
  idempotency                O    O    O    O    O       O        O        -
`);

/** Whose rows each persona can add, by table: a row like the owner's, under another id. */
export const ADDING = tableOf(`
                             app  lao  c30  c50  temple  analyst  auditor  anonymous
  partner                    -    -    A    B    -       -        -        -
  partner_name               -    A    A    B    -       -        -        -
  contact_channel            -    A    A    B    -       -        -        -
  confirmation               -    A    A    B    -       -        -        -
  partner_code               -    -    A    B    -       -        -        -
  coverage                   -    -    A    B    -       -        -        -
  partner_link               -    -    A    B    -       -        -        -
  partner_succession         -    -    A    B    -       -        -        -
  agreement_clause           -    -    A    B    -       -        -        -
  mou_role                   -    -    A    B    -       -        -        -
  # By its role in the MOU a local authority proposes projects and records activities, where it is; it enters no agreement.
  project_draft              -    A    -    -    -       -        -        -
  project                    -    A    -    -    -       -        -        -
  activity                   -    A    -    -    -       -        -        -
  # Letters are for central and provincial offices to issue: no role of an authority, a temple or a member lets it.
  directive_draft            -    -    -    -    -       -        -        -
  directive                  -    -    -    -    -       -        -        -
  # By its role in the MOU a local authority publishes, where it is; a mere member of an agency does not.
  resource_draft             -    A    -    -    -       -        -        -
  knowledge_resource         -    A    -    -    -       -        -        -
  # Whoever reports for a partner sends its files.
  stored_file                -    A    -    -    -       -        -        -
  membership                 -    -    AO   BO   -       -        -        -
  api_client                 -    -    A    B    -       -        -        -
  api_key                    -    -    A    B    -       -        -        -
  # An event belongs to a change of one's own, and says of whom it tells: a write that concerns another partner says so.
  event                      ABTC ABTC ABTC ABTC ABTC    ABTC     ABTC     -
  # In one's own name alone.
  audit_entry                O    O    O    O    O       O        O        -
  idempotency                O    O    O    O    O       O        O        -
  # Only ids of entries, which the sequencer looks up; whoever writes an entry adds one.
  unsealed                   ABTCO ABTCO ABTCO ABTCO ABTCO ABTCO  ABTCO    ABTCO
`);
