import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Config } from '../../src/kernel/config.ts';

/** A service that speaks as much of S3's protocol as the hub needs, and holds to its rules of signing. */
export interface Bucket {
  readonly config: S3Config;
  /** What it holds, by path. */
  readonly objects: Map<string, Buffer>;
  /** Method and path of each request that came, with its status. */
  readonly log: string[];
  /** Statuses with which the next requests are answered, whatever they ask. */
  readonly failures: number[];
  close(): Promise<void>;
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** Signature Version 4, from its specification. Answers what is wrong; undefined where nothing is. */
function faultOf(request: IncomingMessage, body: Buffer, { region, accessKeyId, secretAccessKey }: S3Config) {
  const { headers, method = '', url = '' } = request;
  const [, credential = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const at = String(headers['x-amz-date']);
  const scope = [at.slice(0, 8), region, 's3', 'aws4_request'].join('/');
  if (credential !== `${accessKeyId}/${scope}`) return 'InvalidAccessKeyId';
  const sent = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  if (!(Math.abs(Date.now() - sent) < 15 * 60_000)) return 'RequestTimeTooSkewed';
  const names = signed.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name)))
    return 'AccessDenied';
  const content = String(headers['x-amz-content-sha256']);
  if (content !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const [path = '', query = ''] = url.split('?');
  const canonical = [
    method,
    path,
    query,
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    signed,
    content,
  ];
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical.join('\n'))].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer | string>((above, part) => hmac(above, part), `AWS4${secretAccessKey}`);
  const isRight = timingSafeEqual(hmac(key, toSign), Buffer.from(signature.padEnd(64, '0'), 'hex'));
  return isRight ? undefined : 'SignatureDoesNotMatch';
}

/** Opens one on a free port of this machine, with one bucket. */
export async function openBucket(): Promise<Bucket> {
  const objects = new Map<string, Buffer>();
  const [log, failures]: [string[], number[]] = [[], []];
  let config: S3Config;

  const statusFor = (request: IncomingMessage, body: Buffer): [status: number, content?: Buffer | string] => {
    const path = request.url ?? '';
    const failure = failures.shift();
    if (failure !== undefined) return [failure];
    const fault = faultOf(request, body, config);
    if (fault) return [403, fault];
    if (!path.startsWith(`/${config.bucket}/`)) return [404, 'NoSuchBucket'];
    const object = objects.get(path);
    switch (request.method) {
      case 'PUT':
        // Of a body whose length is not known beforehand S3 takes nothing.
        if (request.headers['content-length'] === undefined) return [411, 'MissingContentLength'];
        objects.set(path, body);
        return [200];
      case 'DELETE':
        objects.delete(path);
        return [204];
      default:
        return object ? [200, object] : [404, 'NoSuchKey'];
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [status, content] = statusFor(request, Buffer.concat(chunks));
    log.push(`${request.method} ${request.url} ${status}`);
    response.writeHead(status).end(request.method === 'HEAD' ? undefined : content);
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  config = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: 'kueanun-files',
    region: 'ap-southeast-7',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'a secret/with+signs=',
  };
  return {
    config,
    objects,
    log,
    failures,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
