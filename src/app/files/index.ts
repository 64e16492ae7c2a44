import type { FastifyInstance } from 'fastify';
import type { FilesConfig } from '../../kernel/config.ts';
import { fileStoreOf, Incoming, incomingFolder } from '../../kernel/files/index.ts';
import { mountDownload } from './download.ts';
import type { FilesPart, FilesRoutes } from './routes.ts';
import { mountUpload } from './upload.ts';

export { FILES, type FilesPart } from './routes.ts';

export const filesPartOf = (config: FilesConfig): FilesPart => ({
  incoming: Incoming.open(incomingFolder(config)),
  store: fileStoreOf(config),
});

/** Mounts `POST /files` and `GET /files/<id>`. */
export async function mountFiles(http: FastifyInstance, routes: FilesRoutes): Promise<void> {
  await http.register(async (scope) => {
    // A body is a file whatever it is called: nothing but the route reads it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    mountUpload(scope, routes);
    mountDownload(scope, routes);
  });
}
