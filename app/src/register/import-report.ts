/** One thing an import could not accept: where, and what to do about it. */
export type ImportProblem = { readonly file: string; readonly line: number | null; readonly text: string };

/** What an import did, or would have done. */
export type ImportReport = {
  readonly accepted: boolean;
  /** Rows with problems; an import that accepts good rows leaves out exactly these. */
  readonly badRows: number;
  /** True when a whole file cannot be read, so that leaving out rows does not help. */
  readonly unreadable: boolean;
  readonly added: { readonly records: number; readonly claims: number; readonly decisions: number };
  readonly seen: { readonly records: number; readonly claims: number; readonly decisions: number };
  readonly problems: readonly ImportProblem[];
  /** Problems beyond the listed ones. */
  readonly moreProblems: number;
  readonly notes: readonly ImportProblem[];
};

export const MAX_LISTED_PROBLEMS = 1000;
const LONGEST_PROBLEM = 600;

/** One line without control characters: what a file holds must not steer the terminal that shows the report. */
function printable(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > LONGEST_PROBLEM ? `${line.slice(0, LONGEST_PROBLEM)}…` : line;
}

/** Collects problems and notes while an import runs. */
export function createProblemList() {
  const problems: ImportProblem[] = [];
  const notes: ImportProblem[] = [];
  let count = 0;
  let badRows = 0;
  let lastRow = '';
  let unreadable = false;
  const add = (file: string, line: number | null, text: string): void => {
    count += 1;
    if (problems.length < MAX_LISTED_PROBLEMS)
      problems.push({ file: printable(file), line, text: printable(text) });
  };
  return {
    /** A row that cannot be accepted. All problems of a row are told one after the other. */
    add(file: string, line: number, text: string): void {
      const row = `${file}:${line}`;
      if (row !== lastRow) badRows += 1;
      lastRow = row;
      add(file, line, text);
    },
    /** A file that cannot be read to its end: nobody can say which rows are missing, so nothing is imported. */
    refuse(file: string, line: number | null, text: string): void {
      unreadable = true;
      add(file, line, text);
    },
    note(file: string, text: string): void {
      notes.push({ file: printable(file), line: null, text: printable(text) });
    },
    get count() {
      return count;
    },
    get unreadable() {
      return unreadable;
    },
    list: (): Pick<ImportReport, 'problems' | 'moreProblems' | 'notes' | 'badRows' | 'unreadable'> => ({
      problems,
      moreProblems: count - problems.length,
      notes,
      badRows,
      unreadable,
    }),
  };
}
export type ProblemList = ReturnType<typeof createProblemList>;

/** The report as lines for a terminal or a log. */
export function reportLines(report: ImportReport, dryRun: boolean): string[] {
  const place = ({ file, line }: ImportProblem) => (line === null ? file : `${file}:${line}`);
  const counted = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
  const { added, seen } = report;
  const known = seen.records + seen.claims + seen.decisions - added.records - added.claims - added.decisions;
  const total = report.problems.length + report.moreProblems;
  return [
    ...report.notes.map((note) => `note ${place(note)}: ${note.text}`),
    ...report.problems.map((problem) => `${place(problem)}: ${problem.text}`),
    ...(report.moreProblems > 0 ? [`... and ${counted(report.moreProblems, 'more problem')}`] : []),
    report.accepted
      ? `${dryRun ? 'Would add' : 'Added'} ${counted(added.records, 'record')}, ${counted(added.claims, 'claim')}, ${counted(added.decisions, 'decision')}; ${known.toLocaleString('en')} were already there.`
      : `Nothing was imported: ${counted(total, 'problem')}. ${wayOut(report, counted)}`,
    ...(report.accepted && report.badRows > 0
      ? [`Left out: ${counted(report.badRows, 'row')} with problems.`]
      : []),
  ];
}

function wayOut(report: ImportReport, counted: (n: number, what: string) => string): string {
  return report.unreadable
    ? 'Correct what cannot be read and import it again.'
    : `Correct them, or run again with --accept-good-rows to leave out ${counted(report.badRows, 'row')}.`;
}
