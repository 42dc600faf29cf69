const DAY = 24 * 60 * 60 * 1000;

/** Whole days from one day to another; undefined unless both are exact days and the second is not the earlier. */
export function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const [start, end] = [exactDay(from), exactDay(to)];
  return start === undefined || end === undefined || end < start
    ? undefined
    : Math.round((end - start) / DAY);
}

/** A month or "about" is no day: counting from it would claim what nobody knows. */
function exactDay(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : undefined;
}
