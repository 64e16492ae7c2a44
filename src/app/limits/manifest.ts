import { z } from 'zod';

/** An operation that is known beforehand. */
export interface ManifestOperation {
  id: string;
  /** Its text. */
  body: string;
}

/** As Apollo's tools write it. */
const APOLLO = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});

/** As Relay's compiler writes it: texts by their ids. */
const RELAY = z.record(z.string().min(1), z.string().min(1));

/** The operations of a manifest; undefined where it is of neither form. */
export function readManifest(text: string): ManifestOperation[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const apollo = APOLLO.safeParse(json);
  if (apollo.success) return apollo.data.operations;
  const relay = RELAY.safeParse(json);
  return relay.success ? Object.entries(relay.data).map(([id, body]) => ({ id, body })) : undefined;
}
