import { type OperationDefinitionNode, parse } from 'graphql';
import type { HubContext } from '../context.ts';

/** What the API tells of a stored file. */
export interface FoundFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  isPositionStripped: boolean;
  url: string;
}

const SOURCE = `query StoredFile($id: ID!) {
  node(id: $id) { ... on StoredFile { id name mediaType bytes sha256 isPositionStripped url } }
}`;
const document = parse(SOURCE);
const operation = document.definitions[0] as OperationDefinitionNode;

/** A file as its viewer sees it: read as every other row is, under the same rules. Undefined where it is out of sight. */
export async function findFile(context: HubContext, id: string): Promise<FoundFile | undefined> {
  const { reader, viewer, departure } = context;
  const read = { document, operation, source: SOURCE, variables: { id }, viewer, departure };
  const { node } = JSON.parse((await reader.read(read)).text.toString()) as { node: FoundFile | null };
  return node?.sha256 === undefined ? undefined : node;
}
