import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that partners send. One partner's content is one file; what nothing shows is for its owner alone, and goes after a
 * day.
 */
export class Files1795392000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNIQUE INDEX stored_file_content_key ON hub.stored_file (owner_id, sha256);
      CREATE INDEX stored_file_sha256_idx ON hub.stored_file (sha256);
      CREATE INDEX resource_draft_file_idx ON hub.resource_draft (file_id);

      CREATE FUNCTION hub.shows_file(file uuid) RETURNS boolean
      LANGUAGE sql STABLE PARALLEL SAFE
      RETURN EXISTS (SELECT FROM hub.activity_evidence e WHERE e.file_id = file AND NOT e.is_withdrawn)
        OR EXISTS (SELECT FROM hub.resource_version v WHERE v.file_id = file);
      COMMENT ON FUNCTION hub.shows_file(uuid) IS 'Whether something that everybody sees shows a file: evidence that was not taken back, or a version of a resource.';

      CREATE FUNCTION hub.is_orphaned(file uuid) RETURNS boolean
      LANGUAGE sql STABLE PARALLEL SAFE
      RETURN NOT EXISTS (SELECT FROM hub.activity_evidence e WHERE e.file_id = file)
        AND NOT EXISTS (SELECT FROM hub.resource_version v WHERE v.file_id = file)
        AND NOT EXISTS (SELECT FROM hub.resource_draft d WHERE d.file_id = file)
        AND NOT EXISTS (SELECT FROM hub.audit_entry a WHERE a.target_id = file AND a.at > hub.now() - interval '24 hours');
      COMMENT ON FUNCTION hub.is_orphaned(uuid) IS 'Whether nothing has ever named a file, and it was last sent a day ago or earlier.';

      ${['stored_file', 'stored_file_history']
        .map(
          (table) => `DROP POLICY shared ON hub.${table};
      CREATE POLICY restricted ON hub.${table} FOR SELECT USING (${READABLE});`,
        )
        .join('\n      ')}
      CREATE POLICY orphaned ON hub.stored_file FOR DELETE USING ((SELECT hub.is_system()) AND hub.is_orphaned(id));
      DO $$ BEGIN EXECUTE format('GRANT DELETE ON hub.stored_file TO %I', hub.role_named('app')); END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN EXECUTE format('REVOKE DELETE ON hub.stored_file FROM %I', hub.role_named('app')); END $$;
      DROP POLICY orphaned ON hub.stored_file;
      ${['stored_file', 'stored_file_history']
        .map(
          (table) => `DROP POLICY restricted ON hub.${table};
      CREATE POLICY shared ON hub.${table} FOR SELECT USING (true);`,
        )
        .join('\n      ')}
      DROP FUNCTION hub.is_orphaned(uuid), hub.shows_file(uuid);
      DROP INDEX hub.resource_draft_file_idx, hub.stored_file_sha256_idx, hub.stored_file_content_key;
    `);
  }
}

const READABLE = `hub.shows_file(id) OR owner_id = (SELECT hub.own_partner()) OR (SELECT hub.has_role('ADMIN')) OR (SELECT hub.has_role('AUDITOR')) OR (SELECT hub.is_system())`;
