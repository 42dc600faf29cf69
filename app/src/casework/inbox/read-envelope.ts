import { z } from 'zod';
import { FORMS } from '../../intake/submission.ts';
import type { Note, Submission, SubmittedFile } from '../../intake/submission.ts';
import { isDay } from '../days.ts';

/**
 * What lies in the inbox was written by a process that strangers talk to, so its shape is checked before anything is
 * made of it: names of files and locators become paths.
 */
const day = z.string().refine(isDay);
const locator = z.string().regex(/^[0-9a-f]{32}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const answers = z.record(z.string().max(100), z.string().max(100_000));

const fileSchema: z.ZodType<SubmittedFile> = z.strictObject({
  id: z.string().regex(/^[\w-]{8,64}$/),
  field: z.string().max(100),
  name: z.string().max(1000),
  declaredType: z.string().max(300),
  recognised: z.string().max(100),
  bytes: z.int().min(0),
  sha256,
  sealedSha256: sha256,
});
const files = z
  .array(fileSchema)
  .max(50)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length);

const submissionSchema: z.ZodType<Submission> = z.strictObject({
  version: z.literal(1),
  form: z.enum(FORMS),
  lang: z.enum(['en', 'ko']),
  day,
  locator,
  replyTo: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  answers,
  files,
  warnings: z.array(z.string().max(100)).max(50),
});

const common = { version: z.literal(1), locator, day };
const id = z.string().min(1).max(100);
const noteSchema: z.ZodType<Note> = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('message'), text: z.string().max(50_000) }),
  z.strictObject({ ...common, kind: z.literal('booking'), slot: id, timeZone: z.string().max(100) }),
  z.strictObject({ ...common, kind: z.literal('cancel booking'), slot: id }),
  z.strictObject({ ...common, kind: z.literal('offer'), offer: id, answer: z.enum(['accept', 'decline']) }),
  z.strictObject({ ...common, kind: z.literal('answers'), ask: id, answers }),
  z.strictObject({
    ...common,
    kind: z.literal('files'),
    inbox: z.string().regex(/^[\w-]{8,64}$/),
    files,
  }),
  z.strictObject({ ...common, kind: z.literal('withdraw') }),
  z.strictObject({ ...common, kind: z.literal('erase') }),
]);

/** Undefined for anything that is no submission. */
export function readSubmission(opened: unknown): Submission | undefined {
  const parsed = submissionSchema.safeParse(opened);
  return parsed.success ? parsed.data : undefined;
}

export function readNote(opened: unknown): Note | undefined {
  const parsed = noteSchema.safeParse(opened);
  return parsed.success ? parsed.data : undefined;
}
