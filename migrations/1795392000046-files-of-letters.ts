import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter that was issued shows the files that came with it, and what a letter or a draft of one names is no orphan. */
export class FilesOfLetters1795392000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shows(` OR ${names('directive')}`));
    await runner.query(orphaned(` AND NOT ${names('directive')} AND NOT ${names('directive_draft')}`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(orphaned(''));
    await runner.query(shows(''));
  }
}

const names = (table: string): string =>
  `EXISTS (SELECT FROM hub.${table} l WHERE l.attachments @> jsonb_build_array(jsonb_build_object('file_id', file)))`;

const shows = (more: string): string => `
  CREATE OR REPLACE FUNCTION hub.shows_file(file uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM hub.activity_evidence e WHERE e.file_id = file AND NOT e.is_withdrawn)
    OR EXISTS (SELECT FROM hub.resource_version v WHERE v.file_id = file)${more};
`;

const orphaned = (more: string): string => `
  CREATE OR REPLACE FUNCTION hub.is_orphaned(file uuid) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NOT EXISTS (SELECT FROM hub.activity_evidence e WHERE e.file_id = file)
    AND NOT EXISTS (SELECT FROM hub.resource_version v WHERE v.file_id = file)
    AND NOT EXISTS (SELECT FROM hub.resource_draft d WHERE d.file_id = file)${more}
    AND NOT EXISTS (SELECT FROM hub.audit_entry a WHERE a.target_id = file AND a.at > hub.now() - interval '24 hours');
`;
