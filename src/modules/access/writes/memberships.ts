import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { HubRole } from '../../../kernel/viewer.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { Membership } from '../membership.entity.ts';
import { Person, PersonStatus } from '../person.entity.ts';
import { addMember, refOfMembership, refOfPerson } from '../person.service.ts';
import { partnerToJoin } from './partner-to-join.ts';
import { mustStand } from './person-to-change.ts';

@InputType('AddMembershipInput', {
  description: 'What somebody who has an account is to be in a partner, from today on.',
})
export class AddMembershipInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => HubRole, { description: 'What the person is to be there.' })
  role!: HubRole;
}

@InputType('EndMembershipInput', { description: 'When somebody no longer has a role in a partner.' })
export class EndMembershipInput extends UpdateInput {
  @Field(() => ID, { description: 'The membership.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which the person no longer has the role.' })
  on!: string;
}

/** Gives somebody who has an account a further role. */
export async function addMembership(writing: Writing, input: AddMembershipInput): Promise<Written> {
  const { role } = input;
  const object = objectOf('personId', input.personId, ['Person']);
  const person = await writing.transaction.findOneBy(Person, { id: object.id });
  // Whoever is out of the viewer's sight is told of in the words for nobody.
  if (person === null) throw notFound('personId', input.personId);
  const partner = await partnerToJoin(writing, input.partnerId, { personId: person.id, role });
  mustStand('personId', person, PersonStatus.INVITED, PersonStatus.ACTIVE);
  const { transaction, changeId } = writing;
  const same: unknown[] = await transaction.query(
    `SELECT FROM membership WHERE person_id = $1 AND partner_id = $2 AND role = $3
       AND (valid_to IS NULL OR valid_to > hub.today())`,
    [person.id, partner.id, role],
  );
  if (same.length > 0) throw hasRole(role);
  const id = await addMember({ transaction, changeId }, { personId: person.id, partnerId: partner.id, role });
  return written(id, person.id, role);
}

const hasRole = (role: HubRole) =>
  duplicate(
    { th: `บุคคลนี้มีบทบาท ${role} ในหน่วยงานนี้อยู่แล้ว`, en: `The person has the role ${role} there already` },
    { field: 'role', rule: 'each once', value: role },
  );

/** Ends a role; sessions go on, and may what the roles that are left allow. */
export async function endMembership(writing: Writing, input: EndMembershipInput): Promise<Written> {
  const { on, expectedVersion } = input;
  const object = objectOf('id', input.id, ['Membership']);
  await writing.mayChange('id', object);
  const { id, personId, role, validFrom, validTo, version } = await writing.transaction.findOneByOrFail(
    Membership,
    { id: object.id },
  );
  if (expectedVersion !== version) throw stale(expectedVersion, version);
  if (validTo !== null) throw hasEnded(validTo);
  const problems = new Problems();
  problems.day('on', on);
  problems.inOrder('on', validFrom, on);
  problems.check();
  await writing.update(Membership, { id, expectedVersion }, { validTo: on });
  return written(id, personId, role);
}

const hasEnded = (day: string) =>
  invalidState(
    { th: `สิ้นสุดแล้วตั้งแต่ ${day}`, en: `It has ended on ${day}` },
    { field: 'id', rule: 'in force', value: day },
  );

const written = (id: string, personId: string, role: HubRole): Written => ({
  about: refOfMembership(id),
  answers: { membership: refOfMembership(id), person: refOfPerson(personId) },
  details: { role },
});
