import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { AnsweredField } from '../../kernel/listing/index.ts';
import { HubRole } from '../../kernel/viewer.ts';
import { AccessRule } from '../../write/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { CANDIDATE_CAP, whoCouldRead } from './who-could-read.ts';
import './kinds.type.ts';

@ObjectType('ReaderThen', {
  description: 'An account or a client that could read a record on a day, and by which rules.',
})
class ReaderThen {
  @Field(() => String, { description: 'Who, as `person:<id>` or `client:<id>`: never a name.' })
  actor!: string;

  @Field(() => [HubRole], { description: 'What it was in the partner for which it acted.' })
  roles!: HubRole[];

  @Field(() => PartnerApi, { description: 'The partner for which it acted, as it is today.', nullable: true })
  partner!: PartnerApi | null;

  @Field(() => [AccessRule], { description: 'Every rule that held.' })
  rules!: AccessRule[];
}

@ObjectType('ReadersThen', { description: 'Who could read a record on a day.' })
class ReadersThen {
  @Field(() => GraphQLLocalDate, { description: 'The day, in Bangkok.' })
  on!: string;

  @Field(() => Boolean, {
    description: 'Whether everybody with a key may read such records; nobody is then named.',
  })
  isShared!: boolean;

  @Field(() => [ReaderThen], { description: 'Those who could, accounts after clients.' })
  readers!: ReaderThen[];

  @Field(() => Int, { description: 'How many accounts and clients the rules were asked about.' })
  examined!: number;

  @Field(() => Boolean, {
    description: `Whether more than ${CANDIDATE_CAP.toLocaleString('en')} had a role on that day: the others were not asked about.`,
  })
  isCapped!: boolean;

  @Field(() => [String], {
    description:
      'Accounts and clients that had a role on that day and have been disabled, purged or revoked since: whether they could read it is not known.',
  })
  endedSince!: string[];
}

/** What auditors and administrators can ask about the rights of others. */
@Resolver()
export class ReadersQueries {
  @AnsweredField(() => ReadersThen, {
    description:
      'Who could read a record on a day, and by which rules: for auditors and administrators. The rules are asked, as each of those who had a role on that day, about the record as it was recorded at the end of it. What is not known: an account or client that was not in force for a part of its time only, and roles of a client that were others then, are judged by what is recorded of them today; ties of supervision count by their dates, whenever they were entered; the hub’s rules are those of today. Null where there was no such record on that day.',
    nullable: true,
    arguments: [
      { name: 'target', type: () => ID, description: 'The global id of the record.' },
      { name: 'on', type: () => GraphQLLocalDate, description: 'The day in Bangkok; today at the latest.' },
    ],
    answer: (args, asking) => whoCouldRead(args as { target: string; on: string }, asking),
  })
  whoCouldRead!: never;
}
