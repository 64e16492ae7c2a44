import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { AgreementApi, AgreementClauseApi, AgreementPartyApi } from './agreement.type.ts';
import {
  EndAgreementInput,
  endAgreement,
  UpdateAgreementInput,
  updateAgreement,
} from './writes/change-agreement.ts';
import {
  AddAgreementClauseInput,
  addAgreementClause,
  EndAgreementClauseInput,
  endAgreementClause,
  UpdateAgreementClauseInput,
  updateAgreementClause,
  VerifyAgreementClauseInput,
  verifyAgreementClause,
} from './writes/clauses.ts';
import { CreateAgreementInput, createAgreement } from './writes/create-agreement.ts';
import {
  AddAgreementPartyInput,
  addAgreementParty,
  EndAgreementPartyInput,
  endAgreementParty,
} from './writes/parties.ts';

const agreement = { object: () => AgreementApi, description: 'The agreement as it is now.' };
const party = { object: () => AgreementPartyApi, description: 'Its place in the agreement as it is now.' };
const clause = { object: () => AgreementClauseApi, description: 'The clause as it is now.' };

/** What can be written of agreements. */
@Resolver()
export class AgreementMutations {
  @HubMutation({
    description: 'Enters an agreement that was signed on paper, with its parties.',
    input: () => CreateAgreementInput,
    payload: { agreement },
    run: createAgreement,
  })
  createAgreement!: never;

  @HubMutation({
    description: 'Corrects what is known of an agreement beside its parties, its territory and its time.',
    input: () => UpdateAgreementInput,
    payload: { agreement },
    run: updateAgreement,
  })
  updateAgreement!: never;

  @HubMutation({
    description: 'Ends an agreement: it binds nobody from that day on, and the roles that it gave are gone.',
    input: () => EndAgreementInput,
    payload: { agreement },
    run: endAgreement,
  })
  endAgreement!: never;

  @HubMutation({
    description: 'Adds a party to an agreement.',
    input: () => AddAgreementPartyInput,
    payload: { agreement, party },
    run: addAgreementParty,
  })
  addAgreementParty!: never;

  @HubMutation({
    description: 'Ends the place of a party in an agreement.',
    input: () => EndAgreementPartyInput,
    payload: { agreement, party },
    run: endAgreementParty,
  })
  endAgreementParty!: never;

  @HubMutation({
    description:
      'Adds a clause to an agreement; its wording is unverified until it is compared with the paper.',
    input: () => AddAgreementClauseInput,
    payload: { agreement, clause },
    run: addAgreementClause,
  })
  addAgreementClause!: never;

  @HubMutation({
    description: 'Gives a clause another wording, which is unverified.',
    input: () => UpdateAgreementClauseInput,
    payload: { agreement, clause },
    run: updateAgreementClause,
  })
  updateAgreementClause!: never;

  @HubMutation({
    description: 'States that the wording of a clause was compared with the paper, and is that of the paper.',
    input: () => VerifyAgreementClauseInput,
    payload: { agreement, clause },
    run: verifyAgreementClause,
  })
  verifyAgreementClause!: never;

  @HubMutation({
    description: 'Ends a clause.',
    input: () => EndAgreementClauseInput,
    payload: { agreement, clause },
    run: endAgreementClause,
  })
  endAgreementClause!: never;
}
