import { spawn } from 'node:child_process';
import type { OsUser } from './os-user.ts';

/** The environment of PostgreSQL's programs: what the operator set for psql and the like must not steer them. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(PG|LC_|LANG$|LANGUAGE$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), LC_MESSAGES: 'C' };
}

/** Runs a program to its end as the given user; answers its exit code and all that it said. */
export function runProgram(
  program: string,
  args: string[],
  user: OsUser | undefined,
  input = '',
): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...user, cwd: '/', env: cleanEnvironment(), stdio: 'pipe' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
    // A program that ends without reading its input isn't at fault.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
