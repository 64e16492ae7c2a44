/** What a client may do beyond reading; given when it is made. */
export type Scope = 'BULK' | 'WRITE';

/** What somebody is in a partner (DESIGN section 7); MOU roles are the agreements' matter. */
export enum HubRole {
  MEMBER = 'MEMBER',
  REPORTING_OFFICER = 'REPORTING_OFFICER',
  COORDINATOR = 'COORDINATOR',
  ANALYST = 'ANALYST',
  AUDITOR = 'AUDITOR',
  ADMIN = 'ADMIN',
}

/** Who asks. Anonymous is a viewer too: it may reach what needs no key, and nothing else. */
export type Viewer =
  | { readonly kind: 'ANONYMOUS' }
  /** An app; it acts for the partner that it is bound to. */
  | {
      readonly kind: 'CLIENT';
      readonly clientId: string;
      readonly partnerId: string | null;
      readonly scopes: ReadonlySet<Scope>;
      /** Points that it may spend in a window, where it has a budget of its own. */
      readonly budget?: number;
    }
  /** Somebody with memberships, acting for one partner at a time. */
  | {
      readonly kind: 'PERSON';
      readonly personId: string;
      readonly partnerId: string | null;
      /** By which the person asks; none where an issuer of identities vouches for each request. */
      readonly sessionId?: string;
    }
  /** Seeds, imports, commands and jobs. Never made of a request. */
  | { readonly kind: 'SYSTEM' };

export const ANONYMOUS: Viewer = { kind: 'ANONYMOUS' };
export const SYSTEM: Viewer = { kind: 'SYSTEM' };

/** Rows that one page may hold for an ordinary viewer, and for a client with the bulk scope (DESIGN section 10). */
export const PAGE_CAP = 100;
export const BULK_PAGE_CAP = 1_000;

export const pageCapOf = (viewer: Viewer): number =>
  viewer.kind === 'SYSTEM' || (viewer.kind === 'CLIENT' && viewer.scopes.has('BULK'))
    ? BULK_PAGE_CAP
    : PAGE_CAP;

/** The client or the person, by its id; null for the others. */
export const viewerIdOf = (viewer: Viewer): string | null => {
  if (viewer.kind === 'CLIENT') return viewer.clientId;
  return viewer.kind === 'PERSON' ? viewer.personId : null;
};

/** The partner for which a viewer acts. */
export const actingForOf = (viewer: Viewer): string | null =>
  viewer.kind === 'CLIENT' || viewer.kind === 'PERSON' ? viewer.partnerId : null;

/** Names a viewer where there is no other way to: in the actor of a change, in the scope of a repeated key. */
export const actorOf = (viewer: Viewer): string => {
  const id = viewerIdOf(viewer);
  return id === null ? viewer.kind.toLowerCase() : `${viewer.kind.toLowerCase()}:${id}`;
};

/**
 * What a statement is told of its viewer, as one statement that makes it so until the transaction ends: who, never what
 * they may (DESIGN section 11).
 */
export const VIEWER_SETTINGS = `SELECT set_config('hub.viewer', $1, true), set_config('hub.viewer_id', $2, true), set_config('hub.acting_for', $3, true)`;

/** The values of `VIEWER_SETTINGS`. */
export const viewerSettings = (viewer: Viewer): string[] => [
  viewer.kind,
  viewerIdOf(viewer) ?? '',
  actingForOf(viewer) ?? '',
];
