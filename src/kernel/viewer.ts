/** What a client may do beyond reading; given when its key is made. */
export type Scope = 'BULK';

/** Who asks. Anonymous is a viewer too: it may reach what needs no key, and nothing else. */
export type Viewer =
  | { readonly kind: 'ANONYMOUS' }
  | { readonly kind: 'CLIENT'; readonly clientId: string; readonly scopes: ReadonlySet<Scope> };

export const ANONYMOUS: Viewer = { kind: 'ANONYMOUS' };

/** Rows that one page may hold for an ordinary viewer, and for a client with the bulk scope (DESIGN section 10). */
export const PAGE_CAP = 100;
export const BULK_PAGE_CAP = 1_000;

export const pageCapOf = (viewer: Viewer): number =>
  viewer.kind === 'CLIENT' && viewer.scopes.has('BULK') ? BULK_PAGE_CAP : PAGE_CAP;
