/** `.doc, .docx`: formats as people know them, by the ends of names. */
export function formats(accepted: readonly string[]): string {
  return accepted.map((format) => `.${format}`).join(', ');
}
