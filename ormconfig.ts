/** The data source for TypeORM's own command line: the running hub's database, as the owner of its schema. */
import { entities } from './src/app/entities.ts';
import { readConfig } from './src/kernel/config.ts';
import { DataFolder } from './src/kernel/data-folder/data-folder.ts';
import { createDataSource } from './src/kernel/db/data-source.ts';
import { loadMigrations } from './src/kernel/db/migrations.ts';
import { roleNames } from './src/kernel/db/role-names.ts';
import { urlOf } from './src/kernel/db/roles.ts';
import { HubError } from './src/kernel/errors.ts';

function ownerUrl(): string {
  const running = DataFolder.ofRunningHub(readConfig(process.env).dataFolder);
  if (running !== undefined) {
    const { databaseUrl: url, rolePrefix, scope } = running.run;
    const roles = roleNames(rolePrefix);
    const found = urlOf({ url, roles, passwords: running.secrets, scope }, roles.owner);
    if (found !== undefined) return found;
  }
  throw new HubError('UNAVAILABLE', {
    th: 'ไม่มีฮับทำงานอยู่: สั่ง npm start ในอีกหน้าต่างหนึ่งก่อน',
    en: 'no hub is running: type npm start in another terminal first',
  });
}

export default createDataSource({
  url: ownerUrl(),
  entities,
  migrations: await loadMigrations(),
  applicationName: 'typeorm',
});
