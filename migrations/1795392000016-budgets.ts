import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What clients, persons and addresses have spent of their budgets, shared by all processes; a client may have its own. */
export class Budgets1795392000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

// The columns are those of rate-limiter-flexible, in its order: it names none of them when it inserts.
const TABLE = `
  CREATE TABLE hub.budget_use (
    key varchar(255) NOT NULL CONSTRAINT budget_use_pk PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  );
  CREATE INDEX budget_use_expire_idx ON hub.budget_use (expire);
  CALL hub.protect_bare('budget_use', 'SELECT, INSERT, UPDATE, DELETE', '(SELECT hub.is_system())');
  CALL hub.restrict_writing('budget_use', 'false', 'false');
  CREATE POLICY ended ON hub.budget_use FOR DELETE USING ((SELECT hub.is_system()));

  ALTER TABLE hub.api_client ADD COLUMN budget integer CONSTRAINT api_client_budget_check CHECK (budget BETWEEN 1 AND 100000000);
  ALTER TABLE hub.api_client_history ADD COLUMN budget integer;
`;

const UNDO = `
  ALTER TABLE hub.api_client_history DROP COLUMN budget;
  ALTER TABLE hub.api_client DROP COLUMN budget;
  DROP TABLE hub.budget_use;
`;
