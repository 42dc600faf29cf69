/** A short name of a case that says nothing about it; two may share one, so it is for reading only. */
export function referenceOf(id: string): string {
  return id
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 6)
    .toUpperCase();
}
