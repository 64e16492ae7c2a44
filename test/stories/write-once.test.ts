import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction } from '../../src/kernel/db/transaction.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { HubRole } from '../../src/kernel/viewer.ts';
import { addClient } from '../../src/modules/access/index.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';
import { type RealServer, startReal } from '../factories/real-server.ts';

let hub: RealServer;
let key: string;
beforeAll(async () => {
  hub = await startReal();
  const [dla] = await hub.database.app.query(`SELECT partner_id AS id FROM partner_code WHERE code = 'DLA'`);
  key = await inTransaction(hub.database.app, async (transaction) => {
    const changeId = await openChange(transaction, {
      channel: ChangeChannel.CLI,
      actor: 'test',
      reason: 'a client to write with',
    });
    const client = { name: 'writer', scopes: ['WRITE'] as const, partnerId: dla.id, roles: [HubRole.ADMIN] };
    return (await addClient(transaction, changeId, client)).key;
  });
});
afterAll(() => hub.close());

const RENAME = `mutation Rename($input: RenamePartnerInput!) {
  renamePartner(input: $input) {
    partner { again: id nameTh version ... on LocalAuthority { localAuthorityKind } otherNames { nameTh kind } area { labelTh } }
    userErrors { code field rule messageTh messageEn }
  }
}`;

async function ask(query: string, variables: unknown) {
  const response = await fetch(`${hub.address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  });
  return response.json() as Promise<any>;
}

describe('a rename', () => {
  test('is carried out once, however often it is sent', async () => {
    const [sao] = await hub.database.app.query(
      `SELECT id, version, name_th FROM partner WHERE type = 'LOCAL_AUTHORITY' ORDER BY id LIMIT 1`,
    );
    const input = {
      id: toGlobalId('LocalAuthority', sao.id),
      expectedVersion: sao.version,
      nameTh: 'ชื่อใหม่',
      idempotencyKey: 'rename-1',
    };
    const first = await ask(RENAME, { input });
    console.log(JSON.stringify(first, null, 1));
    expect(first.data.renamePartner.userErrors).toEqual([]);
    expect(await ask(RENAME, { input })).toEqual(first);
    console.log(JSON.stringify(await ask(RENAME, { input: { ...input, nameTh: 'อื่น' } })));
    console.log(JSON.stringify(await ask(RENAME, { input: { ...input, idempotencyKey: 'x' } })));
    console.log(await hub.database.owner.query(`BEGIN; SELECT set_config('hub.viewer','SYSTEM',true); SELECT * FROM hub.audit_entry;`));
  });
});
