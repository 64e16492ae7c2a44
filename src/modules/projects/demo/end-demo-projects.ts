import { DEMO_ENDED, demoEndings } from '../../partners/index.ts';

// A project whose owner is no more is closed; in those of others a partner's own place ends.
demoEndings.on(async (transaction, { changeId, partnerIds }) => {
  await transaction.query(
    `UPDATE project SET stage = 'CLOSED', stage_since = greatest(hub.today(), stage_since), stage_reason = $3,
       version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND stage <> 'CLOSED' AND owner_id = ANY($2::uuid[])`,
    [changeId, partnerIds, DEMO_ENDED],
  );
  await transaction.query(
    `UPDATE project_participation SET state = 'ENDED', valid_to = greatest(hub.today(), valid_from), version = version + 1,
       change_id = $1
     WHERE source = 'SYNTHETIC' AND state IN ('INVITED', 'CONFIRMED') AND partner_id = ANY($2::uuid[])`,
    [changeId, partnerIds],
  );
});
