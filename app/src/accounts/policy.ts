import type { Role, SignedIn } from './roles.ts';

/** Who may do what. Pages, the terminal, exports and jobs all ask this table and nothing else. */
export type Policy = {
  /** `anyone` needs no sign-in; `signed-in` any role or none. */
  readonly who: 'anyone' | 'signed-in' | readonly Role[];
  /** Needs a passkey used within the last five minutes; a passphrase never suffices. */
  readonly isProved?: true;
};

const CONTENT = ['documenter', 'reviewer', 'publisher', 'analyst'] as const satisfies readonly Role[];

export const POLICIES = {
  anyone: { who: 'anyone' },
  'own account': { who: 'signed-in' },
  'change own keys': { who: 'signed-in', isProved: true },
  'administer accounts': { who: ['administrator'] },
  'change accounts': { who: ['administrator'], isProved: true },
  'own compartment': { who: CONTENT },
  'read records': { who: [...CONTENT, 'partner'] },
  'search records': { who: CONTENT },
  'read shared': { who: ['partner'] },
  'write records': { who: ['documenter', 'reviewer', 'analyst'] },
  'discuss records': { who: CONTENT },
  'import records': { who: ['documenter'] },
  'export records': { who: ['analyst', 'publisher'], isProved: true },
  'attach files': { who: ['documenter'] },
  'review claims': { who: ['reviewer'] },
  'see openings': { who: [...CONTENT, 'caseworker', 'coordinator', 'administrator'] },
  'ask to open': { who: ['documenter', 'reviewer', 'analyst', 'caseworker'] },
  'let open': { who: ['reviewer', 'publisher', 'coordinator'], isProved: true },
  'open sealed': { who: ['documenter', 'reviewer', 'analyst', 'caseworker'], isProved: true },
  'look up sealed names': { who: ['documenter', 'caseworker'], isProved: true },
  'read consent': { who: [...CONTENT, 'caseworker'] },
  'write consent': { who: ['documenter', 'caseworker'] },
  'see proposals': { who: ['reviewer', 'publisher'] },
  'propose release': { who: ['publisher'] },
  'approve release': { who: ['reviewer', 'publisher'], isProved: true },
  'withdraw at once': { who: ['publisher'], isProved: true },
  'see cases': { who: ['caseworker', 'reviewer', 'coordinator'] },
  'work on submissions': { who: ['caseworker', 'reviewer'] },
  'link submissions': { who: ['reviewer'] },
  'work on internships': { who: ['coordinator'] },
  'decide on internships': { who: ['coordinator'], isProved: true },
  'score applications': {
    who: ['documenter', 'reviewer', 'publisher', 'analyst', 'caseworker', 'coordinator'],
  },
  'take originals': { who: ['caseworker', 'reviewer', 'coordinator'], isProved: true },
  'erase cases': { who: ['caseworker', 'reviewer', 'coordinator'], isProved: true },
  'change terms': { who: ['coordinator'], isProved: true },
  'read log': { who: ['administrator', 'reviewer', 'publisher'] },
} as const satisfies Readonly<Record<string, Policy>>;
export type PolicyName = keyof typeof POLICIES;

/** How long a proof by passkey counts. */
export const PROVED_FOR_MS = 5 * 60_000;

/** `proof` means: allowed to this person, once they prove again with a passkey that it is them. */
export type Permission = 'yes' | 'no' | 'proof' | 'sign-in';

/** Whether a policy lets a person pass; nobody signed in is `undefined`. */
export function permissionOf(name: PolicyName, person: SignedIn | undefined, now: Date): Permission {
  const policy: Policy = POLICIES[name];
  if (policy.who === 'anyone') return 'yes';
  if (!person) return 'sign-in';
  if (policy.who !== 'signed-in' && !policy.who.some((role) => person.roles.has(role))) return 'no';
  return policy.isProved && !isProved(person, now) ? 'proof' : 'yes';
}

function isProved({ method, provedAt }: SignedIn, now: Date): boolean {
  if (method !== 'passkey' || provedAt === null) return false;
  const age = now.getTime() - Date.parse(provedAt);
  return age >= 0 && age <= PROVED_FOR_MS;
}
