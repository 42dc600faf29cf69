/** What a person may be. A person may have several roles; an administrator has no content by that role. */
export const ROLES = [
  'documenter',
  'reviewer',
  'publisher',
  'analyst',
  'caseworker',
  'coordinator',
  'administrator',
  'partner',
] as const;
export type Role = (typeof ROLES)[number];

export type UserId = string & { readonly __brand: 'UserId' };

/** Who is asking: read afresh from the database at every request, so that a change counts at once. */
export type SignedIn = {
  readonly user: UserId;
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
  /** Compartments the person is a member of now; the open compartment belongs to everyone with a content role. */
  readonly compartments: ReadonlySet<string>;
  /**
   * Sources given in confidence whose witness has not agreed that they be shared with this partner. Nobody in the
   * organisation has any: they are bound by what they do with a source, not by reading it.
   */
  readonly closedSources: ReadonlySet<string>;
  /** Identifies the session without being its secret. */
  readonly session: string;
  readonly method: 'passkey' | 'passphrase';
  /** When the person last proved with a passkey that it is them; ISO 8601, or null. */
  readonly provedAt: string | null;
  /** For forms, from one signing in to its end. */
  readonly token: string;
};

/** The compartment of records that are in none of their own. */
export const OPEN_COMPARTMENT = 'open';

/** Roles that take a second administrator to grant: they approve, publish or administer. */
export const GUARDED_ROLES = [
  'reviewer',
  'publisher',
  'coordinator',
  'administrator',
] as const satisfies readonly Role[];

/** Whether somebody may approve releases and openings, so that the signer must know their keys. */
export function mayApprove({
  roles,
  standing,
}: {
  readonly roles: ReadonlySet<Role>;
  readonly standing: string;
}): boolean {
  return (
    standing === 'active' &&
    (['publisher', 'reviewer', 'coordinator'] as const).some((role) => roles.has(role))
  );
}

/** Roles that read records: each is a member of the open compartment; a partner reads only what is shared with them. */
export const CONTENT_ROLES = [
  'documenter',
  'reviewer',
  'publisher',
  'analyst',
  'caseworker',
] as const satisfies readonly Role[];
