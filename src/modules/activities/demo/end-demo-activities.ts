import { DEMO_ENDED, demoEndings } from '../../partners/index.ts';

// What was done stays, as past and made up; a centre ends with the authority that runs it.
demoEndings.on(async (transaction, { changeId, partnerIds }) => {
  await transaction.query(
    `UPDATE help_centre SET valid_to = greatest(hub.today(), valid_from), end_reason = $3, version = version + 1, change_id = $1
     WHERE source = 'SYNTHETIC' AND valid_to IS NULL AND authority_id = ANY($2::uuid[])`,
    [changeId, partnerIds, DEMO_ENDED],
  );
});
