import type { EntityManager } from 'typeorm';
import { HubError } from '../kernel/errors.ts';
import { Partner } from '../modules/partners/index.ts';

/**
 * The partner that has a code today, of whatever scheme.
 * @throws HubError NOT_FOUND where there is none, or more than one
 */
export async function partnerByCode(transaction: EntityManager, code: string): Promise<Partner> {
  const found: { id: string }[] = await transaction.query(
    'SELECT DISTINCT partner_id AS id FROM partner_code WHERE code = $1 AND valid_to IS NULL',
    [code],
  );
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return transaction.findOneByOrFail(Partner, { id: only.id });
  throw new HubError(
    'NOT_FOUND',
    { th: `ไม่มีหน่วยงานเดียวที่มีรหัส ${code}`, en: `no single partner has the code ${code}` },
    { field: '--partner', rule: 'code of one partner', value: code },
  );
}
