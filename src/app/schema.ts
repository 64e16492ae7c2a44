import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { attach, completeListing, NodeQueries } from '../kernel/listing/index.ts';
import { leaveUnread } from '../kernel/scalars/index.ts';
// Has no query of its own: it hangs the register's own records on what the other modules declare.
import '../modules/interchange/index.ts';
import {
  AccountMutations,
  ApiClientMutations,
  ApiClientQueries,
  PersonQueries,
  ReadersQueries,
  SigningInMutations,
  ViewerQueries,
} from '../modules/access/index.ts';
import { ActivityMutations, ActivityQueries, HelpCentreMutations } from '../modules/activities/index.ts';
import {
  AgreementMutations,
  AgreementQueries,
  MouRoleMutations,
  PartnerLinkMutations,
  PartnerLinkQueries,
} from '../modules/agreements/index.ts';
import { AreaQueries } from '../modules/areas/index.ts';
import { DirectiveMutations, DirectiveQueries } from '../modules/directives/index.ts';
import {
  PartnerMutations,
  PartnerPartMutations,
  PartnerQueries,
  RegisterDutyMutations,
  RegisterDutyQueries,
  SanghaQueries,
} from '../modules/partners/index.ts';
import { ProjectMutations, ProjectPartMutations, ProjectQueries } from '../modules/projects/index.ts';
import {
  ResourceDistributionMutations,
  ResourceMutations,
  ResourceQueries,
} from '../modules/resources/index.ts';
import { AccessQueries, AuditQueries, completeAccessActions, HistoryQueries } from '../write/index.ts';
import { mutationAnswers } from './graphql/mutate.ts';
import { takeFromReadObjects } from './graphql/read-back.ts';
import { rootAnswers } from './graphql/root-answers.ts';

/** type-graphql has no place for the roots' own descriptions. */
const QUERY =
  'What can be asked. Lists come in pages; every object has a global id by which `node` finds it again.';

const MUTATION =
  'What can be written. Each takes one input with a key that makes a repeat harmless, and answers what was written or why not.';

/** Makes the schema of what the modules declare, as yet without answers. */
export async function buildHubTypes(): Promise<GraphQLSchema> {
  completeListing();
  completeAccessActions();
  const schema = await buildSchema({
    resolvers: [
      NodeQueries,
      AreaQueries,
      PartnerQueries,
      SanghaQueries,
      RegisterDutyQueries,
      ApiClientQueries,
      AccessQueries,
      PersonQueries,
      ViewerQueries,
      HistoryQueries,
      ReadersQueries,
      AuditQueries,
      AgreementQueries,
      AgreementMutations,
      MouRoleMutations,
      PartnerLinkQueries,
      PartnerLinkMutations,
      ProjectQueries,
      ProjectMutations,
      ProjectPartMutations,
      ActivityQueries,
      ActivityMutations,
      HelpCentreMutations,
      DirectiveQueries,
      DirectiveMutations,
      ResourceQueries,
      ResourceMutations,
      ResourceDistributionMutations,
      PartnerMutations,
      PartnerPartMutations,
      RegisterDutyMutations,
      ApiClientMutations,
      SigningInMutations,
      AccountMutations,
    ],
    // Arguments are checked where they are read, with errors that name field, rule and value.
    validate: false,
  });
  leaveUnread(schema);
  const query = schema.getQueryType();
  if (query) query.description = QUERY;
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = MUTATION;
  return schema;
}

let built: Promise<GraphQLSchema> | undefined;

/** The hub's schema; the same object for every server of this process. Reads are answered past it, by the reader. */
export function buildHubSchema(): Promise<GraphQLSchema> {
  built ??= buildHubTypes().then((types) =>
    takeFromReadObjects(attach(types, { ...rootAnswers(types), ...mutationAnswers(types) })),
  );
  return built;
}
