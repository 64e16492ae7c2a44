import { Presets, SingleBar } from 'cli-progress';

/** Work shorter than this needs no bar. */
const PATIENCE_MS = 1_000;

/** Shows how far a piece of work is, once it has taken a second; on a terminal only. */
export function percentOn(stream: NodeJS.WriteStream, title: string): (done: number, all: number) => void {
  if (!stream.isTTY) return () => {};
  const begun = performance.now();
  const bar = new SingleBar(
    { stream, format: ` {bar} {percentage}% ${title}`, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let isOn = false;
  return (done, all) => {
    if (!isOn && performance.now() - begun < PATIENCE_MS) return;
    if (!isOn) bar.start(all, done);
    isOn = true;
    bar.update(done);
    if (done >= all) bar.stop();
  };
}
