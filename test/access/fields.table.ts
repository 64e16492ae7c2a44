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
  Temple foundedYearBE nikaya sanghaUnit templeRank wisungkhamasima wisungkhamasimaAsPublished wisungkhamasimaGranted
         wisungkhamasimaOn wisungkhamasimaYearBE
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
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

  # What partners agreed, which roles that gives whom, how they are tied, what they do together and what came of it: shared,
  # which is the point of the network. What is counted of few people is withheld from everybody (WITHHELD).
  Partner activitiesAtPlace activitiesRecorded activityParticipations agreementParties agreementsBinding helpCentres linksFrom
          linksTo mouRoleGrants projectParticipations projects
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Area activities agreements projects             | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Agreement area children clauses endReason id keeper kind lastChange level links parent parties projects reference roles
            signedAtEn signedAtTh signedOn signedOnInEras source titleEn titleTh validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AgreementBinding agreement basis level party roles
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AgreementParty agreement capacity id lastChange partner source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AgreementClause agreement id isVerified kind lastChange number party position resources source textEn textTh validFrom
                  validTo version                 | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  MouRole agreement capabilities clause code grants id isAskedFor isVerified labelEn labelTh lastChange participations
          partnerTypes source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  MouRoleGrant area id lastChange partner reason role source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  PartnerLink agreement claimedBy from id kind lastChange remarkTh source state to validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Project activities agreement area budget budgetSource endsOn endsOnInEras fiscalYearBE goalEn goalTh id isLearningPlace
          isMouCompliant kind landArea lastChange latitude longitude mouCompliance owner participations source stage stageReason
          stageSince startsOn startsOnInEras targets titleEn titleTh version visits
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  RoleCompliance isMet participations role        | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ProjectParticipation id invitedBy lastChange partner project role source state validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ProjectTarget id kind labelEn labelTh lastChange project reached source version wanted
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ProjectVisit female id isWithdrawn lastChange male project purposeTh source version visitedOn visitor
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Activity area clause descriptionTh duplicates endedOn evidence female happenedOn happenedOnInEras helpDomain households id kind
           lastChange latitude longitude male mergedFrom mergedInto participations place project recordedBy source spent state
           stateReason titleEn titleTh version welfareKind
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ActivityParticipation activity id isWithdrawn lastChange part partner role source version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ActivityEvidence activity captionTh file id isWithdrawn kind lastChange source url version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ActivityDuplicate activity id lastChange other reasons source state version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  # Of a file that something shows; rows.table.ts says who sees those that nothing does.
  StoredFile bytes id isPositionStripped lastChange mediaType name owner sha256 source url version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  HelpCentre authority counts domains endReason id lastChange nameEn nameTh placeTh source validFrom validTo version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  HelpCentreCount cases centre closedCases domain id lastChange month people source spent version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  # What is still thought over is for its owner's own people, and the inspector.
  Partner projectDrafts                           | C     A     -     -     T      -       ABTC    -
  ProjectDraft agreement area budget budgetSource endsOn endsOnInEras fiscalYearBE goalEn goalTh id kind landArea lastChange
               latitude longitude owner source startsOn startsOnInEras state titleEn titleTh version
                                                  | C     A     -     -     T      -       ABTC    -
  Query projectDrafts                             | C     A     -     -     T      -       ABTC    -
  # One value in the forms in which people read it: told with what it is of.
  BuddhistDateValue be ce firstDay lastDay precision textEn textTh textThaiDigits yearBE yearCE
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  LandAreaValue ngan rai squareMetres squareWa textEn textTh textThaiDigits totalSquareWa
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  MoneyValue baht satang textEn textTh textThaiDigits
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ReportingMonthValue be ce endsBefore endsOn fiscalQuarter fiscalYearBE month startsAt startsOn textEn textTh textThaiDigits
                      yearBE                      | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -

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

  # Letters that went out, to whom they came and were passed on, and who has answered what: shared, so that each sees where
  # the work stands.
  Partner directivesIssued directivesReceived directivesSent
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AgreementClause directives                      | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  Directive actions addressees answers attachments clause dated distributions id isWordingVerified issuer lastChange letterNumber
            missing overdue references source state stateSince subjectEn subjectTh summaryEn summaryTh tally urgency version
            withdrawalReason                      | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveAction dueOn number partnerTypes textEn textTh
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveReference dated directive letterNumber number
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveAttachment file number resource titleTh url
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveDistribution acknowledgeBy addressees areas directive dueDates id lastChange letterNumber missing noteTh overdue
                        parent partnerTypes partnersNamed passedOn sender sent source tally version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveTally acknowledged asked completed overdue partnerType province released
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveAddressee acknowledgedOn answers confirmation directive distribution id isOverdue lastChange nextDueOn partner
                     requests source state version
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveRequest answer dueOn isOverdue number textEn textTh
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  DirectiveAnswer actionNumber addressee answeredOn confirmation directive id isCurrent lastChange outcome partner source textTh
                  version                         | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  # A letter that has not gone out is for its issuer's own people, and the inspector.
  Partner directiveDrafts                         | C     A     -     -     T      -       ABTC    -
  DirectiveDraft actions attachments clause dated id issuer lastChange letterNumber references source state subjectEn subjectTh
                 summaryEn summaryTh urgency version
                                                  | C     A     -     -     T      -       ABTC    -
  Query directiveDrafts                           | C     A     -     -     T      -       ABTC    -

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
  AccessExplanation action allowed ground held missing
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AccessRule code grantedByEn grantedByTh mouRoles textEn textTh
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  AccessMouRole agreementTitleEn agreementTitleTh clauseNumber code isHeld isVerified labelEn labelTh
                                                  | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -
  ObjectAccess actions readable readingGround     | ABTC  ABTC  ABTC  ABTC  ABTC   ABTC    ABTC    -

  # The ways in: what they lead to is told above.
  Query accessTo activities activityDuplicates agreements agreementsBinding area areas directiveAddressees
        directiveDistributions directives explainAccess helpCentres knowledgeResources mouRoles node nodes partner
        partnerByCode partnerLinks partners projectParticipations projects registerDuties resourceAddressees
        resourceDistributions sanghaUnits searchPartners
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
  'ProjectVisit.male': 'SMALL_COUNT',
  'ProjectVisit.female': 'SMALL_COUNT',
  'Activity.male': 'SMALL_COUNT',
  'Activity.female': 'SMALL_COUNT',
  'HelpCentreCount.cases': 'SMALL_COUNT',
  'HelpCentreCount.closedCases': 'SMALL_COUNT',
  'HelpCentreCount.people': 'SMALL_COUNT',
};

/**
 * Types whose answers are about the asking viewer: that somebody else is answered otherwise is no difference, that
 * somebody is not answered is one.
 */
export const ABOUT_THE_VIEWER: ReadonlySet<string> = new Set([
  'AccessExplanation',
  'AccessMouRole',
  'AccessRule',
  'ActingChoice',
  'ObjectAccess',
  'RefusalCount',
  'Viewer',
]);
