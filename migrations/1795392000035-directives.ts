import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Official letters with their drafts, to whom they were sent and passed on, and what those have answered. */
export class Directives1795392000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
    await runner.query(LETTER);
    await runner.query(CHAIN);
    await runner.query(SEARCH);
    await runner.query(READING);
    await runner.query(RIGHTS);
    await runner.query(PROTECTION);
    await runner.query(THEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

const TYPES = `
  CREATE TYPE hub.directive_state AS ENUM ('ISSUED', 'WITHDRAWN');
  CREATE TYPE hub.directive_draft_state AS ENUM ('OPEN', 'ISSUED', 'DISCARDED');
  CREATE TYPE hub.directive_urgency AS ENUM ('NORMAL', 'URGENT', 'VERY_URGENT', 'MOST_URGENT');
  CREATE TYPE hub.directive_addressee_state AS ENUM ('ASKED', 'ACKNOWLEDGED', 'COMPLETED', 'RELEASED');
  CREATE TYPE hub.directive_outcome AS ENUM ('DONE', 'NOT_DONE');
`;

const RECORDED = `
    source hub.data_source_kind NOT NULL,
    version integer NOT NULL DEFAULT 1,
    change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change,
    change_line integer`;

const TEXT = (required: string) => `
    letter_number text ${required},
    dated_on date ${required},
    dated_known_to hub.date_precision ${required},
    subject_th text COLLATE "th-x-icu" ${required},
    subject_en text,
    summary_th text,
    summary_en text,
    urgency hub.directive_urgency NOT NULL,
    actions jsonb NOT NULL,
    refers_to jsonb NOT NULL,
    attachments jsonb NOT NULL,`;

// A letter is one document, and is never edited: what it asks for, refers to and brings along lies in its own row.
const LETTER = `
  CREATE TABLE hub.directive (
    id uuid CONSTRAINT directive_pk PRIMARY KEY,
    state hub.directive_state NOT NULL,
    state_since date NOT NULL,
    withdrawal_reason text,
    issuer_id uuid NOT NULL CONSTRAINT directive_issuer_fk REFERENCES hub.partner,
    clause_id uuid CONSTRAINT directive_clause_fk REFERENCES hub.agreement_clause,
    is_wording_verified boolean NOT NULL,
    reach_area_ids uuid[] NOT NULL,
    search_key text NOT NULL,${TEXT('NOT NULL')}${RECORDED},
    CONSTRAINT directive_withdrawn_has_reason CHECK ((state = 'WITHDRAWN') = (withdrawal_reason IS NOT NULL))
  );
  CREATE UNIQUE INDEX directive_letter_key ON hub.directive (issuer_id, letter_number, dated_on) WHERE state = 'ISSUED';
  CREATE INDEX directive_day_idx ON hub.directive (dated_on, id);
  CREATE INDEX directive_issuer_idx ON hub.directive (issuer_id, dated_on, id);
  CREATE INDEX directive_clause_idx ON hub.directive (clause_id);
  CREATE INDEX directive_attachment_idx ON hub.directive USING gin (attachments jsonb_path_ops);

  CREATE TABLE hub.directive_draft (
    id uuid CONSTRAINT directive_draft_pk PRIMARY KEY,
    state hub.directive_draft_state NOT NULL,
    issuer_id uuid NOT NULL CONSTRAINT directive_draft_issuer_fk REFERENCES hub.partner,
    clause_id uuid CONSTRAINT directive_draft_clause_fk REFERENCES hub.agreement_clause,${TEXT('')}${RECORDED}
  );
  CREATE INDEX directive_draft_subject_idx ON hub.directive_draft (subject_th, id);
  CREATE INDEX directive_draft_issuer_idx ON hub.directive_draft (issuer_id, subject_th, id);
  CREATE INDEX directive_draft_attachment_idx ON hub.directive_draft USING gin (attachments jsonb_path_ops);
`;

const CHAIN = `
  CREATE TABLE hub.directive_distribution (
    id uuid CONSTRAINT directive_distribution_pk PRIMARY KEY,
    directive_id uuid NOT NULL CONSTRAINT directive_distribution_directive_fk REFERENCES hub.directive,
    parent_id uuid CONSTRAINT directive_distribution_parent_fk REFERENCES hub.directive_distribution,
    sender_id uuid NOT NULL CONSTRAINT directive_distribution_sender_fk REFERENCES hub.partner,
    sent_on date NOT NULL,
    sent_known_to hub.date_precision NOT NULL,
    letter_number text,
    note_th text,
    acknowledge_by date,
    due_dates date[] NOT NULL,
    partner_types hub.partner_type[] NOT NULL,
    area_ids uuid[] NOT NULL,
    partner_ids uuid[] NOT NULL,
    reach_area_ids uuid[] NOT NULL,${RECORDED}
  );
  CREATE INDEX directive_distribution_directive_idx ON hub.directive_distribution (directive_id, sent_on, id);
  CREATE INDEX directive_distribution_parent_idx ON hub.directive_distribution (parent_id, sent_on, id);
  CREATE INDEX directive_distribution_sender_idx ON hub.directive_distribution (sender_id, sent_on, id);
  CREATE INDEX directive_distribution_day_idx ON hub.directive_distribution (sent_on, id);

  CREATE TABLE hub.directive_addressee (
    id uuid CONSTRAINT directive_addressee_pk PRIMARY KEY,
    directive_id uuid NOT NULL CONSTRAINT directive_addressee_directive_fk REFERENCES hub.directive,
    distribution_id uuid NOT NULL CONSTRAINT directive_addressee_distribution_fk REFERENCES hub.directive_distribution,
    partner_id uuid NOT NULL CONSTRAINT directive_addressee_partner_fk REFERENCES hub.partner,
    state hub.directive_addressee_state NOT NULL,
    next_due_on date,
    acknowledged_on date,
    confirmation_id uuid CONSTRAINT directive_addressee_confirmation_fk REFERENCES hub.confirmation,${RECORDED},
    CONSTRAINT directive_addressee_acknowledged_by CHECK ((acknowledged_on IS NULL) = (confirmation_id IS NULL)),
    CONSTRAINT directive_addressee_state_says_so CHECK (CASE state WHEN 'ASKED' THEN acknowledged_on IS NULL WHEN 'RELEASED' THEN next_due_on IS NULL
    WHEN 'COMPLETED' THEN acknowledged_on IS NOT NULL AND next_due_on IS NULL ELSE acknowledged_on IS NOT NULL END)
  );
  CREATE UNIQUE INDEX directive_addressee_key ON hub.directive_addressee (directive_id, partner_id) WHERE state <> 'RELEASED';
  CREATE INDEX directive_addressee_directive_idx ON hub.directive_addressee (directive_id, state, id);
  CREATE INDEX directive_addressee_distribution_idx ON hub.directive_addressee (distribution_id, state, id);
  CREATE INDEX directive_addressee_partner_idx ON hub.directive_addressee (partner_id, state, id);
  CREATE INDEX directive_addressee_state_idx ON hub.directive_addressee (state, id);
  CREATE INDEX directive_addressee_due_idx ON hub.directive_addressee (next_due_on, id);
  CREATE INDEX directive_addressee_confirmation_idx ON hub.directive_addressee (confirmation_id);

  CREATE TABLE hub.directive_answer (
    id uuid CONSTRAINT directive_answer_pk PRIMARY KEY,
    addressee_id uuid NOT NULL CONSTRAINT directive_answer_addressee_fk REFERENCES hub.directive_addressee,
    directive_id uuid NOT NULL CONSTRAINT directive_answer_directive_fk REFERENCES hub.directive,
    partner_id uuid NOT NULL CONSTRAINT directive_answer_partner_fk REFERENCES hub.partner,
    action_number integer NOT NULL,
    outcome hub.directive_outcome NOT NULL,
    text_th text,
    answered_on date NOT NULL,
    is_current boolean NOT NULL,
    confirmation_id uuid NOT NULL CONSTRAINT directive_answer_confirmation_fk REFERENCES hub.confirmation,${RECORDED}
  );
  CREATE UNIQUE INDEX directive_answer_key ON hub.directive_answer (addressee_id, action_number) WHERE is_current;
  CREATE INDEX directive_answer_addressee_idx ON hub.directive_answer (addressee_id, action_number, id);
  CREATE INDEX directive_answer_directive_idx ON hub.directive_answer (directive_id, answered_on, id);
  CREATE INDEX directive_answer_partner_idx ON hub.directive_answer (partner_id, answered_on, id);
  CREATE INDEX directive_answer_confirmation_idx ON hub.directive_answer (confirmation_id);
`;

const SEARCH = `
  CREATE FUNCTION hub.set_directive_search_key() RETURNS trigger
  LANGUAGE plpgsql SET search_path = hub, pg_catalog
  AS $$ BEGIN
    NEW.search_key := concat_ws(' ', hub.search_key(NEW.letter_number), hub.search_key(NEW.subject_th), hub.search_key(NEW.subject_en),
      hub.search_key(NEW.summary_th), hub.search_key(NEW.summary_en));
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION hub.set_directive_search_key() IS 'Keeps what a search compares with: number, subject and summary of a letter, however they are spelt.';
  CREATE TRIGGER set_search_key BEFORE INSERT OR UPDATE OF letter_number, subject_th, subject_en, summary_th, summary_en, search_key
    ON hub.directive FOR EACH ROW EXECUTE FUNCTION hub.set_directive_search_key();
  CREATE INDEX directive_search_idx ON hub.directive USING gin (search_key hub.gin_trgm_ops);
`;

const READING = `
  CREATE FUNCTION hub.directive_requests(of_addressee uuid)
  RETURNS TABLE (number integer, text_th text, text_en text, due_on date, is_overdue boolean, answer_id uuid)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    SELECT action.number, action.text_th, action.text_en, sent.due_dates[action.number],
      coalesce(answer.id IS NULL AND asked.state <> 'RELEASED' AND sent.due_dates[action.number] < hub.today(), false), answer.id
    FROM hub.directive_addressee asked
    JOIN hub.directive_distribution sent ON sent.id = asked.distribution_id
    JOIN hub.directive letter ON letter.id = asked.directive_id
    JOIN hub.partner p ON p.id = asked.partner_id
    CROSS JOIN LATERAL jsonb_to_recordset(letter.actions)
      AS action(number integer, text_th text, text_en text, partner_types hub.partner_type[])
    LEFT JOIN hub.directive_answer answer
      ON answer.addressee_id = asked.id AND answer.action_number = action.number AND answer.is_current
    WHERE asked.id = of_addressee AND (cardinality(action.partner_types) = 0 OR p.type = ANY(action.partner_types));
  END;
  COMMENT ON FUNCTION hub.directive_requests(uuid) IS 'The actions that a directive asks of one addressee, by when, and its answers.';

  CREATE FUNCTION hub.directive_tally(of_directive uuid, of_distribution uuid)
  RETURNS TABLE (partner_type text, province_id uuid, province_code text, asked integer, acknowledged integer, completed integer,
    released integer, overdue integer)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
  BEGIN ATOMIC
    SELECT p.type::text, (SELECT a.id FROM hub.area a WHERE a.code = p.province_code AND a.valid_to IS NULL), p.province_code,
      count(*) FILTER (WHERE x.state = 'ASKED')::integer, count(*) FILTER (WHERE x.state = 'ACKNOWLEDGED')::integer,
      count(*) FILTER (WHERE x.state = 'COMPLETED')::integer, count(*) FILTER (WHERE x.state = 'RELEASED')::integer,
      count(*) FILTER (WHERE x.next_due_on < hub.today())::integer
    FROM hub.directive_addressee x JOIN hub.partner p ON p.id = x.partner_id
    WHERE x.directive_id = of_directive AND (of_distribution IS NULL OR x.distribution_id = of_distribution)
    GROUP BY p.type, p.province_code;
  END;
  COMMENT ON FUNCTION hub.directive_tally(uuid, uuid) IS 'How many addressees of a directive, or of one distribution of it, stand where, by type and province.';
`;

/** The rows of a table that a condition on `v` finds, as they were recorded at the instant. */
function then(table: string, columns: readonly string[], condition: string): string {
  const list = columns.map((column) => `v.${column}`).join(', ');
  const isWritten = '(SELECT c.at FROM hub.change c WHERE c.id = v.change_id) <= instant';
  return `(SELECT ${list} FROM hub.${table} v WHERE ${condition} AND ${isWritten}
      UNION ALL SELECT ${list} FROM hub.${table}_history v WHERE ${condition} AND v.superseded_at > instant AND ${isWritten})`;
}

const DAY = `(instant AT TIME ZONE 'Asia/Bangkok')::date`;

const THEN = `
  CREATE FUNCTION hub.directive_requests_as_of(of_addressee uuid, instant timestamptz)
  RETURNS TABLE (number integer, text_th text, text_en text, due_on date, is_overdue boolean, answer_id uuid)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
  BEGIN ATOMIC
    SELECT action.number, action.text_th, action.text_en, sent.due_dates[action.number],
      coalesce(answer.id IS NULL AND asked.state <> 'RELEASED' AND sent.due_dates[action.number] < ${DAY}, false), answer.id
    FROM ${then('directive_addressee', ['id', 'directive_id', 'distribution_id', 'partner_id', 'state'], 'v.id = of_addressee')} asked
    CROSS JOIN LATERAL ${then('directive_distribution', ['due_dates'], 'v.id = asked.distribution_id')} sent
    CROSS JOIN LATERAL ${then('directive', ['actions'], 'v.id = asked.directive_id')} letter
    CROSS JOIN LATERAL ${then('partner', ['type'], 'v.id = asked.partner_id')} p
    CROSS JOIN LATERAL jsonb_to_recordset(letter.actions)
      AS action(number integer, text_th text, text_en text, partner_types hub.partner_type[])
    LEFT JOIN LATERAL ${then('directive_answer', ['id'], 'v.addressee_id = asked.id AND v.action_number = action.number AND v.is_current')} answer ON true
    WHERE cardinality(action.partner_types) = 0 OR p.type = ANY(action.partner_types);
  END;
  COMMENT ON FUNCTION hub.directive_requests_as_of(uuid, timestamptz) IS 'The actions that a directive asks of one addressee, as recorded at an instant; as hub.directive_requests says it of the present.';

  CREATE FUNCTION hub.directive_tally_as_of(of_directive uuid, of_distribution uuid, instant timestamptz)
  RETURNS TABLE (partner_type text, province_id uuid, province_code text, asked integer, acknowledged integer, completed integer,
    released integer, overdue integer)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
  BEGIN ATOMIC
    WITH standing AS (
      SELECT p.type::text AS type, p.province_code AS code,
        count(*) FILTER (WHERE x.state = 'ASKED')::integer AS asked, count(*) FILTER (WHERE x.state = 'ACKNOWLEDGED')::integer AS acknowledged,
        count(*) FILTER (WHERE x.state = 'COMPLETED')::integer AS completed, count(*) FILTER (WHERE x.state = 'RELEASED')::integer AS released,
        count(*) FILTER (WHERE x.next_due_on < ${DAY})::integer AS overdue
      FROM ${then(
        'directive_addressee',
        ['partner_id', 'state', 'next_due_on'],
        'v.directive_id = of_directive AND (of_distribution IS NULL OR v.distribution_id = of_distribution)',
      )} x
      CROSS JOIN LATERAL ${then('partner', ['type', 'province_code'], 'v.id = x.partner_id')} p
      GROUP BY p.type, p.province_code)
    SELECT s.type, province.id, s.code, s.asked, s.acknowledged, s.completed, s.released, s.overdue
    FROM standing s
    LEFT JOIN ${then('area', ['id', 'code', 'valid_to'], `v.level = 'PROVINCE'`)} province ON province.code = s.code AND province.valid_to IS NULL;
  END;
  COMMENT ON FUNCTION hub.directive_tally_as_of(uuid, uuid, timestamptz) IS 'How many addressees stand where, as recorded at an instant; as hub.directive_tally says it of the present.';
`;

const RIGHTS = `
  CREATE FUNCTION hub.may_direct(capability text, areas uuid[]) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN coalesce(cardinality(areas), 0) = 0
    THEN hub.has_capability(may_direct.capability, NULL)
      AND EXISTS (SELECT FROM hub.partner p WHERE p.id = hub.own_partner() AND p.type = 'AGENCY')
    ELSE (SELECT bool_and(hub.has_capability(may_direct.capability, area)) FROM unnest(areas) area) END;
  COMMENT ON FUNCTION hub.may_direct(text, uuid[]) IS 'Whether an MOU role lets the viewer''s partner issue directives, or pass them on, in all of these areas, or in the whole country where there are none: that is for central agencies.';

  CREATE FUNCTION hub.speaks_for_directive_sender(of_distribution uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (hub.has_role('COORDINATOR') OR hub.has_role('REPORTING_OFFICER'))
    AND coalesce((SELECT d.sender_id = hub.own_partner() FROM hub.directive_distribution d WHERE d.id = of_distribution), false);
  COMMENT ON FUNCTION hub.speaks_for_directive_sender(uuid) IS 'Whether the viewer speaks for the partner that sent a directive to others.';
`;

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const steward = (column: string) =>
  `${column} = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const ANYWHERE = `(SELECT hub.has_capability('ISSUE_DIRECTIVE', NULL))`;
const ISSUES = `hub.may_direct('ISSUE_DIRECTIVE', reach_area_ids)`;
const PASSES_ON = `hub.may_direct('PASS_ON_DIRECTIVE', reach_area_ids)`;
const CONFIRMER = `${ADMINISTRATOR} OR ${steward('partner_id')} OR hub.administers(partner_id)`;

const restrict = (table: string, insertable: string, updatable = 'false'): string =>
  `CALL hub.restrict_writing('${table}', $r$${insertable}$r$, $r$${updatable}$r$);`;

const SHARED = ['directive', 'directive_distribution', 'directive_addressee', 'directive_answer'];

const PROTECTION = `
  CALL hub.protect_restricted('directive_draft', true, $r$issuer_id = (SELECT hub.own_partner()) OR ${ADMINISTRATOR} OR (SELECT hub.has_role('AUDITOR')) OR (SELECT hub.is_system())$r$);
  ${SHARED.map((table) => `CALL hub.protect('${table}', true, true);`).join('\n  ')}
  ${restrict('directive_draft', `${ADMINISTRATOR} OR (${steward('issuer_id')}) AND (${ANYWHERE})`, `${ADMINISTRATOR} OR ${steward('issuer_id')}`)}
  ${restrict('directive', `${ADMINISTRATOR} OR (${steward('issuer_id')}) AND (${ISSUES})`, `${ADMINISTRATOR} OR ${steward('issuer_id')} OR hub.administers(issuer_id)`)}
  ${restrict('directive_distribution', `${ADMINISTRATOR} OR (${steward('sender_id')}) AND (${PASSES_ON}) OR (${steward('sender_id')}) AND (${ISSUES})`)}
  ${restrict('directive_addressee', `${ADMINISTRATOR} OR hub.speaks_for_directive_sender(distribution_id)`, CONFIRMER)}
  ${restrict('directive_answer', CONFIRMER, CONFIRMER)}
`;

const UNDO = `
  DROP FUNCTION hub.directive_tally_as_of(uuid, uuid, timestamptz), hub.directive_requests_as_of(uuid, timestamptz),
    hub.directive_tally(uuid, uuid), hub.directive_requests(uuid);
  DROP TABLE ${[
    'directive_answer',
    'directive_addressee',
    'directive_distribution',
    'directive_draft',
    'directive',
  ]
    .flatMap((table) => [`hub.${table}_history`, `hub.${table}`])
    .join(', ')} CASCADE;
  DROP FUNCTION IF EXISTS hub.set_directive_search_key(), hub.speaks_for_directive_sender(uuid), hub.may_direct(text, uuid[]);
  DROP TYPE hub.directive_outcome, hub.directive_addressee_state, hub.directive_urgency, hub.directive_draft_state, hub.directive_state;
`;
