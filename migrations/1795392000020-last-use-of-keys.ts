import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever sees a key sees when it was last used: a key that nobody uses any more is to be found and revoked. */
export class LastUseOfKeys1795392000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(replacing(BY_KEY));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(replacing(BY_SYSTEM));
  }
}

const replacing = (readable: string): string => `
  DROP POLICY restricted ON hub.api_key_use;
  CREATE POLICY restricted ON hub.api_key_use FOR SELECT USING (${readable});`;

const BY_SYSTEM = '(SELECT hub.is_system())';

// Under the rights of whoever asks: of the keys, row-level security shows those that the viewer may see.
const BY_KEY = `${BY_SYSTEM} OR EXISTS (SELECT FROM hub.api_key k WHERE k.id = key_id)`;
