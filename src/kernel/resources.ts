type Close = () => Promise<unknown> | unknown;

/** What this process has opened, to be closed in the reverse order, once, whoever asks for it and however often. */
export class Resources {
  private readonly open: { close: Close; patience: number }[] = [];
  private closing: Promise<void> | undefined;

  /**
   * Hands over something to close later. What comes after the closing began is closed at once: the work that opened
   * it was told to stop, and ends here.
   *
   * @param patience milliseconds after which the closing goes on without it
   */
  async add(close: Close, patience = 5_000): Promise<void> {
    if (this.closing === undefined) {
      this.open.push({ close, patience });
      return;
    }
    await close();
    throw new Stopped();
  }

  closeAll(): Promise<void> {
    this.closing ??= this.closeEach();
    return this.closing;
  }

  private async closeEach(): Promise<void> {
    for (let next = this.open.pop(); next !== undefined; next = this.open.pop()) {
      await inTime(next.close, next.patience);
    }
  }
}

/** The work ended because the process was told to stop. */
export class Stopped extends Error {}

/** One resource that can't be closed must not keep the others open. */
async function inTime(close: Close, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  try {
    await Promise.race([Promise.resolve().then(close), late]);
  } catch (error) {
    process.stderr.write(`closing: ${error instanceof Error ? error.message : error}\n`);
  } finally {
    clearTimeout(timer);
  }
}
