import { z } from 'zod';

/** What this hub writes; one that is higher was written by a hub that this one does not understand. */
export const FORMAT = 1;

const tableSchema = z.object({
  name: z.string().regex(/^[a-z_0-9]+$/),
  columns: z.array(z.string().regex(/^[a-z_0-9]+$/)),
  rows: z.number().int().nonnegative(),
  /** Of its content as text, before it was packed. */
  bytes: z.number().int().nonnegative(),
});

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** Version of the hub that wrote it. */
  hub: z.string(),
  madeAt: z.iso.datetime(),
  /** Version of PostgreSQL that it came from; it may go into another. */
  postgresql: z.string(),
  /** The migrations that had made the tables, in the order in which they had run. */
  migrations: z.array(z.string()).min(1),
  /** Head of the ledger; null where nothing was sealed yet. */
  ledgerHead: z.object({ number: z.string(), hash: z.string() }).nullable(),
  tables: z.array(tableSchema),
});

/** What stands at the head of a backup: where it comes from and what is in it. */
export type Manifest = z.infer<typeof manifestSchema>;
export type TableEntry = z.infer<typeof tableSchema>;

export const MANIFEST = 'manifest.json';
/** Checksums of all other entries, as `sha256sum --check` reads them. */
export const CHECKSUMS = 'SHA256SUMS';

/** A table's rows, in PostgreSQL's text format of COPY. */
export const entryOf = (table: string): string => `tables/${table}.tsv`;
