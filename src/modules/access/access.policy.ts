import {
  administrator,
  allOf,
  anyOf,
  auditor,
  coordinatorOver,
  declarePolicy,
  oneself,
  type Rule,
  system,
} from '../../kernel/access/index.ts';
import { AccountToken } from './account-token.entity.ts';
import { ApiClient } from './api-client.entity.ts';
import { ApiKey, ApiKeyUse } from './api-key.entity.ts';
import { BudgetUse } from './budget-use.entity.ts';
import { Credential } from './credential.entity.ts';
import { ExternalIdentity } from './external-identity.entity.ts';
import { Membership } from './membership.entity.ts';
import { Person } from './person.entity.ts';
import { SignInAttempt } from './sign-in-attempt.entity.ts';

const MANAGER = {
  code: 'MANAGER_OF_ACCOUNT',
  text: {
    th: 'เป็นผู้ประสานงานของหน่วยงานของบัญชีนั้น หรือของหน่วยงานที่กำกับดูแล',
    en: "be a coordinator of the account's partner or of one that supervises it",
  },
  grantedBy: { th: 'ผู้ดูแลฮับ', en: 'an administrator of the hub' },
};

/** Whoever manages the accounts of a partner in which the person has been a member. */
const managerOfPerson = (property: string): Rule => ({
  ...MANAGER,
  sql: (row) => `hub.manages_person(${row(property)})`,
});

/**
 * Whoever could have given the person all that it is, in every partner: to reset a password is to become that person. A
 * member of a second partner too is for an administrator.
 */
const managerOfAccount = (property: string): Rule => ({
  code: 'MANAGER_OF_ALL_MEMBERSHIPS',
  text: {
    th: 'เป็นผู้ประสานงานที่ดูแลทุกหน่วยงานที่บุคคลนั้นสังกัด และทุกบทบาทเป็นบทบาทที่มอบต่อได้',
    en: 'be a coordinator over every partner in which the person is a member, in roles that coordinators may give',
  },
  grantedBy: { th: 'ผู้ดูแลฮับ', en: 'an administrator of the hub' },
  sql: (row) => `hub.manages_account(${row(property)})`,
  viewer: `(SELECT hub.has_role('COORDINATOR'))`,
});

/** Nobody is made a member by whom they are nothing to: membership would let that partner read their data. */
const ownOrNewPerson = (property: string): Rule => ({
  code: 'OWN_OR_NEW_PERSON',
  text: {
    th: 'เป็นบุคคลใหม่ หรือเป็นสมาชิกของหน่วยงานที่ตนดูแลอยู่แล้ว',
    en: 'be about somebody new, or a member of a partner that one coordinates already',
  },
  grantedBy: { th: 'ผู้ดูแลฮับ', en: 'an administrator of the hub' },
  sql: (row) => `hub.may_take_on(${row(property)})`,
});

const managerOfClient = (property: string): Rule => ({
  ...MANAGER,
  sql: (row) => `hub.manages_client(${row(property)})`,
});

/** Delegated administration ends where it would give what the manager was not given. */
const delegableRole: Rule = {
  code: 'ROLE_CAN_BE_DELEGATED',
  text: {
    th: 'เป็นบทบาทที่ผู้ประสานงานมอบต่อได้ (ไม่ใช่ ADMIN หรือ AUDITOR)',
    en: 'be about a role that coordinators may give (not ADMIN or AUDITOR)',
  },
  grantedBy: { th: 'ไม่มีผู้ใดให้ได้', en: 'nobody' },
  sql: (row) => `${row('role')} NOT IN ('ADMIN', 'AUDITOR')`,
};

const delegableRoles: Rule = {
  ...delegableRole,
  sql: (row) => `NOT ${row('roles')} && ARRAY['ADMIN', 'AUDITOR']::hub.hub_role[]`,
};

/** Somebody's own account: a client has none. */
const ownAccount: Rule = { ...oneself('id'), viewer: `(SELECT hub.viewer_kind()) = 'PERSON'` };

const accountManagers = anyOf(administrator, managerOfAccount('id'));

declarePolicy(() => Person, {
  reading: anyOf(system, administrator, auditor, oneself('id'), managerOfPerson('id')),
  changing: {
    disablePerson: accountManagers,
    enablePerson: accountManagers,
    resetPassword: accountManagers,
    linkIdentity: accountManagers,
    unlinkIdentity: accountManagers,
    purgePerson: administrator,
    updateMyAccount: ownAccount,
    changePassword: ownAccount,
    signOut: ownAccount,
  },
});

const membershipManagers = anyOf(
  administrator,
  allOf(coordinatorOver('partnerId'), delegableRole, ownOrNewPerson('personId')),
);

declarePolicy(() => Membership, {
  reading: anyOf(system, administrator, auditor, oneself('personId'), coordinatorOver('partnerId')),
  creating: { invitePerson: membershipManagers, addMembership: membershipManagers },
  changing: { endMembership: membershipManagers },
});

const clientManagers = anyOf(administrator, allOf(coordinatorOver('partnerId'), delegableRoles));

declarePolicy(() => ApiClient, {
  reading: anyOf(system, administrator, auditor, oneself('id'), coordinatorOver('partnerId')),
  creating: { createApiClient: clientManagers },
  changing: {
    updateApiClient: clientManagers,
    rotateApiKey: clientManagers,
    revokeApiClient: clientManagers,
  },
});

const ofClient = anyOf(administrator, managerOfClient('clientId'));

declarePolicy(() => ApiKey, {
  reading: anyOf(system, administrator, auditor, managerOfClient('clientId')),
  alongside: { inserting: ofClient, updating: ofClient },
});

/** When a key was used is no more than the key itself tells: whoever sees the one sees the other. */
const readerOfKey: Rule = {
  code: 'READER_OF_KEY',
  text: { th: 'เป็นผู้ที่เห็นกุญแจนั้นได้', en: 'be one who may see that key' },
  grantedBy: MANAGER.grantedBy,
  sql: (row) => `EXISTS (SELECT FROM hub.api_key k WHERE k.id = ${row('keyId')})`,
};

declarePolicy(() => ApiKeyUse, { reading: anyOf(system, readerOfKey) });

// What proves who somebody is, nobody reads: sign-in is a task of the system, and so is the counting of what is spent.
for (const secret of [Credential, ExternalIdentity, AccountToken, SignInAttempt, BudgetUse]) {
  declarePolicy(() => secret, { reading: system });
}
