import { Resolver } from 'type-graphql';
import { HubBatch, HubMutation } from '../../write/index.ts';
import { HelpCentreApi, HelpCentreCountApi } from './help-centre.type.ts';
import {
  CountHelpCentreInput,
  countHelpCentre,
  EndHelpCentreInput,
  endHelpCentre,
  OpenHelpCentreInput,
  openHelpCentre,
  UpdateHelpCentreInput,
  updateHelpCentre,
} from './writes/help-centres.ts';

const helpCentre = { object: () => HelpCentreApi, description: 'The help centre as it is now.' };
const count = { object: () => HelpCentreCountApi, description: 'The count as it is now.' };

/** What can be written of help centres. */
@Resolver()
export class HelpCentreMutations {
  @HubMutation({
    description: 'Opens the people’s help centre of a local authority.',
    input: () => OpenHelpCentreInput,
    payload: { helpCentre },
    run: openHelpCentre,
  })
  openHelpCentre!: never;

  @HubMutation({
    description: 'Changes what is known of a help centre.',
    input: () => UpdateHelpCentreInput,
    payload: { helpCentre },
    run: updateHelpCentre,
  })
  updateHelpCentre!: never;

  @HubMutation({
    description: 'Closes a help centre.',
    input: () => EndHelpCentreInput,
    payload: { helpCentre },
    run: endHelpCentre,
  })
  endHelpCentre!: never;

  @HubMutation({
    description:
      'Says what a help centre did in a month in one field; said again, it replaces what was said.',
    input: () => CountHelpCentreInput,
    payload: { count, helpCentre },
    run: countHelpCentre,
  })
  countHelpCentre!: never;

  @HubBatch({
    of: 'countHelpCentre',
    description:
      'Says what help centres did, up to 250 months and fields at once, such as what a spreadsheet has.',
  })
  countHelpCentres!: never;
}
