/** What the organisation asks of an internship, as staff last set it; shown on the take-part page, enforced by the form. */
export type Terms = {
  readonly version: 1;
  /** Counts up with every change; the history stands in the register. */
  readonly number: number;
  readonly isOpen: boolean;
  /** How far ahead of the start one should apply; nearer dates are accepted with a warning. */
  readonly monthsAhead: number;
  /** Fewer are accepted with a question. */
  readonly hoursPerWeek: number;
  readonly isPaid: boolean;
  readonly creditHonoured: boolean;
  /** What documents are asked for in; others are accepted (see `accepted`). */
  readonly askedFormat: string;
  readonly accepted: readonly string[];
  readonly mostFiles: number;
  readonly mostFileMegabytes: number;
  /** Where one works; free text a language each. */
  readonly places: { readonly en: string; readonly ko: string };
  /** Days until an applicant hears from us after each step. */
  readonly answerDays: number;
  /** Internships at once in a term, and interns one supervisor looks after. */
  readonly placesPerTerm: number;
  readonly internsPerSupervisor: number;
};

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
