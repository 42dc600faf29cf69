import { z } from 'zod';
import { REASONS } from './reasons.ts';

/** Most characters of text that are kept of a document. */
export const MOST_TEXT = 1_000_000;
export const MOST_FINDINGS = 100;
/** Most characters of the detail of a finding. */
export const LONGEST_DETAIL = 300;

const line = z.string().max(LONGEST_DETAIL);

/** What the first sandbox may answer about a document, and all that is read of it outside. */
export const answerSchema = z.strictObject({
  recognised: z.string().regex(/^[a-z0-9]{2,8}$/),
  /** Why it cannot be opened; null where it can. */
  reason: z.enum(REASONS).nullable(),
  /** Null where only another program can read it. */
  text: z.string().max(MOST_TEXT).nullable(),
  findings: z.array(z.strictObject({ kind: line, detail: line })).max(MOST_FINDINGS),
  openedWith: z.array(line).max(10),
});

export type Answer = z.infer<typeof answerSchema>;
