import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who drafts or proposes a project can be its host, and nobody approves its own. */
export class ProposingAndApproving1795392000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(policies(` AND (hub.has_capability('HOST_PROJECT', area_id))`, NOT_ITS_OWN));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(policies('', ''));
  }
}

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const STEWARD = `owner_id = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const NOT_ITS_OWN = `(owner_id <> (SELECT hub.own_partner())) AND `;

/**
 * @param host what is asked of a proposer, beside that it may propose
 * @param another what is asked of an approver, beside that it may approve
 */
function policies(host: string, another: string): string {
  const proposer = `(${STEWARD}) AND (hub.has_capability('PROPOSE_PROJECT', area_id))${host}`;
  const approver = `((SELECT hub.has_role('COORDINATOR'))) AND ${another}(hub.has_capability('APPROVE_PROJECT', area_id))`;
  return ['project_draft', 'project']
    .map((table) => {
      const changer = table === 'project' ? ` OR ${approver}` : '';
      return `
        DROP POLICY may_update ON hub.${table};
        DROP POLICY may_insert ON hub.${table};
        CALL hub.restrict_writing('${table}', $r$${ADMINISTRATOR} OR ${proposer}$r$, $r$${ADMINISTRATOR} OR ${STEWARD}${changer}$r$);`;
    })
    .join('');
}
