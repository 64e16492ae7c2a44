import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { PartnerApi } from './partner.type.ts';
import { ChangeAuthorityKindInput, changeAuthorityKind } from './writes/change-authority-kind.ts';
import { CreatePartnerInput } from './writes/create-partner.input.ts';
import { createPartner } from './writes/create-partner.ts';
import { EndPartnerInput, endPartner } from './writes/end-partner.ts';
import { MergePartnersInput, mergePartners } from './writes/merge-partners.ts';
import { MovePartnerInput, movePartner } from './writes/move-partner.ts';
import { RecordSuccessionInput, recordSuccession } from './writes/record-succession.ts';
import { RenamePartnerInput, renamePartner } from './writes/rename-partner.ts';
import { UpdatePartnerInput, updatePartner } from './writes/update-partner.ts';

const partner = { object: () => PartnerApi, description: 'The partner as it is now.' };

/** What can be written in the register of partners. */
@Resolver()
export class PartnerMutations {
  @HubMutation({
    description:
      'Adds a body to the register. A local authority is put under the provincial office of its province.',
    input: () => CreatePartnerInput,
    payload: { partner },
    run: createPartner,
  })
  createPartner!: never;

  @HubMutation({
    description: 'Changes what is known of a partner beside its Thai name, its place and its kind.',
    input: () => UpdatePartnerInput,
    payload: { partner },
    run: updatePartner,
  })
  updatePartner!: never;

  @HubMutation({
    description: 'Gives a partner another seat, or a temple another unit of the Sangha.',
    input: () => MovePartnerInput,
    payload: { partner },
    run: movePartner,
  })
  movePartner!: never;

  @HubMutation({
    description: 'Gives a partner a new name; the one before stays among its other names.',
    input: () => RenamePartnerInput,
    payload: { partner },
    run: renamePartner,
  })
  renamePartner!: never;

  @HubMutation({
    description:
      'Makes a local authority one of another kind, such as an SAO a municipality. It stays the same partner.',
    input: () => ChangeAuthorityKindInput,
    payload: { partner },
    run: changeAuthorityKind,
  })
  changeAuthorityKind!: never;

  @HubMutation({
    description: 'Ends a partner, with its codes, coverage, ties and contact channels.',
    input: () => EndPartnerInput,
    payload: { partner },
    run: endPartner,
  })
  endPartner!: never;

  @HubMutation({
    description:
      'Merges a second entry of a body into the one that stays, which then answers for the ids of both.',
    input: () => MergePartnersInput,
    payload: { partner: { object: () => PartnerApi, description: 'The entry that stays.' } },
    run: mergePartners,
  })
  mergePartners!: never;

  @HubMutation({
    description: 'Records that bodies were followed by others: merged, split or replaced. The former end.',
    input: () => RecordSuccessionInput,
    payload: {
      partner: {
        object: () => PartnerApi,
        description: 'The one that became several by a split; else the one that came after.',
      },
    },
    run: recordSuccession,
  })
  recordSuccession!: never;
}
