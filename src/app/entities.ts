import * as access from '../modules/access/index.ts';
import * as areas from '../modules/areas/index.ts';
import * as interchange from '../modules/interchange/index.ts';
import * as partners from '../modules/partners/index.ts';
import * as write from '../write/index.ts';

/** Every table class of the hub, for the data source of the server, the commands and the migrations alike. */
export const entities = [
  write.Change,
  write.AuditEntry,
  write.Event,
  write.LedgerEntry,
  write.Unsealed,
  write.Idempotency,
  access.Person,
  access.Membership,
  access.ExternalIdentity,
  access.Credential,
  access.AccountToken,
  access.ApiClient,
  access.ApiKey,
  access.ApiKeyUse,
  areas.Area,
  areas.AreaPopulation,
  partners.SanghaUnit,
  partners.Partner,
  partners.Agency,
  partners.LocalAdministrationOffice,
  partners.LocalAuthority,
  partners.CommunityDevelopmentOffice,
  partners.GovernmentOffice,
  partners.SanghaOffice,
  partners.Temple,
  partners.Village,
  partners.NetworkPartner,
  partners.PartnerCode,
  partners.PartnerName,
  partners.PartnerLink,
  partners.PartnerSuccession,
  partners.PartnerMatch,
  partners.Coverage,
  partners.RegisterDuty,
  partners.ContactChannel,
  partners.Confirmation,
  interchange.ImportRun,
  interchange.ImportFinding,
  interchange.RegisterRecord,
  interchange.PublishedValue,
];
