import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { GraphQLError, getOperationAST, parse, validate } from 'graphql';
import { connect } from '../app/connect.ts';
import { buildHubSchema } from '../app/schema.ts';
import { HubError } from '../kernel/errors.ts';
import { SYSTEM, type Viewer } from '../kernel/viewer.ts';
import { type Explanation, explainRead, Reader } from '../read/index.ts';
import { layOut } from './lay-out-sql.ts';

/** The operator's view: everything, in pages of any size that a client may have. */
const OPERATOR: Viewer = SYSTEM;

/** `hub explain`: how the hub answers an operation. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description('อธิบายว่าฮับตอบคำถามอย่างไร / show how the hub answers an operation')
    .argument('<query>', 'คำถาม GraphQL หรือ @แฟ้ม / the GraphQL text, or @file')
    .addOption(new Option('--variables <json>', 'ตัวแปรเป็น JSON / variables as JSON').default('{}'))
    .action((query: string, { variables }: { variables: string }) => explain(query, variables));
}

async function explain(query: string, variablesText: string): Promise<void> {
  const source = query.startsWith('@') ? readFileSync(query.slice(1), 'utf8') : query;
  const schema = await buildHubSchema();
  const { document, operation } = readOperation(schema, source);
  const variables = readVariables(variablesText);
  const { dataSource, close } = await connect();
  try {
    const reader = new Reader(schema, dataSource, NO_POOL);
    const read = { document, operation, source, variables, viewer: OPERATOR };
    process.stdout.write(explanationText(await explainRead(reader, dataSource, read)));
  } finally {
    await close();
  }
}

/** Explaining runs on the command's own connection. */
const NO_POOL = { read: () => Promise.reject(new Error('an explanation reads nothing')) };

function readOperation(schema: Awaited<ReturnType<typeof buildHubSchema>>, source: string) {
  try {
    const document = parse(source);
    const [mistake] = validate(schema, document);
    if (mistake) throw mistake;
    const operation = getOperationAST(document);
    if (!operation) throw new GraphQLError('name one operation');
    return { document, operation };
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    throw new HubError(
      'BAD_INPUT',
      { th: `คำถามไม่ถูกต้อง: ${fault.message}`, en: `the query is not valid: ${fault.message}` },
      { field: 'query', rule: 'a valid operation' },
    );
  }
}

function readVariables(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new HubError(
      'BAD_INPUT',
      { th: '--variables ต้องเป็น JSON', en: '--variables must be JSON' },
      { field: '--variables', rule: 'JSON', value: text.slice(0, 100) },
    );
  }
}

const section = (title: string, lines: readonly string[]): string =>
  `${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;

function explanationText({ plan, sql, values, cost, database }: Explanation): string {
  return [
    section('แผน / plan', plan),
    section('SQL', layOut(sql)),
    section(
      'ค่าที่ส่งไป / values',
      values.map((value, position) => `$${position + 1} = ${JSON.stringify(value)}`),
    ),
    section('ต้นทุนตามประมาณการ / estimated cost', [cost.toFixed(2)]),
    section('แผนของ PostgreSQL / PostgreSQL’s plan', database),
  ].join('');
}
