import { LONGEST_SIDE } from '../page-size.ts';
import { checkImage } from './check-image.ts';

/**
 * A JPEG as the only thing on a page of a PDF, so that poppler decodes it; the page has as many points as the image is to
 * have pixels. Throws `Unopened`.
 */
export function jpegInPdf(file: Buffer): readonly Buffer[] {
  const { width, height, components } = checkImage(file, 'jpeg');
  const shrink = Math.max(1, Math.max(width, height) / LONGEST_SIDE);
  const across = Math.max(1, Math.floor(width / shrink));
  const down = Math.max(1, Math.floor(height / shrink));
  const space = { 1: '/DeviceGray', 4: '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]' }[components] ?? '/DeviceRGB';
  const draw = `q ${across} 0 0 ${down} 0 0 cm /I Do Q`;
  const objects: readonly (readonly Buffer[])[] = [
    [Buffer.from('<< /Type /Catalog /Pages 2 0 R >>')],
    [Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${down}] /Rotate ${turn(file)} /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
      ),
    ],
    [Buffer.from(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`)],
    [
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${space} /Filter /DCTDecode /Length ${file.length} >>\nstream\n`,
      ),
      file,
      Buffer.from('\nendstream'),
    ],
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  const put = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [index, content] of objects.entries()) {
    places.push(at);
    put(Buffer.from(`${index + 1} 0 obj\n`));
    for (const part of content) put(part);
    put(Buffer.from('\nendobj\n'));
  }
  const start = at;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  put(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return parts;
}

const turns: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

/** Degrees to turn it by, as the camera said (Exif 2.3, tag 0x0112); 0 where it said nothing. */
function turn(file: Buffer): number {
  const exif = file.subarray(0, 65_536).indexOf('Exif\0\0', 0, 'latin1');
  if (exif < 0 || exif + 32 > file.length) return 0;
  const tiff = file.subarray(exif + 6, exif + 65_536);
  const isLittle = tiff[0] === 0x49;
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number): number =>
    at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = long(4);
  for (let index = 0; index < Math.min(100, short(directory)); index += 1) {
    const at = directory + 2 + index * 12;
    if (short(at) === 0x0112) return turns[short(at + 8)] ?? 0;
  }
  return 0;
}
