/** Progress goes to stderr: what a command prints on stdout may be read by another program. */
export const say = (th, en) => process.stderr.write(`• ${th} / ${en}\n`);

/** An expected end of the launcher: one line for the person, no stack. */
export class Refusal extends Error {
  constructor(th, en) {
    super(`${th} / ${en}`);
  }
}
