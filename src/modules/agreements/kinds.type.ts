import { hubEnum } from '../../kernel/listing/index.ts';
import {
  AgreementKind,
  AgreementLevel,
  BindingBasis,
  ClauseKind,
  MouCapability,
  PartyCapacity,
} from './agreement-kinds.ts';

hubEnum(AgreementKind, 'AgreementKind', 'The kinds of agreement.', {
  MOU: 'Memorandum of understanding (บันทึกข้อตกลงความร่วมมือ).',
  COOPERATION: 'Another agreement to work together.',
});

hubEnum(AgreementLevel, 'AgreementLevel', 'For which territory an agreement was made, the widest first.', {
  NATIONAL: 'The whole country.',
  PROVINCE: 'A province.',
  DISTRICT: 'A district.',
  MUNICIPALITY: 'The area of a municipality.',
  TEMPLE_TAMBON: 'A temple, or a few, and a subdistrict with its villages.',
});

hubEnum(PartyCapacity, 'PartyCapacity', 'As what a partner stands in an agreement.', {
  SIGNATORY: 'It has signed.',
  ACCEDED: 'It has joined later.',
  WITNESS: 'It has witnessed, and is not bound.',
});

hubEnum(ClauseKind, 'ClauseKind', 'The kinds of clause.', {
  OBJECTIVE: 'What the parties want to reach.',
  MISSION: 'What a party, or all of them, take on.',
  GUIDELINE: 'How they go about it.',
});

hubEnum(MouCapability, 'MouCapability', 'What an MOU role lets a partner do, in its territory.', {
  REGISTER_AGREEMENT: 'Enter an agreement made under this one.',
  REGISTER_NETWORK_PARTNER: 'Add a further partner, such as a school, to the register.',
  CLAIM_LINK: 'Say that it is tied to another partner.',
  PROPOSE_PROJECT: 'Propose a project or model area.',
  HOST_PROJECT: 'Be the host of a project.',
  ADVISE_PROJECT: 'Advise a project.',
  JOIN_PROJECT: 'Take part in a project.',
  APPROVE_PROJECT: 'Approve, suspend and close projects.',
  RECORD_ACTIVITY: 'Record what was done together.',
  RUN_HELP_CENTRE: 'Run a people’s help centre and count its cases.',
  PUBLISH_RESOURCE: 'Publish knowledge resources.',
  ISSUE_DIRECTIVE: 'Issue directives.',
  PASS_ON_DIRECTIVE: 'Pass directives on down the chain.',
});

hubEnum(
  BindingBasis,
  'BindingBasis',
  'By what an agreement concerns a partner, the strongest ground first.',
  {
    PARTY: 'It is a party.',
    SUPERVISION: 'A party supervises it, at whatever distance.',
    SANGHA_TREE: 'A party stands above it in the Sangha.',
    IN_SCOPE: 'It lies in the territory under no party: it is not bound.',
  },
);
