import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type KoaContext } from 'oidc-provider';

/** What an issuer answers to somebody who has signed in to an application. */
export interface Tokens {
  /** For the resource that was asked for. */
  accessToken: string;
  /** For the application itself. */
  idToken: string;
}

/** An OpenID Connect provider on this machine, in place of an agency's own. */
export interface RealIssuer {
  /** As its tokens name it. */
  readonly url: string;
  readonly keys: readonly JWK[];
  /** What it puts into access tokens beside what belongs there, such as `nbf`. */
  claims: Record<string, unknown>;
  /** Signs somebody in, as a browser does, to an application that acts at a resource. */
  signIn(subject: string, resource: string): Promise<Tokens>;
  stop(): Promise<void>;
  /** Comes up again at the same address, with other keys where some are given. */
  start(keys?: readonly JWK[]): Promise<void>;
}

/** Seconds for which an access token is good. */
export const TOKEN_SECONDS = 600;

const APPLICATION = {
  id: 'an-application',
  secret: 'of a test',
  redirect: 'https://app.example.org/callback',
};
const SCOPE = 'act';

/** A key of an issuer, with its private part. */
export async function makeKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
}

/** Starts one on a free port; `keys` sign its tokens. */
export async function startIssuer(keys: readonly JWK[]): Promise<RealIssuer> {
  const issuer = new LoopbackIssuer(keys);
  await issuer.start();
  return issuer;
}

/** What an issuer remembers, as its library asks for it: gone when it stops. */
const rememberedBy = (known: Map<string, Record<string, unknown>>) =>
  class Remembered {
    constructor(private readonly kind: string) {}

    #key = (id: string) => `${this.kind} ${id}`;

    async upsert(id: string, payload: Record<string, unknown>): Promise<void> {
      known.set(this.#key(id), payload);
    }

    async find(id: string) {
      return known.get(this.#key(id));
    }

    async findByUid(uid: string) {
      return [...known.values()].find((payload) => payload.uid === uid);
    }

    async consume(id: string): Promise<void> {
      known.set(this.#key(id), { ...known.get(this.#key(id)), consumed: true });
    }

    async destroy(id: string): Promise<void> {
      known.delete(this.#key(id));
    }
  };

class LoopbackIssuer implements RealIssuer {
  claims: Record<string, unknown> = {};
  #server: Server | undefined;
  #port = 0;

  constructor(public keys: readonly JWK[]) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(keys: readonly JWK[] = this.keys): Promise<void> {
    this.keys = keys;
    const server = createServer();
    // No connection outlives a stop unseen.
    server.maxRequestsPerSocket = 1;
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    const provider = this.#provider();
    const answer = provider.callback();
    server.on('request', async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return answer(request, response);
      const { params } = await provider.interactionDetails(request, response);
      const login = { accountId: params.login_hint ?? '' };
      return provider.interactionFinished(request, response, { login });
    });
    this.#server = server;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    if (this.#server?.listening) await once(this.#server, 'close');
  }

  #provider(): Provider {
    const provider: Provider = new Provider(this.url, {
      adapter: rememberedBy(new Map()),
      jwks: { keys: this.keys },
      clients: [
        {
          client_id: APPLICATION.id,
          client_secret: APPLICATION.secret,
          redirect_uris: [APPLICATION.redirect],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      cookies: { keys: ['of a test'] },
      scopes: ['openid'],
      findAccount: (_context: unknown, accountId: string) => ({
        accountId,
        claims: () => ({ sub: accountId }),
      }),
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      // Nobody is asked whether the application may.
      loadExistingGrant: async ({ oidc }: KoaContext & { oidc: { params: { resource: string } } }) => {
        const grant = new provider.Grant({
          accountId: oidc.session.accountId,
          clientId: oidc.client.clientId,
        });
        grant.addOIDCScope('openid');
        grant.addResourceScope(oidc.params.resource, SCOPE);
        await grant.save();
        return grant;
      },
      ttl: {
        AccessToken: TOKEN_SECONDS,
        AuthorizationCode: 60,
        Grant: 600,
        IdToken: 600,
        Interaction: 60,
        Session: 600,
      },
      features: {
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          useGrantedResource: () => true,
          getResourceServerInfo: (_context: unknown, audience: string) => ({
            scope: SCOPE,
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: TOKEN_SECONDS,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      formats: {
        customizers: {
          jwt: (_context: unknown, _token: unknown, parts: { payload: object }) => {
            Object.assign(parts.payload, this.claims);
          },
        },
      },
    });
    return provider;
  }

  async signIn(subject: string, resource: string): Promise<Tokens> {
    const verifier = randomBytes(32).toString('base64url');
    const asked = new URLSearchParams({
      client_id: APPLICATION.id,
      response_type: 'code',
      redirect_uri: APPLICATION.redirect,
      scope: `openid ${SCOPE}`,
      resource,
      login_hint: subject,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const code = await this.#browse(`${this.url}/auth?${asked}`);
    const answer = await fetch(`${this.url}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${APPLICATION.id}:${encodeURIComponent(APPLICATION.secret)}`).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: APPLICATION.redirect,
        code_verifier: verifier,
      }),
    });
    const tokens = (await answer.json()) as { access_token: string; id_token: string };
    if (!answer.ok) throw new Error(JSON.stringify(tokens));
    return { accessToken: tokens.access_token, idToken: tokens.id_token };
  }

  /** Goes from page to page as a browser does, with its cookies, up to the application's; answers the code it gets. */
  async #browse(start: string): Promise<string> {
    const cookies = new Map<string, string>();
    let address = start;
    for (let page = 0; page < 10; page += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (name !== undefined) cookies.set(name, value ?? '');
      }
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`${answer.status} ${await answer.text()}`);
      const to = new URL(next, address);
      if (to.href.startsWith(APPLICATION.redirect)) {
        const code = to.searchParams.get('code');
        if (code === null) throw new Error(to.href);
        return code;
      }
      address = to.href;
    }
    throw new Error('the sign-in did not come to an end');
  }
}
