/** The hub as it is started by `npm start`, over the bench's database; like the others it logs no line a request. */
import { entities } from '../../../dist/src/app/entities.js';
import { createLog } from '../../../dist/src/app/log.js';
import { startServer } from '../../../dist/src/app/server.js';
import { createDataSource } from '../../../dist/src/kernel/db/data-source.js';
import { endWithBench } from './serve-for.mjs';

const url = process.env.DATABASE_URL;
const dataSource = await createDataSource({
  url,
  entities,
  applicationName: 'hub',
  preparesStatements: true,
}).initialize();
// What is spent is counted, as it would be, and never runs out.
const budget = { points: 100_000_000, anonymousPoints: 100_000_000, seconds: 60 };
const config = { host: '127.0.0.1', port: 0, budget };
const server = await startServer({ config, dataSource, log: createLog('warn') });
endWithBench(async () => {
  await server.stop();
  await dataSource.destroy();
});
process.send({ port: Number(new URL(server.address).port) });
