import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { PartnerApi } from './partner.type.ts';
import { RenamePartnerInput, renamePartner } from './writes/rename-partner.ts';

const partner = { object: () => PartnerApi, description: 'The partner as it is now.' };

/** What can be written in the register of partners. */
@Resolver()
export class PartnerMutations {
  @HubMutation({
    description: 'Gives a partner a new name; the one before stays among its other names.',
    input: () => RenamePartnerInput,
    payload: { partner },
    run: renamePartner,
  })
  renamePartner!: never;
}
