import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What signing in needs: counts of attempts, and people's names in Thai order. */
export class SigningIn1795392000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ATTEMPTS);
    await runner.query(collating('"th-x-icu"'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(collating('"default"'));
    await runner.query('DROP TABLE hub.sign_in_attempt');
  }
}

// The layout is that of rate-limiter-flexible, which reads and writes it. Counts are no facts about the network: they
// have neither change nor history, and go when they have run out.
const ATTEMPTS = `
  CREATE TABLE hub.sign_in_attempt (
    key varchar(255) CONSTRAINT sign_in_attempt_pk PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  );
  CALL hub.protect_bare('sign_in_attempt', 'SELECT, INSERT, UPDATE, DELETE', '(SELECT hub.is_system())');
  CREATE POLICY forgotten ON hub.sign_in_attempt FOR DELETE USING ((SELECT hub.is_system()));
  CALL hub.restrict_writing('sign_in_attempt', 'false', 'false');
`;

const collating = (collation: string): string =>
  ['person', 'person_history']
    .map((table) => `ALTER TABLE hub.${table} ALTER COLUMN display_name TYPE text COLLATE ${collation};`)
    .join('\n');
