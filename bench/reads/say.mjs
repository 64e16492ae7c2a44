/** Progress is for people; results go to standard output. */
export const say = (line) => process.stderr.write(`${line}\n`);
