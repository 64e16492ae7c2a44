import { type Payload, type Register, startRegister } from './register-keepers.ts';

/** As whom a request is sent, and where. */
export interface Sent {
  /** The address of a server; the register's own where it is left out. */
  at?: string;
  bearer?: string | undefined;
  /** The global id of a partner. */
  actingFor?: string | undefined;
}

/** How a mutation is sent; `keyed` says whether its input takes an idempotency key. */
export interface Carried extends Sent {
  selection?: string;
  keyed?: boolean;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Payload;
}

/** Somebody who has signed in. */
export interface Enrolled {
  /** The global id of the person. */
  id: string;
  session: string;
}

/** The hub over the demo network, and people who use it. */
export interface Accounts extends Register {
  /** The key of an administrator's app, which makes the first accounts. */
  readonly admin: string;
  /** Global ids by the province's number: the provincial office, and one of its local authorities. */
  readonly offices: Readonly<Record<'30' | '50', string>>;
  readonly authorities: Readonly<Record<'30' | '50', string>>;
  /** Every password, token and session that was sent or answered up to now. */
  readonly secrets: ReadonlySet<string>;
  send(query: string, variables: object, as?: Sent): Promise<Answer>;
  /** Carries a mutation out and answers its payload: what is selected, and the refusals. */
  mutate(name: string, input: Record<string, unknown>, how: Carried): Promise<Payload>;
  signIn(login: string, password: string): Promise<Payload>;
  setPassword(token: string, newPassword: string): Promise<Payload>;
  /** Invites somebody, accepts, and signs in. */
  enrol(login: string, as: { partnerId: string; role: string; by?: string }): Promise<Enrolled>;
  viewer(as: Sent): Promise<Payload>;
}

const REFUSALS = 'userErrors { code field rule value messageTh messageEn }';
const VIEWER = `{ viewer { kind name person { login } actingFor { id } canActFor { partner { id } roles } roles scopes sessionEndsAt couldDo } }`;
const SECRETS = ['password', 'newPassword', 'currentPassword', 'token', 'sessionToken'];

/** A password that nobody guesses, another for each login. */
export const passwordOf = (login: string): string =>
  `ราชพฤกษ์ lantern ${[...login].reverse().join('')} quorum`;

export const uuidOf = (globalId: string): string =>
  Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

export async function startAccounts(settings: Parameters<typeof startRegister>[0] = {}): Promise<Accounts> {
  const hub = await startRegister(settings);
  const secrets = new Set<string>();
  const note = (values: Record<string, unknown>) => {
    for (const name of SECRETS) if (typeof values[name] === 'string') secrets.add(values[name]);
  };
  const authorityIn = async (province: string): Promise<string> => {
    const [found] = await hub.rows(
      `SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id JOIN hub.partner_code c ON c.partner_id = p.id
       WHERE p.type = 'LOCAL_AUTHORITY' AND a.code LIKE $1 AND p.valid_to IS NULL AND c.valid_to IS NULL ORDER BY c.code LIMIT 1`,
      [`${province}%`],
    );
    return hub.idOf(found.code);
  };

  const send: Accounts['send'] = async (query, variables, { at = hub.address, bearer, actingFor } = {}) => {
    const response = await fetch(`${at}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      headers: {
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(actingFor !== undefined && { 'hub-acting-for': actingFor }),
      },
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  let sent = 0;
  const mutate: Accounts['mutate'] = async (name, input, how) => {
    const { selection = 'person { id status version }', keyed = true, ...as } = how;
    sent += 1;
    note(input);
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { body } = await send(
      `mutation M($input: ${type}!) { ${name}(input: $input) { ${selection} ${REFUSALS} } }`,
      { input: { ...(keyed && { idempotencyKey: `account ${sent}` }), ...input } },
      as,
    );
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    note(body.data[name]);
    return body.data[name];
  };
  const signIn: Accounts['signIn'] = (login, password) => {
    const selection = 'person { id login } sessionToken sessionEndsAt';
    return mutate('signIn', { login, password }, { keyed: false, selection });
  };
  const setPassword: Accounts['setPassword'] = (token, newPassword) =>
    mutate('setPassword', { token, newPassword }, { keyed: false });
  const admin = await hub.keyOf('DLA', ['ADMIN']);

  return {
    ...hub,
    admin,
    offices: { '30': await hub.idOf('PLAO-30'), '50': await hub.idOf('PLAO-50') },
    authorities: { '30': await authorityIn('30'), '50': await authorityIn('50') },
    secrets,
    send,
    mutate,
    signIn,
    setPassword,
    async enrol(login, { partnerId, role, by = admin }) {
      const invitation = {
        displayName: `ผู้ใช้ ${login}`,
        login,
        email: `${login}@example.org`,
        partnerId,
        role,
      };
      const how = { bearer: by, selection: 'person { id } token' };
      const { person, token, userErrors } = await mutate('invitePerson', invitation, how);
      if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
      await setPassword(token, passwordOf(login));
      const { sessionToken } = await signIn(login, passwordOf(login));
      if (!sessionToken) throw new Error(`${login} could not sign in`);
      return { id: person.id, session: sessionToken };
    },
    viewer: async (as) => (await send(VIEWER, {}, as)).body.data.viewer,
  };
}
