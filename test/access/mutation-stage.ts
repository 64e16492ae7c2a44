import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { Client } from 'pg';
import { newId } from '../../src/kernel/ids.ts';
import { stateOf } from '../factories/database-state.ts';
import { type Cast, type Letter, makeCast, type PersonaName } from '../factories/personas.ts';
import type { RealServer } from '../factories/real-server.ts';
import { askAs } from './ask-as.ts';
import { MAKERS, Rows, type Sent } from './mutation-attempts.ts';
import type { MutationLine } from './mutation-table.ts';
import { MUTATIONS, NAMES_RESTRICTED, singleOf } from './mutations.table.ts';

/** What may change while nothing is carried out: attempts that stay on record, and what counts them and keys. */
const OF_ATTEMPTS = new Set([
  'audit_entry',
  'unsealed',
  'ledger',
  'api_key_use',
  'sign_in_attempt',
  'budget_use',
]);

/** One try of the table: its line, and whose object it is on. */
export interface Tried {
  line: MutationLine;
  on: Letter;
}

export interface Told {
  status: number;
  payload: ({ userErrors: { code: string; rule: string | null }[] } & Record<string, unknown>) | undefined;
  error: unknown;
  /** What each error of the request says, where it has no payload. */
  errors: unknown[];
}

/** On whose objects a persona can try a mutation: an app has no account, and nobody else is an app. */
export const lettersOf = ({ subject }: MutationLine, name: PersonaName): Letter[] =>
  MAKERS[singleOf(subject)]!.letters.filter((letter) => {
    if (letter !== 'O') return true;
    if (name === 'anonymous') return false;
    const restricted = NAMES_RESTRICTED[singleOf(subject)];
    const isOfApps = restricted === 'api_client';
    const isOfAccounts = restricted === 'person' || restricted === 'membership';
    return name === 'app' ? !isOfAccounts : !isOfApps;
  });

/** What a persona can try, of what the table allows it or of what it does not. */
export const triesOf = (name: PersonaName, isAllowed: boolean): Tried[] =>
  MUTATIONS.flatMap((line) =>
    lettersOf(line, name)
      .filter((on) => line.allowed[name].has(on) === isAllowed)
      .map((on) => ({ line, on })),
  );

/** A server, the cast, and somebody who makes rows past every rule. */
export class Stage {
  private constructor(
    readonly hub: RealServer,
    readonly cast: Cast,
    readonly superuser: Client,
    readonly rows: Rows,
    private readonly schema: GraphQLSchema,
  ) {}

  static async over(hub: RealServer, schema: GraphQLSchema): Promise<Stage> {
    const cast = await makeCast(hub.database);
    const superuser = new Client({ connectionString: hub.database.adminUrl });
    await superuser.connect();
    await superuser.query('SET session_replication_role = replica');
    await superuser.query('SET search_path = hub');
    return new Stage(hub, cast, superuser, new Rows(superuser, cast), schema);
  }

  async close(): Promise<void> {
    await this.superuser.end();
    await this.hub.close();
  }

  /** Makes what a try is to be made on. */
  async prepared(name: PersonaName, { line, on }: Tried, isAllowed: boolean): Promise<Sent> {
    return MAKERS[singleOf(line.subject)]!.make(this.rows, {
      persona: this.cast.personas[name],
      on,
      isAllowed,
    });
  }

  /** Sends the least that a mutation takes; answers its payload with all that it holds, or the code of an error. */
  async send(name: PersonaName, mutation: string, { input, bearer }: Sent): Promise<Told> {
    const field = this.schema.getMutationType()?.getFields()[mutation];
    const payload = getNamedType(field?.type);
    const inputType = getNamedType(field?.args[0]?.type);
    if (!isObjectType(payload) || !isInputObjectType(inputType))
      throw new Error(`there is no mutation ${mutation}`);
    const query = `mutation Try($input: ${inputType.name}!) { ${mutation}(input: $input) { ${selected(payload)} } }`;
    const takesKey = inputType.getFields().idempotencyKey !== undefined;
    const keyed = { ...(takesKey && { idempotencyKey: newId() }), ...input };
    const isBatch = singleOf(mutation) !== mutation;
    const rows = { idempotencyKey: newId(), mode: 'PER_ROW', rows: [keyed] };
    const variables = { input: isBatch ? rows : keyed };
    const shown = bearer ?? this.cast.personas[name].bearer;
    const { status, answer } = await askAs(this.hub.address, shown, query, variables);
    const told = answer.data?.[mutation] ?? undefined;
    return {
      status,
      payload: (isBatch ? rowOf(told) : told) as Told['payload'],
      error: answer.errors?.[0]?.extensions.code,
      errors: (answer.errors ?? []).map(({ extensions }) => extensions),
    };
  }

  /** Rows and content of every table but those of attempts. */
  async kept(): Promise<Record<string, string>> {
    const query = async (sql: string) => (await this.superuser.query(sql)).rows;
    const state = await stateOf({ query } as never);
    return Object.fromEntries(Object.entries(state).filter(([table]) => !OF_ATTEMPTS.has(table)));
  }

  async refusedAttempts(): Promise<number> {
    const { rows } = await this.superuser.query(
      `SELECT count(*)::int AS n FROM audit_entry WHERE outcome = 'REFUSED'`,
    );
    return rows[0].n;
  }
}

/** All that a payload answers, and of what it leads to the type alone. */
const selected = (payload: GraphQLObjectType): string =>
  Object.values(payload.getFields())
    .map(({ name, type }) => {
      if (name === 'userErrors') return 'userErrors { code rule field value messageTh messageEn }';
      const named = getNamedType(type);
      if (isLeafType(named)) return name;
      return `${name} { ${name === 'rows' && isObjectType(named) ? selected(named) : '__typename'} }`;
    })
    .join(' ');

/** The one row of a batch as a payload of its own. */
function rowOf(told: unknown): unknown {
  const [row] = (told as { rows?: Record<string, unknown>[] } | undefined)?.rows ?? [];
  if (!row) return undefined;
  const { index: _index, outcome: _outcome, ...payload } = row;
  return payload;
}

/** How a try ended, in a word. */
export function endOf({ status, payload, error }: Told): string {
  if (!payload) return `${status} ${error}`;
  const { userErrors, ...answers } = payload;
  const held = Object.values(answers).filter((value) => value !== null).length;
  if (userErrors.length === 0) return held > 0 ? 'done' : 'answered with nothing';
  if (held > 0) return 'refused, and answered all the same';
  return userErrors.map(({ code, rule }) => `${code} ${rule}`).join(', ');
}
