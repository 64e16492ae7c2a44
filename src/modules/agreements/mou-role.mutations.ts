import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { MouRoleApi, MouRoleGrantApi } from './mou-role.type.ts';
import {
  EndMouRoleGrantInput,
  endMouRoleGrant,
  GrantMouRoleInput,
  grantMouRole,
} from './writes/role-grants.ts';
import {
  CreateMouRoleInput,
  createMouRole,
  EndMouRoleInput,
  endMouRole,
  UpdateMouRoleInput,
  updateMouRole,
  VerifyMouRoleInput,
  verifyMouRole,
} from './writes/roles.ts';

const role = { object: () => MouRoleApi, description: 'The role as it is now.' };
const grant = { object: () => MouRoleGrantApi, description: 'The grant as it is now.' };

/** What can be written of the roles that agreements give. */
@Resolver()
export class MouRoleMutations {
  @HubMutation({
    description: 'Adds a role to an agreement; it is a proposal until an administrator confirms it.',
    input: () => CreateMouRoleInput,
    payload: { role },
    run: createMouRole,
  })
  createMouRole!: never;

  @HubMutation({
    description: 'Changes a role, which is a proposal again by it.',
    input: () => UpdateMouRoleInput,
    payload: { role },
    run: updateMouRole,
  })
  updateMouRole!: never;

  @HubMutation({
    description: 'States that a role is as the parties meant it.',
    input: () => VerifyMouRoleInput,
    payload: { role },
    run: verifyMouRole,
  })
  verifyMouRole!: never;

  @HubMutation({
    description: 'Ends a role: nobody has it from that day on.',
    input: () => EndMouRoleInput,
    payload: { role },
    run: endMouRole,
  })
  endMouRole!: never;

  @HubMutation({
    description: 'Gives a partner a role which does not fall to it by its type.',
    input: () => GrantMouRoleInput,
    payload: { grant },
    run: grantMouRole,
  })
  grantMouRole!: never;

  @HubMutation({
    description: 'Takes a role that was given by name back.',
    input: () => EndMouRoleGrantInput,
    payload: { grant },
    run: endMouRoleGrant,
  })
  endMouRoleGrant!: never;
}
