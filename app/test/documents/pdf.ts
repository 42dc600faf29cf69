/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function pdfFile(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let at = 9;
  const put = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [index, content] of objects.entries()) {
    places.push(at);
    put(Buffer.from(`${index + 1} 0 obj\n`));
    put(typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
    put(Buffer.from('\nendobj\n'));
  }
  const start = at;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  put(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A PDF of so many empty pages. */
export function pdfOfPages(count: number, box = '0 0 200 100'): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    ...Array.from({ length: count }, () => `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] >>`),
  ]);
}
