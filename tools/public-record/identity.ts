/** Lower-case words joined by hyphens, for an address. */
export function slug(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll("'", '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const CAMP_HANDLES: Readonly<Record<string, string>> = {
  'kls-18-old': 'camp-18-pukchang',
  'kls-18-new': 'camp-18-kaechon',
  'kls-pihyon': 'pihyon',
  'kls-pyongsan': 'pyongsan',
};

/** The word a camp is addressed by: `camp-14`, `kyo-hwa-so-1`, `facility-i-gol`, `chongpyong-1982`. */
export function campHandle(id: string): string {
  return (
    CAMP_HANDLES[id] ??
    id
      .replace(/^kls-/, 'camp-')
      .replace(/^khs-/, 'kyo-hwa-so-')
      .replace(/^fac-/, 'facility-')
      .replace(/-list$/, '')
  );
}
