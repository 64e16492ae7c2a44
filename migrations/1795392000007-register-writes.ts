import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the register's own writes need: duties that can be withdrawn, and contact channels that end with their partner. */
export class RegisterWrites1795392000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE hub.register_duty ADD COLUMN is_in_force boolean NOT NULL DEFAULT true;
      ALTER TABLE hub.register_duty_history ADD COLUMN is_in_force boolean;
      ${keeps('AND d.is_in_force')}
      ${mayWrite('register_duty', ADMINISTRATOR)}
      ${readable('contact_channel', `${READERS} OR (SELECT hub.is_system())`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${readable('contact_channel', READERS)}
      ${mayWrite('register_duty', 'false')}
      ${keeps('')}
      ALTER TABLE hub.register_duty DROP COLUMN is_in_force;
      ALTER TABLE hub.register_duty_history DROP COLUMN is_in_force;
    `);
  }
}

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const READERS = `${ADMINISTRATOR} OR (SELECT hub.has_role('AUDITOR')) OR partner_id = (SELECT hub.own_partner()) OR hub.oversees(partner_id)`;

/** A duty that was withdrawn stays as a row, and no longer counts. */
const keeps = (inForce: string) => `
  CREATE OR REPLACE FUNCTION hub.keeps(kept hub.partner_type, area uuid, unit uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hub.has_role('COORDINATOR')
    AND EXISTS (SELECT FROM hub.partner p JOIN hub.register_duty d ON d.keeper_type = p.type
      WHERE p.id = hub.own_partner() AND d.kept_type = kept ${inForce})
    AND (hub.is_in_scope(area) OR hub.is_in_sangha_scope(unit));`;

const mayWrite = (table: string, condition: string) => `
  DROP POLICY may_insert ON hub.${table};
  DROP POLICY may_update ON hub.${table};
  CALL hub.restrict_writing('${table}', $r$${condition}$r$, $r$${condition}$r$);`;

const readable = (table: string, condition: string) =>
  [table, `${table}_history`]
    .map(
      (each) => `
  DROP POLICY restricted ON hub.${each};
  CREATE POLICY restricted ON hub.${each} FOR SELECT USING (${condition});`,
    )
    .join('');
