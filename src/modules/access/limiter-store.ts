import type { DataSource } from 'typeorm';
import { asViewer } from '../../kernel/db/transaction.ts';
import { SYSTEM } from '../../kernel/viewer.ts';

/** What rate-limiter-flexible sends its statements to: the counts are the system's, so each runs as it. */
export const limiterStore = (dataSource: DataSource) => ({
  query: async ({ text, values }: { text: string; values: unknown[] }) => ({
    rows: await asViewer(dataSource, SYSTEM, async (transaction) => {
      const answer = await transaction.query(text, values);
      // TypeORM answers a DELETE with its rows and their count.
      return text.trimStart().startsWith('DELETE') ? answer[0] : answer;
    }),
  }),
});
