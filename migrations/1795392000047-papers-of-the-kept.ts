import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the office that keeps a partner's entry in the register enter by its paper what it confirmed or answered. */
export class PapersOfTheKept1795392000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(policies(['hub.administers', 'hub.keeps_partner']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(policies(['hub.administers']));
  }
}

const ADMINISTRATOR = `(SELECT hub.has_role('ADMIN'))`;
const SPEAKS = `((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`;
const steward = (partner: string): string => `${partner} = (SELECT hub.own_partner()) AND ${SPEAKS}`;

const insertable = (table: string, condition: string): string =>
  `ALTER POLICY may_insert ON hub.${table} WITH CHECK ((SELECT hub.is_system()) OR (${condition}));`;
const updatable = (table: string, condition: string): string =>
  `ALTER POLICY may_update ON hub.${table} USING ((SELECT hub.is_system()) OR (${condition}))
    WITH CHECK ((SELECT hub.is_system()) OR (${condition}));`;

/** @param answering which functions tell who answers for a partner that does not speak for itself */
function policies(answering: readonly string[]): string {
  const speakers = [steward, ...answering.map((name) => (partner: string) => `${name}(${partner})`)];
  const confirmers = [ADMINISTRATOR, ...speakers.map((speaker) => speaker('partner_id'))].join(' OR ');
  const eitherSide = speakers.flatMap((speaker) => [speaker('from_id'), speaker('to_id')]).join(' OR ');
  return [
    insertable('confirmation', confirmers),
    updatable('project_participation', `${confirmers} OR hub.speaks_for_project(project_id)`),
    insertable('resource_acknowledgement', confirmers),
    updatable('resource_addressee', confirmers),
    updatable('directive_addressee', confirmers),
    insertable('directive_answer', confirmers),
    updatable('directive_answer', confirmers),
    updatable(
      'partner_link',
      `${ADMINISTRATOR} OR (kind <> 'SUPERVISES') AND (${eitherSide}) OR hub.keeps_partner(to_id)`,
    ),
  ].join('\n');
}
