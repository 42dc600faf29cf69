/** Why a file cannot be seen; each has words in both languages in messages.ts. */
export const REASONS = [
  // Refused: it breaks a limit and is not opened.
  'too large',
  'too much inside',
  'too many pixels',
  'too many pages',
  // Kept but not viewable.
  'empty',
  'not shown',
  'damaged',
  'locked',
  'entities',
  'gave up',
  'took too long',
  'wrote too much',
  'no program',
  'no sandbox',
  // Viewable, but as text only.
  'text only',
] as const;

export type Reason = (typeof REASONS)[number];

const refusing: ReadonlySet<Reason> = new Set([
  'too large',
  'too much inside',
  'too many pixels',
  'too many pages',
]);

export function stateFor(reason: Reason): 'refused' | 'unviewable' {
  return refusing.has(reason) ? 'refused' : 'unviewable';
}
