import {
  administrator,
  allOf,
  anyOf,
  auditor,
  capability,
  coordinator,
  declarePolicy,
  memberOf,
  type Rule,
  stewardOf,
  system,
} from '../../kernel/access/index.ts';
import { Activity } from './activity.entity.ts';
import { ActivityDuplicate } from './activity-duplicate.entity.ts';
import { ActivityEvidence } from './activity-evidence.entity.ts';
import { ActivityParticipation } from './activity-participation.entity.ts';
import { HelpCentre, HelpCentreCount } from './help-centre.entity.ts';
import { StoredFile } from './stored-file.entity.ts';

const inProject: Rule = {
  code: 'PART_OF_PROJECT',
  text: {
    th: 'หน่วยงานเข้าร่วมโครงการนั้นและยืนยันแล้ว',
    en: 'act for a partner that is a confirmed part of that project',
  },
  grantedBy: { th: 'หน่วยงานเจ้าของโครงการ', en: 'the partner that owns the project' },
  sql: (row) => `hub.takes_part_in_project(${row('projectId')})`,
};

const RECORDER = {
  code: 'RECORDER_OF_ACTIVITY',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานของหน่วยงานที่บันทึกกิจกรรม',
    en: 'be a coordinator or reporting officer of the partner that recorded the activity',
  },
  grantedBy: {
    th: 'ผู้ประสานงานของหน่วยงานที่บันทึก',
    en: 'a coordinator of the partner that recorded it',
  },
};

const recorderOf = (property: string): Rule => ({
  ...stewardOf(property),
  ...RECORDER,
  sql: (row) => `hub.speaks_for_activity(${row(property)})`,
});

const recorders = anyOf(administrator, stewardOf('recordedById'));
const overseeing = allOf(coordinator, capability('APPROVE_PROJECT', 'areaId'));

declarePolicy(() => Activity, {
  reading: 'SHARED',
  creating: {
    recordActivity: anyOf(
      administrator,
      allOf(stewardOf('recordedById'), anyOf(inProject, capability('RECORD_ACTIVITY', 'areaId'))),
    ),
  },
  changing: {
    updateActivity: recorders,
    withdrawActivity: recorders,
    mergeActivities: anyOf(recorders, overseeing),
  },
});

const ofActivity = anyOf(administrator, recorderOf('activityId'));

declarePolicy(() => ActivityParticipation, {
  reading: 'SHARED',
  creating: { addActivityPartner: ofActivity },
  changing: { withdrawActivityPartner: anyOf(ofActivity, stewardOf('partnerId')) },
});

const shown: Rule = {
  code: 'SHOWN_FILE',
  text: {
    th: 'เป็นไฟล์ที่แนบเป็นหลักฐาน แนบไปกับหนังสือ หรือเผยแพร่แล้ว',
    en: 'be a file that is shown as evidence, sent with a letter or published',
  },
  grantedBy: { th: 'หน่วยงานที่ส่งไฟล์นั้น', en: 'the partner that sent it' },
  sql: (row) => `hub.shows_file(${row('id')})`,
};

declarePolicy(() => StoredFile, {
  reading: anyOf(shown, memberOf('ownerId'), administrator, auditor, system),
  creating: { uploadFile: anyOf(administrator, stewardOf('ownerId')) },
});

declarePolicy(() => ActivityEvidence, {
  reading: 'SHARED',
  creating: { addActivityEvidence: ofActivity },
  changing: { withdrawActivityEvidence: ofActivity },
});

const recorderOfOther: Rule = {
  ...recorderOf('otherId'),
  code: 'RECORDER_OF_OTHER_ACTIVITY',
};

const overseer: Rule = {
  ...coordinator,
  code: 'OVERSEER_OF_ACTIVITY',
  text: {
    th: 'เป็นผู้ประสานงานของหน่วยงานที่อนุมัติโครงการในพื้นที่ของกิจกรรม',
    en: 'be a coordinator of the office that approves projects where the activity was',
  },
  grantedBy: { th: 'ข้อตกลงที่มีผลในพื้นที่นั้น', en: 'an agreement that is in force in that area' },
  sql: (row) => `hub.oversees_activity(${row('activityId')})`,
};

// Suspicions are the system's to find; people say what became of them.
declarePolicy(() => ActivityDuplicate, {
  reading: 'SHARED',
  changing: {
    dismissDuplicate: anyOf(administrator, recorderOf('activityId'), recorderOfOther, overseer),
  },
});

/** Wherever the authority has it: a centre is the authority's own. */
const runsCentres: Rule = {
  ...capability('RUN_HELP_CENTRE', 'authorityId'),
  sql: () => `(SELECT hub.has_capability('RUN_HELP_CENTRE', NULL))`,
};

const authorities = anyOf(administrator, stewardOf('authorityId'));

declarePolicy(() => HelpCentre, {
  reading: 'SHARED',
  creating: { openHelpCentre: anyOf(administrator, allOf(stewardOf('authorityId'), runsCentres)) },
  changing: { updateHelpCentre: authorities, endHelpCentre: authorities },
});

const centreRunner: Rule = {
  ...stewardOf('centreId'),
  code: 'RUNS_HELP_CENTRE',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานขององค์กรปกครองส่วนท้องถิ่นที่ตั้งศูนย์นั้น',
    en: 'be a coordinator or reporting officer of the local authority that runs the centre',
  },
  grantedBy: { th: 'ผู้ประสานงานขององค์กรนั้น', en: 'a coordinator of that authority' },
  sql: (row) => `hub.speaks_for_centre(${row('centreId')})`,
};

const centreCounters = anyOf(administrator, centreRunner);

declarePolicy(() => HelpCentreCount, {
  reading: 'SHARED',
  creating: { countHelpCentre: centreCounters },
  alongside: { updating: centreCounters },
});
