import type { MigrationInterface, QueryRunner } from 'typeorm';

const WHAT_IT_IS = [
  'type',
  'area_id',
  'sangha_unit_id',
  'valid_from',
  'valid_to',
  'merged_into_id',
  'name_th',
  'local_authority_kind',
  'office_tier',
  'government_office_kind',
  'end_reason',
];
const WHERE_IT_IS = WHAT_IT_IS.slice(0, 6);

/** A partner's own people may keep its row up to date; what it is called and of what kind it is, is for whoever keeps the register. */
export class NamesAndKindsHeld1795392000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(holding(WHAT_IT_IS));
    await runner.query(commenting('name, kind, place and validity'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(holding(WHERE_IT_IS));
    await runner.query(commenting('type, place and validity'));
  }
}

const holding = (columns: readonly string[]): string => {
  const row = (name: 'OLD' | 'NEW') => `(${columns.map((column) => `${name}.${column}`).join(', ')})`;
  return `
    DROP TRIGGER hold_in_place ON hub.partner;
    CREATE TRIGGER hold_in_place BEFORE UPDATE ON hub.partner FOR EACH ROW
      WHEN (${row('OLD')} IS DISTINCT FROM ${row('NEW')}) EXECUTE FUNCTION hub.hold_in_place();`;
};

const commenting = (what: string): string =>
  `COMMENT ON FUNCTION hub.hold_in_place() IS 'Keeps a partner''s ${what} for those who keep the register.';`;
