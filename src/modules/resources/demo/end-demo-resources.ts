import { DEMO_ENDED, demoEndings } from '../../partners/index.ts';

// Who is no more is asked no more. What real offices are said to have published is withdrawn with the last of the demo.
demoEndings.on(async (transaction, { changeId, partnerIds, isWhole }) => {
  await transaction.query(
    `UPDATE resource_addressee SET state = 'RELEASED', version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND state = 'ASKED' AND ($3 OR partner_id = ANY($2::uuid[]))`,
    [changeId, partnerIds, isWhole],
  );
  await transaction.query(
    `UPDATE knowledge_resource SET state = 'WITHDRAWN', state_since = greatest(hub.today(), state_since),
       withdrawal_reason = $3, version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND state = 'PUBLISHED' AND ($4 OR publisher_id = ANY($2::uuid[]))`,
    [changeId, partnerIds, DEMO_ENDED, isWhole],
  );
});
