import { DEMO_ENDED, demoEndings } from '../../partners/index.ts';

// An agreement that two signatories no longer stand in is none. The paper of a province's is made up as well, though
// the offices in it are real: it ends with the last of the demo.
demoEndings.on(async (transaction, { changeId, partnerIds, isWhole }) => {
  await transaction.query(
    `UPDATE agreement_party SET valid_to = greatest(hub.today(), valid_from), version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND valid_to IS NULL AND partner_id = ANY($2::uuid[])`,
    [changeId, partnerIds],
  );
  await transaction.query(
    `UPDATE agreement a SET valid_to = greatest(hub.today(), valid_from), end_reason = $2, version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND valid_to IS NULL AND ($3 OR 2 > (SELECT count(*) FROM agreement_party t
       WHERE t.agreement_id = a.id AND t.capacity = 'SIGNATORY' AND t.valid_to IS NULL))`,
    [changeId, DEMO_ENDED, isWhole],
  );
});
