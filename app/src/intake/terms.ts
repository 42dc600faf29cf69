import { z } from 'zod';

/** What the organisation asks of an internship, as staff last set it; shown on the take-part page, enforced by the form. */
export const termsSchema = z.strictObject({
  version: z.literal(1),
  /** Counts up with every change; the history stands in the register. */
  number: z.int().min(1),
  isOpen: z.boolean(),
  /** How far ahead of the start one should apply; nearer dates are accepted with a warning. */
  monthsAhead: z.int().min(0).max(24),
  /** Fewer are accepted with a question. */
  hoursPerWeek: z.int().min(1).max(60),
  isPaid: z.boolean(),
  creditHonoured: z.boolean(),
  /** What documents are asked for in; others are accepted (see `accepted`). */
  askedFormat: z.string().min(1),
  accepted: z.array(z.string().min(1)).min(1),
  mostFiles: z.int().min(1).max(20),
  mostFileMegabytes: z.int().min(1).max(100),
  /** Where one works; free text a language each. */
  places: z.strictObject({ en: z.string(), ko: z.string() }),
  /** Days until an applicant hears from us after each step. */
  answerDays: z.int().min(1).max(365),
  /** Internships at once in a term, and interns one supervisor looks after. */
  placesPerTerm: z.int().min(0).max(500),
  internsPerSupervisor: z.int().min(1).max(50),
});

export type Terms = z.infer<typeof termsSchema>;

/** The terms of the mission: rolling applications, three months ahead, twenty hours a week, unpaid, credit honoured, .doc. */
export const FIRST_TERMS: Terms = {
  version: 1,
  number: 1,
  isOpen: true,
  monthsAhead: 3,
  hoursPerWeek: 20,
  isPaid: false,
  creditHonoured: true,
  askedFormat: 'doc',
  accepted: ['doc', 'docx', 'odt', 'rtf', 'pdf', 'hwp', 'hwpx', 'txt'],
  mostFiles: 6,
  mostFileMegabytes: 100,
  places: {
    en: 'By arrangement; much of the work can be done from afar.',
    ko: '협의하여 정합니다. 대부분 원격으로 할 수 있습니다.',
  },
  answerDays: 14,
  placesPerTerm: 6,
  internsPerSupervisor: 3,
};
