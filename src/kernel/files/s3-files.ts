import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsV4Signer } from 'aws4fetch';
import type { S3Config } from '../config.ts';
import { HubError } from '../errors.ts';
import type { FileStore } from './file-store.ts';

/** SHA-256 of no bytes: what requests without a body are signed over. */
const OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** Time until the whole answer is there; the largest file needs 2.7 Mbit/s. */
const TIMEOUT_MS = 60_000;

type Method = 'GET' | 'HEAD' | 'PUT' | 'DELETE';

/** A body that can be sent again: what S3 signs over, and its bytes from the start. */
interface Body {
  sha256: string;
  bytes: number;
  open: () => Readable;
}

/** Files in a bucket of a service that speaks S3's protocol, addressed by path, which all of them understand. */
export class S3Files implements FileStore {
  constructor(private readonly config: S3Config) {}

  async has(sha256: string): Promise<boolean> {
    const { status } = await this.#send('HEAD', sha256);
    if (status === 404) return false;
    if (status !== 200) throw unexpected('HEAD', status);
    return true;
  }

  async put(sha256: string, path: string): Promise<void> {
    const body = { sha256, bytes: statSync(path).size, open: () => createReadStream(path) };
    const { status } = await this.#send('PUT', sha256, body);
    if (status !== 200) throw unexpected('PUT', status);
  }

  async open(sha256: string): Promise<Readable | undefined> {
    const { status, body } = await this.#send('GET', sha256);
    if (status === 404) return undefined;
    if (status !== 200 || body === null) throw unexpected('GET', status);
    return Readable.fromWeb(body as ReadableStream);
  }

  async remove(sha256: string): Promise<void> {
    const { status } = await this.#send('DELETE', sha256);
    if (status !== 204 && status !== 200 && status !== 404) throw unexpected('DELETE', status);
  }

  /** Sends a request, and once more where the service failed: all of them may be carried out twice. */
  async #send(method: Method, sha256: string, body?: Body): Promise<Response> {
    const first = await this.#sendOnce(method, sha256, body).catch(() => undefined);
    if (first !== undefined && first.status < 500) return first;
    try {
      return await this.#sendOnce(method, sha256, body);
    } catch (fault) {
      throw away(fault);
    }
  }

  async #sendOnce(method: Method, name: string, body?: Body): Promise<Response> {
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.config;
    const signed = await new AwsV4Signer({
      method,
      url: `${endpoint}/${bucket}/files/${name}`,
      headers: {
        'x-amz-content-sha256': body?.sha256 ?? OF_NOTHING,
        ...(body && { 'content-length': String(body.bytes) }),
      },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
    }).sign();
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: Readable.toWeb(body.open()) as NonNullable<RequestInit['body']>, duplex: 'half' }),
    });
  }
}

const TEXT = {
  th: 'ที่เก็บไฟล์ไม่ตอบสนองชั่วคราว โปรดลองใหม่อีกครั้ง',
  en: 'The store of files does not answer at the moment; please try again',
};

/** What went wrong is the operator's to know: it goes into the log as the cause, and holds no secret. */
function away(cause: unknown): HubError {
  const fault = new HubError('UNAVAILABLE', TEXT);
  fault.cause = cause;
  return fault;
}

const unexpected = (method: Method, status: number): HubError =>
  away(new Error(`the store of files answered ${method} with ${status}`));
