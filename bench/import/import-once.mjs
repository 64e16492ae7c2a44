/** Imports a file of villages twice in a process of its own, so that the peak of its memory is the import's. */
import { entities } from '../../dist/src/app/entities.js';
import { createDataSource } from '../../dist/src/kernel/db/data-source.js';
import { importRegister } from '../../dist/src/modules/interchange/index.js';

const [url, path] = process.argv.slice(2);
const dataSource = await createDataSource({ url, entities, applicationName: 'hub bench' }).initialize();
const request = { register: 'villages', path, actor: 'bench' };
const first = await importRegister(dataSource, request);
const megabytes = process.resourceUsage().maxRSS / 1024;
const second = await importRegister(dataSource, request);
await dataSource.destroy();
if (
  first.result !== 'imported' ||
  second.result !== 'nothing-changed' ||
  first.parts[0].counts.added !== first.parts[0].rows
) {
  throw new Error(`unexpected: ${first.result}, ${second.result}, ${JSON.stringify(first.parts[0].counts)}`);
}
process.stdout.write(
  JSON.stringify({ rows: first.parts[0].rows, seconds: first.seconds, again: second.seconds, megabytes }),
);
