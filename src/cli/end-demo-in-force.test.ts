import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { PartnerType } from '../modules/partners/index.ts';
import { Change, ChangeChannel } from '../write/index.ts';
import { endDemoInForce } from './end-demo-in-force.ts';
import { endedDemoText } from './ended-demo-text.ts';

describe('hub demo end', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const changes = () => database.app.manager.countBy(Change, { channel: ChangeChannel.CLI });

  test('ends what is in force under one change, and a second time opens none', async () => {
    const types = [PartnerType.VILLAGE, PartnerType.NETWORK_PARTNER];
    const ended = await endDemoInForce(database.app, types);
    expect(Object.keys(ended.partners).sort()).toEqual(['NETWORK_PARTNER', 'VILLAGE']);
    expect(await changes()).toBe(1);
    expect(await endDemoInForce(database.app, types)).toEqual({ partners: {}, sanghaUnits: 0 });
    expect(await changes()).toBe(1);
  });

  test('says in both languages what it ended, or that there was nothing', () => {
    const text = endedDemoText({ partners: { TEMPLE: 3082, SANGHA_OFFICE: 2 }, sanghaUnits: 4 });
    expect(text.split('\n')).toEqual([
      'สิ้นสุดข้อมูลจำลองแล้ว / the demo data was ended:',
      '        2  สำนักงานคณะสงฆ์ / Sangha offices',
      '    3,082  วัด / temples',
      '        4  หน่วยปกครองคณะสงฆ์ / units of the Sangha tree',
      '',
    ]);
    const nothing = 'ไม่มีข้อมูลจำลองที่ใช้อยู่ / no demo data is in force\n';
    expect(endedDemoText({ partners: {}, sanghaUnits: 0 })).toBe(nothing);
  });
});
