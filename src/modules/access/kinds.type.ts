import { hubEnum } from '../../kernel/listing/index.ts';
import { HubRole, type Scope } from '../../kernel/viewer.ts';

hubEnum(HubRole, 'HubRole', 'What somebody is in a partner; roles under an agreement are apart from it.', {
  MEMBER: 'Works there.',
  REPORTING_OFFICER: 'Speaks for it: keeps its own entry and reports.',
  COORDINATOR: 'Coordinates it and those that it supervises, with their accounts and apps.',
  ANALYST: 'Asks questions of its data and of those that it supervises.',
  AUDITOR: 'May look at everything but what proves who somebody is, and changes nothing.',
  ADMIN: 'Looks after the hub.',
});

/** What a client may do beyond reading, as the API names it. */
export const ClientScope = { WRITE: 'WRITE', BULK: 'BULK' } as const satisfies Record<Scope, Scope>;

hubEnum<Scope>(ClientScope, 'ClientScope', 'What a client may do beyond reading.', {
  WRITE: 'Write for its partner, as far as its roles there go.',
  BULK: 'Ask for pages of up to 1,000 rows instead of 100.',
});
