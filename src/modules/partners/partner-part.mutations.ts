import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { ContactChannelApi } from './contact-channel.type.ts';
import { CoverageApi } from './coverage.type.ts';
import { PartnerApi } from './partner.type.ts';
import { PartnerCodeApi } from './partner-code.type.ts';
import { PartnerNameApi } from './partner-name.type.ts';
import {
  AddContactChannelInput,
  addContactChannel,
  EndContactChannelInput,
  endContactChannel,
  UpdateContactChannelInput,
  updateContactChannel,
} from './writes/contact-channels.ts';
import { EndCoverageInput, endCoverage, SetCoverageInput, setCoverage } from './writes/coverage.ts';
import {
  AddPartnerAliasInput,
  addPartnerAlias,
  EndPartnerAliasInput,
  endPartnerAlias,
} from './writes/partner-aliases.ts';
import {
  AddPartnerCodeInput,
  addPartnerCode,
  EndPartnerCodeInput,
  endPartnerCode,
} from './writes/partner-codes.ts';

const partner = { object: () => PartnerApi, description: 'The partner that it hangs on.' };
const code = { object: () => PartnerCodeApi, description: 'The code as it is now.' };
const name = { object: () => PartnerNameApi, description: 'The name as it is now.' };
const coverage = { object: () => CoverageApi, description: 'The coverage as it is now.' };
const contactChannel = { object: () => ContactChannelApi, description: 'The contact channel as it is now.' };

/** What can be written that hangs on a partner. */
@Resolver()
export class PartnerPartMutations {
  @HubMutation({
    description: 'Adds a code to a partner.',
    input: () => AddPartnerCodeInput,
    payload: { partner, code },
    run: addPartnerCode,
  })
  addPartnerCode!: never;

  @HubMutation({
    description: 'Ends a code of a partner on a day.',
    input: () => EndPartnerCodeInput,
    payload: { partner, code },
    run: endPartnerCode,
  })
  endPartnerCode!: never;

  @HubMutation({
    description: 'Adds an alias or an abbreviation to a partner.',
    input: () => AddPartnerAliasInput,
    payload: { partner, name },
    run: addPartnerAlias,
  })
  addPartnerAlias!: never;

  @HubMutation({
    description: 'Ends an alias or an abbreviation of a partner on a day.',
    input: () => EndPartnerAliasInput,
    payload: { partner, name },
    run: endPartnerAlias,
  })
  endPartnerAlias!: never;

  @HubMutation({
    description: 'Lets a local authority cover an area, or changes how far it covers one.',
    input: () => SetCoverageInput,
    payload: { partner, coverage },
    run: setCoverage,
  })
  setCoverage!: never;

  @HubMutation({
    description: 'Ends the coverage of an area on a day.',
    input: () => EndCoverageInput,
    payload: { partner, coverage },
    run: endCoverage,
  })
  endCoverage!: never;

  @HubMutation({
    description: 'Adds a way in which a partner’s office is reached.',
    input: () => AddContactChannelInput,
    payload: { partner, contactChannel },
    run: addContactChannel,
  })
  addContactChannel!: never;

  @HubMutation({
    description: 'Changes a contact channel: its value, or what it is for.',
    input: () => UpdateContactChannelInput,
    payload: { partner, contactChannel },
    run: updateContactChannel,
  })
  updateContactChannel!: never;

  @HubMutation({
    description: 'Ends the use of a contact channel on a day.',
    input: () => EndContactChannelInput,
    payload: { partner, contactChannel },
    run: endContactChannel,
  })
  endContactChannel!: never;
}
