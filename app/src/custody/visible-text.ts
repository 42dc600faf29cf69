/**
 * Writes a text so that a reader sees every character of it: what controls a terminal, turns the direction of writing or shows
 * nothing stands as its number, `⟨U+202E⟩`.
 */
export function visibleText(text: string): string {
  return text.replaceAll(
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
