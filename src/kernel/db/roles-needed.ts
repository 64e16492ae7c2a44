import { HubError } from '../errors.ts';
import { shortAddress } from './connection-url.ts';

/** The roles are missing and this login may not make them: the script is for someone who may. */
export class RolesNeeded extends HubError {
  constructor(
    url: string,
    readonly script: string,
  ) {
    super(
      'CONFIGURATION',
      {
        th: `ผู้ใช้ใน DATABASE_URL สร้างบทบาทในฐานข้อมูล ${shortAddress(url)} ไม่ได้: ให้ผู้ดูแลสั่งสคริปต์ SQL ที่พิมพ์ไว้ แล้วเริ่มฮับใหม่`,
        en: `the login of DATABASE_URL may not make the hub's roles in ${shortAddress(url)}: have an administrator run the SQL script printed here, then start again`,
      },
      { field: 'DATABASE_URL', rule: 'may make roles', value: shortAddress(url) },
    );
  }
}
