import { fieldsOf } from './field-table.ts';

// Written by hand from what the personas say of themselves (rows.table.ts has their sentences) and from what the design
// calls shared and restricted; never from the rules that it checks, nor from the schema. A line names a type and those of
// its fields that share an answer: of the objects that belong to A (a local authority of province 30), B (one of province
// 50), T (a temple of province 30), C (the Community Development Department) and O (the asking viewer itself), whose value
// each persona sees. What is listed of an interface holds for each type that implements it.

export const FIELDS = fieldsOf(`
                                                    app   lao   c30   c50   temple analyst auditor anonymous

  # Who is in the network, where, under which codes and names, and what came before it: shared with everybody who has a
  # key, which is the point of the network.
  Partner area codes endReason id labelEn labelTh lastChange latitude longitude mergedFrom mergedInto nameEn nameTh
          otherNames predecessors registerRecords source successors type validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  LocalAuthority areaKm2 areaKm2AsPublished coverages localAuthorityKind
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  CommunityDevelopmentOffice officeTier           | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  GovernmentOffice governmentOfficeKind           | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  NetworkPartner networkPartnerKind               | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  SanghaOffice sanghaUnit                         | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Temple foundedYearBE nikaya sanghaUnit templeRank wisungkhamasima wisungkhamasimaAsPublished wisungkhamasimaOn
         wisungkhamasimaYearBE                    | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Village mooNo                                   | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  PartnerCode code id lastChange scheme source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  PartnerName id kind lastChange localAuthorityKind nameEn nameTh source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  PartnerSuccession effectiveOn kind lastChange predecessor source successor version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  PartnerCandidate matchedName partner path score | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Confirmation decision id lastChange object onBehalf paperDate paperReference partner
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Coverage area authority id kind lastChange registerRecords source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  RegisterDuty id isAssumed isInForce keeperType keptType lastChange version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -

  # Geography and the Sangha's tree, and what registers said.
  Area ancestors children code coverages id labelEn labelTh lastChange latitude level longitude nameEn nameTh parent
       partners partnersWithin populations postcode registerRecords source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AreaPopulation asOf female households lastChange male population source version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  SanghaUnit area children id lastChange level nameEn nameTh nikaya number offices parent registerRecords source temples
             validFrom validTo version            | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  RegisterRecord key line published register run  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  PublishedValue column text                      | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ImportRun asOf change fileNames register sha256 | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -

  # Knowledge that was published, to whom it was sent, and who has acknowledged it: shared, and that is what it is for.
  Partner resourceDistributions resources resourcesReceived
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Area resources                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  KnowledgeResource addressees audienceAreas audienceTypes clause currentVersion descriptionEn descriptionTh distributions id
                    kind lastChange publisher source state stateSince tags titleEn titleTh version versions withdrawalReason
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ResourceVersion acknowledgements changesEn changesTh file id issued language lastChange number publishedOn resource source
                  url version                     | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ResourceDistribution acknowledgeBy addressees areas id lastChange letterNumber missing noteTh partnerTypes partnersNamed
                       resource sender sentOn sentVersion source version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ResourceAddressee acknowledgement distribution id lastChange partner resource source state version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ResourceAcknowledgement acknowledgedOn acknowledgedVersion confirmation id lastChange partner source version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  # What is still worked on is for its publisher's own people, and the inspector.
  Partner resourceDrafts                          | C     A     -     -     T      -       ABTC    -
  ResourceDraft audienceAreas audienceTypes changesEn changesTh clause descriptionEn descriptionTh file id issued kind language
                lastChange publisher resource source state tags titleEn titleTh url version
                                                  | C     A     -     -     T      -       ABTC    -
  Query resourceDrafts                            | C     A     -     -     T      -       ABTC    -

  # By which way and why something was written is told with what was written; who it was, as a client or person by id.
  Change actingFor actor at channel reason        | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -

  # How an office is reached: its own people, those who supervise it, the inspector. The analyst sits in the department
  # that supervises the provincial offices, and through them the local authorities of both provinces.
  Partner contactChannels                         | C     A     A     B     T      AB      ABTC    -
  ContactChannel id kind lastChange partner purposeEn purposeTh source validFrom validTo value version
                                                  | C     A     A     B     T      AB      ABTC    -

  # The apps of an office and their keys: whoever manages them, the inspector; an app sees itself and not its keys. Here O
  # is also what belongs to the viewer's own office, where that is none of the four.
  Partner apiClients                              | C     -     A     B     -      -       ABTC    -
  ApiClient id isDemo lastChange name partner roles scopes version
                                                  | O     -     AO    BO    -      -       ABTC    -
  ApiClient keys                                  | -     -     AO    BO    -      -       ABTC    -
  ApiKey expiresAt lastUsedAt madeAt              | -     -     AO    BO    -      -       ABTC    -
  # The owners' apps are revoked ones; those that ask are in force.
  ApiClient revokedAt                             | -     -     A     B     -      -       ABTC    -
  Query apiClients                                | C     -     A     B     -      -       ABTC    -

  # Accounts: oneself, whoever manages them, the inspector.
  Partner memberships                             | -     A     A     B     T      -       ABTC    -
  Person displayName email id isDemo lastChange login memberships status version
                                                  | -     O     AO    BO    O      O       ABTCO   -
  Membership id lastChange partner person role validFrom validTo version
                                                  | -     O     AO    BO    O      O       ABTCO   -
  Query memberships                               | -     A     A     B     T      -       ABTC    -
  # Looked up by the login of a colleague.
  Query people                                    | -     -     A     B     -      -       ABTC    -

  # What was done and refused: whoever did it, the coordinators of its office, the inspector.
  AuditEntry action actingFor actor actorKind at change details id isSealed ledgerNumber outcome requestId rule sealedAt
             target targetType                    | O     O     O     O     O      O       ABTCO   -
  AuditDetail name value                          | O     O     O     O     O      O       ABTCO   -
  # Asked by the partner for which it was done, and by the contact channel to which it was: one's own is among them.
  Query auditEntries auditTrail                   | C     A     -     -     T      -       ABTC    -
  RefusalCount count lastAt period rule           | O     O     O     O     O      O       O       -
  Query refusalCounts                             | O     O     O     O     O      O       O       -

  # Earlier versions are read by whoever reads the present one: here of a contact channel.
  RecordVersion auditEntries change changes imports line record recordedFrom recordedTo registerRecords version
                                                  | C     A     A     B     T      AB      ABTC    -
  FieldChange after before field                  | C     A     A     B     T      AB      ABTC    -
  Query history                                   | C     A     A     B     T      AB      ABTC    -
  # Who could read something is told to inspectors alone.
  ReadersThen endedSince examined isCapped isShared on readers
                                                  | -     -     -     -     -      -       ABTC    -
  ReaderThen actor partner roles rules            | -     -     -     -     -      -       ABTC    -
  Query whoCouldRead                              | -     -     -     -     -      -       ABTC    -

  # Who asks: of oneself alone. Also who has no key is told that it is nobody.
  Query viewer                                    | O     O     O     O     O      O       O       O
  Viewer kind                                     | O     O     O     O     O      O       O       O
  # An app that is a mere member of its partner could do nothing; a person has an account at least.
  Viewer couldDo                                  | -     O     O     O     O      O       O       -
  Viewer name actingFor canActFor roles           | O     O     O     O     O      O       O       -
  Viewer person sessionEndsAt                     | -     O     O     O     O      O       O       -
  Viewer scopes                                   | O     -     -     -     -      -       -       -
  ActingChoice partner roles                      | O     O     O     O     O      O       O       -

  # What the viewer may do, and in which words: asked about any object, one that is out of sight included.
  AccessExplanation action allowed ground missing | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AccessRule code grantedByEn grantedByTh textEn textTh
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ObjectAccess actions readable readingGround     | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -

  # The ways in: what they lead to is told above.
  Query accessTo area areas explainAccess knowledgeResources node nodes partner partnerByCode partners registerDuties
        resourceAddressees resourceDistributions sanghaUnits searchPartners
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
`);

/**
 * Figures that are withheld from everybody where they are so small that they could point at a person; as
 * `Type.field`, with the reason that the answer gives.
 */
export const WITHHELD: Readonly<Record<string, string>> = {
  'AreaPopulation.population': 'SMALL_COUNT',
  'AreaPopulation.male': 'SMALL_COUNT',
  'AreaPopulation.female': 'SMALL_COUNT',
};

/**
 * Types whose answers are about the asking viewer: that somebody else is answered otherwise is no difference, that
 * somebody is not answered is one.
 */
export const ABOUT_THE_VIEWER: ReadonlySet<string> = new Set([
  'AccessExplanation',
  'AccessRule',
  'ActingChoice',
  'ObjectAccess',
  'RefusalCount',
  'Viewer',
]);
