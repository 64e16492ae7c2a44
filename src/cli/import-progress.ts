import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress } from '../modules/interchange/index.ts';

/** Steps shorter than this aren't worth a line. */
const PATIENCE_MS = 1_000;

/** Progress of an import: a bar on a terminal, else one plain line for each step once a second has passed. */
export function importProgress(stream: NodeJS.WriteStream): ImportProgress & { end(): void } {
  return stream.isTTY ? onTerminal(stream) : inLines(stream);
}

function onTerminal(stream: NodeJS.WriteStream): ImportProgress & { end(): void } {
  const format = ' {bar} {percentage}% {step}';
  const bar = new SingleBar(
    { stream, format, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let isOn = false;
  return {
    step({ th, en }) {
      if (!isOn) bar.start(1, 0, { step: '' });
      isOn = true;
      bar.update({ step: `${th} / ${en}` });
    },
    bytes(read, all) {
      bar.setTotal(all);
      bar.update(read);
    },
    end() {
      if (isOn) bar.stop();
      isOn = false;
    },
  };
}

function inLines(stream: NodeJS.WriteStream): ImportProgress & { end(): void } {
  let started: number | undefined;
  return {
    step({ th, en }) {
      started ??= performance.now();
      if (performance.now() - started >= PATIENCE_MS) stream.write(`• ${th} / ${en}\n`);
    },
    bytes: () => {},
    end: () => {},
  };
}
