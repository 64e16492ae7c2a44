import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';
import { HubError } from './errors.ts';
import { PROJECT_FOLDER } from './project-folder.ts';

const refusalOf = (env: NodeJS.ProcessEnv): HubError => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof HubError) return error;
  }
  throw new Error('was not refused');
};

describe('the settings', () => {
  test('all have defaults; an empty one counts as missing', () => {
    const defaults = {
      databaseUrl: undefined,
      port: 4000,
      host: '127.0.0.1',
      dataFolder: join(PROJECT_FOLDER, '.hub'),
      logLevel: 'info',
      oidc: undefined,
      trustedProxies: [],
      budget: { points: 10_000, anonymousPoints: 600, seconds: 60 },
      operations: { mode: 'off', file: undefined },
      corsOrigins: [],
      files: { folder: join(PROJECT_FOLDER, '.hub/files'), s3: undefined },
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ DATABASE_URL: '', PORT: ' ', HOST: '' })).toEqual(defaults);
  });

  test.each(['0', '1', '65535'])('port %s is taken', (port) => {
    expect(readConfig({ PORT: port }).port).toBe(Number(port));
  });

  test.each(['-1', '65536', '4e3', '80 81', 'http', '๘๐'])(
    'port "%s" is refused by name, rule and value',
    (port) => {
      expect(refusalOf({ PORT: port })).toMatchObject({
        code: 'CONFIGURATION',
        detail: { field: 'PORT', value: port },
      });
    },
  );

  test.each([
    'postgres://localhost/hub',
    'postgresql://u:p@db.example:6432/%E0%B8%AE%E0%B8%B1%E0%B8%9A?sslmode=require',
  ])('database address %s is taken', (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  test.each([
    'mysql://u:top-secret@h/d',
    'postgres:///d?password=top-secret',
    'u:top-secret@h',
    'postgres://h',
  ])('database address %s is refused without being shown', (url) => {
    const refusal = refusalOf({ DATABASE_URL: url });
    expect(refusal.detail.field).toBe('DATABASE_URL');
    expect(refusal.message + JSON.stringify(refusal)).not.toContain('top-secret');
  });

  test('a data folder is relative to the project, wherever the command was typed', () => {
    expect(readConfig({ HUB_DATA_DIR: 'my data' }).dataFolder).toBe(join(PROJECT_FOLDER, 'my data'));
    expect(readConfig({ HUB_DATA_DIR: '/srv/hub/' }).dataFolder).toBe('/srv/hub');
  });
});

describe('a bucket for files', () => {
  const S3 = {
    HUB_S3_ENDPOINT: 'https://s3.example.org',
    HUB_S3_BUCKET: 'kueanun-files',
    HUB_S3_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    HUB_S3_SECRET_ACCESS_KEY: 'top-secret',
  };

  test('is taken whole', () => {
    expect(readConfig({ ...S3, HUB_DATA_DIR: '/srv/hub' }).files).toEqual({
      folder: '/srv/hub/files',
      s3: {
        endpoint: 'https://s3.example.org',
        bucket: 'kueanun-files',
        region: 'us-east-1',
        accessKeyId: 'AKIDEXAMPLE',
        secretAccessKey: 'top-secret',
      },
    });
    expect(readConfig({ ...S3, HUB_S3_REGION: 'ap-southeast-7' }).files.s3?.region).toBe('ap-southeast-7');
    expect(readConfig({ ...S3, HUB_S3_ENDPOINT: 'http://127.0.0.1:9000' }).files.s3).toBeDefined();
  });

  test.each(Object.keys(S3))('is refused without %s', (name) => {
    expect(refusalOf({ ...S3, [name]: '' }).detail.field).toBe(name);
  });

  test.each([
    ['HUB_S3_ENDPOINT', 'http://s3.example.org'],
    ['HUB_S3_ENDPOINT', 'https://s3.example.org/path'],
    ['HUB_S3_BUCKET', 'my/bucket'],
    ['HUB_S3_BUCKET', '..'],
    ['HUB_S3_REGION', 'a/b'],
  ])('is refused with %s "%s", and its secret is not shown', (name, value) => {
    const refusal = refusalOf({ ...S3, [name]: value });
    expect(refusal.detail).toMatchObject({ field: name, value });
    expect(refusal.message + JSON.stringify(refusal)).not.toContain('top-secret');
  });
});
