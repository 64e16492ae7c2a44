import { GraphQLDateTime, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { toGlobalId } from '../../../kernel/listing/index.ts';
import { HubRole, type Scope } from '../../../kernel/viewer.ts';
import {
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { PARTNER_TYPES, Partner } from '../../partners/index.ts';
import { addClient } from '../api-client.service.ts';
import { ClientScope } from '../kinds.type.ts';
import { checkExpiry, refOfClient } from './api-client-to-change.ts';

@InputType('CreateApiClientInput', { description: 'An app that is to use the API.' })
export class CreateApiClientInput extends MutationInput {
  @Field(() => GraphQLNonEmptyString, { description: 'What it is called.' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The partner for which it acts; left out for one that only reads what is shared.',
  })
  partnerId?: string | null;

  @Field(() => [HubRole], { defaultValue: [], description: 'What it is in that partner.' })
  roles!: HubRole[];

  @Field(() => [ClientScope], { defaultValue: [], description: 'What it may do beyond reading.' })
  scopes!: Scope[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'From when on its key no longer works; left out for one without an end.',
  })
  expiresAt?: Date | null;
}

/** Makes a client with a first key, which is shown in the answer and kept as a hash. */
export async function createApiClient(writing: Writing, input: CreateApiClientInput): Promise<Written> {
  const { name, expiresAt } = input;
  const roles = [...new Set(input.roles)];
  const scopes = [...new Set(input.scopes)];
  const partnerId = input.partnerId == null ? null : await partnerIn(writing, input.partnerId);
  await writing.mayCreate({ partnerId, roles });
  const problems = new Problems();
  problems.text('name', name);
  checkRoles(problems, partnerId, roles);
  await checkExpiry(writing, problems, expiresAt);
  problems.check();
  const made = await addClient(writing.transaction, writing.changeId, {
    name,
    scopes,
    roles,
    partnerId,
    expiresAt: expiresAt?.toISOString() ?? null,
  });
  return {
    about: refOfClient(made.id),
    answers: { apiClient: refOfClient(made.id) },
    once: { key: made.key },
    details: { roles, scopes, expiresAt: expiresAt?.toISOString() ?? null },
  };
}

/** A role is held in a partner. */
export function checkRoles(problems: Problems, partnerId: string | null, roles: readonly HubRole[]): void {
  if (roles.length === 0 || partnerId !== null) return;
  problems.bad('roles', 'empty without a partner', roles.join(' '), {
    th: 'บทบาทต้องมีหน่วยงาน: ระบุ partnerId',
    en: 'A role is held in a partner: give partnerId',
  });
}

async function partnerIn(writing: Writing, globalId: string): Promise<string> {
  const object = objectOf('partnerId', globalId, PARTNER_TYPES);
  const partner = await writing.transaction.findOneBy(Partner, { id: object.id });
  if (partner === null) throw notFound('partnerId', toGlobalId(object.type, object.id));
  writing.about = object;
  if (partner.validTo === null && partner.mergedIntoId === null) return partner.id;
  throw invalidState(
    { th: 'หน่วยงานนี้สิ้นสุดหรือรวมเข้ากับหน่วยงานอื่นแล้ว', en: 'This partner has ended or was merged' },
    { field: 'partnerId', rule: 'in force', value: globalId },
  );
}
