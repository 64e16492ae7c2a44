export { Archive } from './archive.ts';
export { ArchiveWriter } from './archive-writer.ts';
export { loadRows } from './load.ts';
export type { Manifest } from './manifest.ts';
export { Snapshot } from './snapshot.ts';
