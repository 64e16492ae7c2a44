import type { BilingualText } from './errors.ts';

/** Tells the person who waits what is being done now; called once a step, never per row. */
export type Progress = (text: BilingualText) => void;

export const silent: Progress = () => {};

/** Progress as one short line a step on the given stream. */
export const progressOn =
  (stream: NodeJS.WritableStream): Progress =>
  ({ th, en }) => {
    stream.write(`• ${th} / ${en}\n`);
  };
