import { z } from 'zod';
import type { Terms } from '../intake/terms.ts';

/** What terms may be; the form, the register and the file that the public process reads hold no others. */
export const termsSchema = z.strictObject({
  version: z.literal(1),
  number: z.int().min(1),
  isOpen: z.boolean(),
  monthsAhead: z.int().min(0).max(24),
  hoursPerWeek: z.int().min(1).max(60),
  isPaid: z.boolean(),
  creditHonoured: z.boolean(),
  askedFormat: z.string().min(1),
  accepted: z.array(z.string().min(1)).min(1),
  mostFiles: z.int().min(1).max(20),
  mostFileMegabytes: z.int().min(1).max(100),
  places: z.strictObject({ en: z.string(), ko: z.string() }),
  answerDays: z.int().min(1).max(365),
  placesPerTerm: z.int().min(0).max(500),
  internsPerSupervisor: z.int().min(1).max(50),
}) satisfies z.ZodType<Terms>;
