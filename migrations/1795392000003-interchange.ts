import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports: which file was brought in, what was said of its rows, and what a register last said about each row. */
export class Interchange1795392000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hub.import_run (
        id uuid CONSTRAINT import_run_pk PRIMARY KEY,
        register text NOT NULL,
        file_names text[] NOT NULL,
        sha256 text NOT NULL,
        as_of date,
        complete boolean NOT NULL,
        counts jsonb NOT NULL,
        change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change
      );
      CREATE TABLE hub.import_finding (
        id uuid CONSTRAINT import_finding_pk PRIMARY KEY,
        run_id uuid NOT NULL CONSTRAINT import_finding_run_fk REFERENCES hub.import_run,
        outcome text NOT NULL,
        file text,
        line integer,
        key text,
        field text,
        rule text NOT NULL,
        value text,
        change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change
      );
      CREATE INDEX import_finding_run_idx ON hub.import_finding (run_id, line);
      CREATE TABLE hub.register_record (
        id uuid CONSTRAINT register_record_pk PRIMARY KEY,
        register text NOT NULL,
        key text COLLATE "C" NOT NULL,
        subject_id uuid NOT NULL,
        run_id uuid NOT NULL CONSTRAINT register_record_run_fk REFERENCES hub.import_run,
        line integer NOT NULL,
        published jsonb NOT NULL,
        offered jsonb NOT NULL,
        change_id uuid NOT NULL CONSTRAINT change_fk REFERENCES hub.change
      );
      CREATE UNIQUE INDEX register_record_key ON hub.register_record (register, key);
      CREATE INDEX register_record_subject_idx ON hub.register_record (subject_id);
      CALL hub.protect('import_run', false, true);
      CALL hub.protect('import_finding', false, true);
      CALL hub.protect('register_record', false, true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hub.register_record, hub.import_finding, hub.import_run');
  }
}
