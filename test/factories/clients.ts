import type { DataSource } from 'typeorm';
import { inTransaction } from '../../src/kernel/db/transaction.ts';
import type { HubRole, Scope } from '../../src/kernel/viewer.ts';
import { addClient } from '../../src/modules/access/index.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';

export interface TestClient {
  /** The code of the partner for which it acts, such as `DLA`. */
  actsFor: string;
  roles: readonly HubRole[];
  scopes?: readonly Scope[];
}

/** Makes a client of a partner and answers its id, its partner's and its key. */
export function makeClient(
  dataSource: DataSource,
  { actsFor, roles, scopes = ['WRITE'] }: TestClient,
): Promise<{ id: string; partnerId: string; key: string }> {
  return inTransaction(dataSource, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a client of a test' };
    const changeId = await openChange(transaction, opening);
    const [partner]: { id: string }[] = await transaction.query(
      'SELECT partner_id AS id FROM partner_code WHERE code = $1 AND valid_to IS NULL',
      [actsFor],
    );
    if (!partner) throw new Error(`no partner has the code ${actsFor}`);
    const client = { name: `test ${actsFor}`, partnerId: partner.id, roles, scopes };
    return { ...(await addClient(transaction, changeId, client)), partnerId: partner.id };
  });
}
