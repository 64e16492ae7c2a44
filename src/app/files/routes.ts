import type { FileStore, Incoming } from '../../kernel/files/index.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ViewerOf } from '../../modules/access/index.ts';
import type { Asked, HubContext } from '../context.ts';
import type { Charging } from '../limits/index.ts';

/** Where files are sent to, and below it fetched. */
export const FILES = '/files';

/** Where files are received, and where they are kept. */
export interface FilesPart {
  incoming: Incoming;
  store: FileStore;
}

/** What the routes of files share with that of GraphQL. */
export interface FilesRoutes extends FilesPart {
  viewerOf: ViewerOf;
  contextFor: (viewer: Viewer, asked: Asked) => HubContext;
  charging: Charging;
}
