import type { EntityManager } from 'typeorm';

/** A role that carries a capability, by what it rests, and whether the viewer's partner has it today. */
export interface CarryingRole {
  code: string;
  labelTh: string;
  labelEn: string;
  /** Whether somebody has confirmed that the role is so; a proposal until then. */
  isVerified: boolean;
  /** The number of the clause that it rests on. */
  clauseNumber: string | null;
  agreementTitleTh: string;
  agreementTitleEn: string | null;
  isHeld: boolean;
}

type FindCarryingRoles = (transaction: EntityManager, capability: string) => Promise<CarryingRole[]>;

/** The seam by which the module that knows of roles tells which of them carry a capability. */
class CarryingRoles {
  #find: FindCarryingRoles = async () => [];

  foundBy(find: FindCarryingRoles): void {
    this.#find = find;
  }

  of(transaction: EntityManager, capability: string): Promise<CarryingRole[]> {
    return this.#find(transaction, capability);
  }
}

export const carryingRoles = new CarryingRoles();
