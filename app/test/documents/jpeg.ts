/**
 * The smallest whole JPEG: 16 by 8 pixels, one component, all of them grey 128. Its tables hold a single code each, and its
 * two blocks say "no difference, no further coefficients".
 */
export function jpegOfOneColour(): Buffer {
  const segment = (marker: number, ...content: readonly number[]): number[] => [
    0xff,
    marker,
    (content.length + 2) >> 8,
    (content.length + 2) & 0xff,
    ...content,
  ];
  const oneCode = [1, ...Array.from({ length: 15 }, () => 0), 0];
  return Buffer.from([
    0xff,
    0xd8,
    ...segment(0xdb, 0, ...Array.from({ length: 64 }, () => 1)),
    ...segment(0xc0, 8, 0, 8, 0, 16, 1, 1, 0x11, 0),
    ...segment(0xc4, 0x00, ...oneCode),
    ...segment(0xc4, 0x10, ...oneCode),
    ...segment(0xda, 1, 1, 0, 0, 63, 0),
    // Four codes of one bit, 0 each, filled up with ones.
    0x0f,
    0xff,
    0xd9,
  ]);
}
