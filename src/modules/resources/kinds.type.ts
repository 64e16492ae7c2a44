import { hubEnum } from '../../kernel/listing/index.ts';
import {
  AddresseeState,
  ResourceDraftState,
  ResourceKind,
  ResourceLanguage,
  ResourceState,
} from './resource-kinds.ts';

hubEnum(ResourceKind, 'ResourceKind', 'The kinds of knowledge resource.', {
  KNOWLEDGE_SET: 'Knowledge set (ชุดความรู้).',
  INFOGRAPHIC: 'Infographic (อินโฟกราฟิก).',
  CURRICULUM: 'Curriculum.',
  MODEL_AREA_DATA: 'Data of a model area, as an example (ข้อมูลพื้นที่ต้นแบบ).',
  GUIDELINE: 'Guideline or manual.',
  VIDEO: 'Video.',
  OTHER: 'Another kind.',
});

hubEnum(ResourceState, 'ResourceState', 'Whether a resource is to be used.', {
  PUBLISHED: 'It is to be used.',
  WITHDRAWN: 'It was taken back, for a reason, and is to be used no more.',
});

hubEnum(ResourceDraftState, 'ResourceDraftState', 'What became of a draft of a resource.', {
  OPEN: 'It is still worked on.',
  PUBLISHED: 'It became a resource, or a further version of one, under the same UUID.',
  DISCARDED: 'It was put away.',
});

hubEnum(ResourceLanguage, 'ResourceLanguage', 'The language of a version.', {
  THAI: 'Thai.',
  ENGLISH: 'English.',
  THAI_AND_ENGLISH: 'Thai and English.',
  OTHER: 'Another language, such as that of a border province.',
});

hubEnum(AddresseeState, 'AddresseeState', 'Where an addressee stands with the current version.', {
  ASKED: 'It has not acknowledged the current version yet.',
  ACKNOWLEDGED: 'It has acknowledged the current version.',
  RELEASED:
    'It is asked no more: the resource was withdrawn, or it is itself no more and another was asked in its place.',
});
