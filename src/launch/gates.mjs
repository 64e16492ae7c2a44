import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onThisTerminal } from './children.mjs';
import { environmentOf } from './npm.mjs';
import { inProject } from './paths.mjs';
import { Refusal, say } from './say.mjs';

/** Colours are for eyes: a log that a file or another program takes stays plain. */
const colours = process.stdout.isTTY ? [] : ['--colors=off'];

const GATES = [
  {
    th: 'รูปแบบและกฎของโค้ด',
    en: 'format and lint (Biome)',
    args: ['node_modules/@biomejs/biome/bin/biome', 'ci', ...colours, '.'],
  },
  { th: 'ชนิดข้อมูล', en: 'types (tsc)', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    th: 'กฎของคำอธิบาย API',
    en: 'schema rules (GraphQL ESLint)',
    args: [
      'node_modules/eslint/bin/eslint.js',
      '--config',
      'test/guards/eslint.config.mjs',
      '--max-warnings=0',
      'schema/schema.graphql',
    ],
  },
  { th: 'ทิศทางของการนำเข้า', en: 'import rules', args: ['test/guards/imports.mjs'] },
];

/** Every gate, then every test (or those that `extra` asks jest for); the first red one ends the run. */
export async function test(node, extra) {
  for (const { th, en, args } of GATES) {
    if (!existsSync(inProject(args[0]))) continue;
    say(th, en);
    await mustPass(en, await onThisTerminal(node, args, environmentOf(node)));
  }
  say('ชุดทดสอบ', 'tests (jest)');
  await jest(node, extra);
}

function mustPass(en, code) {
  if (code !== 0) throw new Refusal(`ไม่ผ่าน: ${en}`, `failed: ${en} (exit code ${code})`);
}

async function jest(node, extra) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-jest-'));
  const results = join(folder, 'results.json');
  try {
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const report = ['--json', `--outputFile=${results}`];
    const command = [...flags, 'node_modules/jest/bin/jest.js', ...report, ...extra];
    const code = await onThisTerminal(node, command, environmentOf(node));
    if (existsSync(results)) {
      const counts = JSON.parse(readFileSync(results, 'utf8'));
      const broken = counts.numRuntimeErrorTestSuites;
      const unread = broken > 0 ? `, ${broken} files could not be run` : '';
      process.stdout.write(
        `tests: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed${unread}\n`,
      );
    }
    mustPass('tests (jest)', code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
