/** In bytes of UTF-8, as file systems count. */
const LONGEST_NAME = 255;

/**
 * A file's name as it may be shown: without controls and marks that turn the direction of writing or hide, without
 * folders, and not too long; its ending stays.
 */
export function safeName(given: string): string {
  const plain = given
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\]/g, '_')
    .trim();
  if (plain === '') return 'file';
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(plain)?.[0] ?? '';
  return (
    cutTo(plain.slice(0, plain.length - ending.length), LONGEST_NAME - Buffer.byteLength(ending)) + ending
  );
}

function cutTo(text: string, bytes: number): string {
  let length = 0;
  let cut = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    cut += character;
  }
  return cut;
}
