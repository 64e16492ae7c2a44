import { join } from 'node:path';
import type { FilesConfig } from '../config.ts';
import type { FileStore } from './file-store.ts';
import { LocalFiles } from './local-files.ts';
import { S3Files } from './s3-files.ts';

export { type CleanFile, cleanFile } from './clean-file.ts';
export type { FileStore } from './file-store.ts';
export { Incoming, type IncomingFile } from './incoming.ts';
export { nameOffered } from './media-type.ts';

/** Where files lie while they are received: on the disk of the hub, wherever they are kept. */
export const incomingFolder = ({ folder }: FilesConfig): string => join(folder, 'incoming');

/** The store that the settings name. */
export const fileStoreOf = ({ folder, s3 }: FilesConfig): FileStore =>
  s3 === undefined ? new LocalFiles(keptIn(folder)) : new S3Files(s3);

const keptIn = (folder: string): string => join(folder, 'kept');

/** The same place for people: a folder or a bucket. */
export const placeOfFiles = ({ folder, s3 }: FilesConfig): string =>
  s3 === undefined ? keptIn(folder) : `${s3.endpoint}/${s3.bucket}`;
