import { DEMO_ENDED, demoEndings } from '../../partners/index.ts';

// Who is no more is asked no more. What a real department is said to have sent is withdrawn with the last of the demo.
demoEndings.on(async (transaction, { changeId, partnerIds, isWhole }) => {
  await transaction.query(
    `UPDATE directive_addressee SET state = 'RELEASED', next_due_on = NULL, version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND state IN ('ASKED', 'ACKNOWLEDGED') AND ($3 OR partner_id = ANY($2::uuid[]))`,
    [changeId, partnerIds, isWhole],
  );
  await transaction.query(
    `UPDATE directive SET state = 'WITHDRAWN', state_since = greatest(hub.today(), state_since),
       withdrawal_reason = $3, version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND state = 'ISSUED' AND ($4 OR issuer_id = ANY($2::uuid[]))`,
    [changeId, partnerIds, DEMO_ENDED, isWhole],
  );
});
