/** A half-year, `2026-1` or `2026-2`: the unit in which places are counted. */
export type Term = string;

/** The half-year a day lies in. */
export function termOf(day: string): Term {
  return `${day.slice(0, 4)}-${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
}

/** Every half-year an internship touches: it takes a place in each. */
export function termsOf({ start, end }: { readonly start: string; readonly end: string }): readonly Term[] {
  const terms: Term[] = [];
  for (let term = termOf(start); term <= termOf(end); term = after(term)) terms.push(term);
  return terms;
}

function after(term: Term): Term {
  const [year = '', half] = term.split('-');
  return half === '1' ? `${year}-2` : `${String(Number(year) + 1).padStart(4, '0')}-1`;
}
