import { open } from 'node:fs/promises';
import type { Incoming, IncomingFile } from './incoming.ts';
import { sniff } from './media-type.ts';
import { bytesOf, FileBytes } from './pictures/parts.ts';

/** A file that was looked at: what it is, and its bytes as they are to be kept. */
export interface CleanFile extends IncomingFile {
  mediaType: string;
  /** Whether it is a picture, out of which everything went that is not needed to show it. */
  isPositionStripped: boolean;
}

/**
 * Looks what a received file is, and takes out of a picture where, when and with what it was made. Documents stay as they
 * are. The file that was received stays where it is; a cleaned one lies beside it.
 *
 * @throws HubError BAD_INPUT for what the hub does not take, and for a damaged picture
 */
export async function cleanFile(received: IncomingFile, incoming: Incoming): Promise<CleanFile> {
  const { mediaType, clean } = await sniff(received.path);
  if (clean === undefined) return { ...received, mediaType, isPositionStripped: false };
  const handle = await open(received.path, 'r');
  try {
    const source = new FileBytes(handle, received.bytes);
    const cleaned = await incoming.write(bytesOf(await clean(source), source));
    return { ...cleaned, mediaType, isPositionStripped: true };
  } finally {
    await handle.close();
  }
}
