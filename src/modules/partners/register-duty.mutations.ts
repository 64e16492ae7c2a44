import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { RegisterDutyApi } from './register-duty.type.ts';
import { SetRegisterDutyInput, setRegisterDuty } from './writes/set-register-duty.ts';

/** Who keeps the register is an administrator's to say. */
@Resolver()
export class RegisterDutyMutations {
  @HubMutation({
    description: 'States whether partners of one type keep the entries of another.',
    input: () => SetRegisterDutyInput,
    payload: { registerDuty: { object: () => RegisterDutyApi, description: 'The duty as it is now.' } },
    run: setRegisterDuty,
  })
  setRegisterDuty!: never;
}
