import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opens ties between partners to everybody: further kinds, under an agreement, claimed by one side and answered by the other. */
export class PartnerLinks1795392000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${KINDS.map((kind) => `ALTER TYPE hub.partner_link_kind ADD VALUE IF NOT EXISTS '${kind}';`).join('\n      ')}
      CREATE TYPE hub.link_state AS ENUM ('CLAIMED', 'CONFIRMED', 'DISPUTED');
      CREATE TYPE hub.link_side AS ENUM ('FROM', 'TO');
      ALTER TABLE hub.partner_link
        ADD COLUMN state hub.link_state NOT NULL DEFAULT 'CONFIRMED',
        ADD COLUMN claimed_by hub.link_side,
        ADD COLUMN agreement_id uuid CONSTRAINT partner_link_agreement_fk REFERENCES hub.agreement,
        ADD COLUMN remark_th text;
      ALTER TABLE hub.partner_link_history ADD COLUMN state hub.link_state, ADD COLUMN claimed_by hub.link_side,
        ADD COLUMN agreement_id uuid, ADD COLUMN remark_th text;
      CREATE INDEX partner_link_from_idx ON hub.partner_link (from_id, kind, id);
      CREATE INDEX partner_link_agreement_idx ON hub.partner_link (agreement_id);
      DROP POLICY may_update ON hub.partner_link;
      DROP POLICY may_insert ON hub.partner_link;
      CALL hub.restrict_writing('partner_link', $r$${INSERTING}$r$, $r$${UPDATING}$r$);
    `);
  }

  /** The kinds stay: PostgreSQL takes no value out of a type, and a value that nothing has does no harm. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY may_update ON hub.partner_link;
      DROP POLICY may_insert ON hub.partner_link;
      CALL hub.restrict_writing('partner_link', $r$${KEEPERS}$r$, $r$${KEEPERS}$r$);
      DROP INDEX hub.partner_link_from_idx, hub.partner_link_agreement_idx;
      ALTER TABLE hub.partner_link DROP COLUMN state, DROP COLUMN claimed_by, DROP COLUMN agreement_id,
        DROP COLUMN remark_th;
      ALTER TABLE hub.partner_link_history DROP COLUMN state, DROP COLUMN claimed_by, DROP COLUMN agreement_id,
        DROP COLUMN remark_th;
      DROP TYPE hub.link_state, hub.link_side;
    `);
  }
}

const KINDS = ['SERVES', 'PAIRED_WITH', 'SUPPORTS', 'ADVISES', 'COOPERATES'];

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const SPEAKS = `((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const KEEPERS = `${ADMINISTRATOR} OR hub.keeps_partner(to_id)`;
const IS_CLAIM = `kind <> 'SUPERVISES'`;
const steward = (column: string) => `${column} = (SELECT hub.own_partner()) AND ${SPEAKS}`;
const CLAIMER = `(${IS_CLAIM}) AND (CASE claimed_by WHEN 'FROM' THEN from_id ELSE to_id END = (SELECT hub.own_partner()) AND ${SPEAKS}) AND ((SELECT hub.has_capability('CLAIM_LINK', NULL)))`;
const EITHER_SIDE = `${steward('from_id')} OR ${steward('to_id')} OR hub.administers(from_id) OR hub.administers(to_id)`;
const INSERTING = `${ADMINISTRATOR} OR ${CLAIMER} OR hub.keeps_partner(to_id)`;
const UPDATING = `${ADMINISTRATOR} OR (${IS_CLAIM}) AND (${EITHER_SIDE}) OR hub.keeps_partner(to_id)`;
