import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two entries of one body may have sent the same content: merged, it has two files of it, each of which something may show.
 * That one partner sends one file once is held by the lock under which it is kept.
 */
export class FilesOfMergedPartners1795392000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX hub.stored_file_content_key;
      CREATE INDEX stored_file_content_idx ON hub.stored_file (owner_id, sha256);
    `);
  }

  /** Where a partner has the same content twice by now, that stays so. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX hub.stored_file_content_idx;
      DO $$ BEGIN
        CREATE UNIQUE INDEX stored_file_content_key ON hub.stored_file (owner_id, sha256);
      EXCEPTION WHEN unique_violation THEN
        CREATE INDEX stored_file_content_key ON hub.stored_file (owner_id, sha256);
      END $$;
    `);
  }
}
