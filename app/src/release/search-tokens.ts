import { keyTokens, searchTokens } from '@unhidden/names';
import { createCache } from '../platform/cache.ts';

/** What of an entry is cut into tokens. */
export type Searchable = { readonly names: readonly string[]; readonly text: string };

/** The tokens of one entry as the index takes them. */
export type EntryTokens = {
  readonly names: string;
  readonly keys: string;
  readonly text: string;
  /** Keys under which a misspelled query may find a name of it. */
  readonly near: readonly string[];
};

/** Cuts entries into tokens; names that come again and again are cut once. */
export function createTokenizer(): (entry: Searchable) => EntryTokens {
  const tokensOf = createCache<NameTokens>(20_000);
  return ({ names, text }) => {
    const named = names.map((name) => tokensOf.through(name, () => nameTokens(name)));
    return {
      names: named.map(({ words }) => words).join(' '),
      keys: [...new Set(named.flatMap(({ keys }) => keys))].join(' '),
      text: searchTokens(text).join(' '),
      near: named.flatMap(({ near }) => near),
    };
  };
}

type NameTokens = {
  readonly words: string;
  readonly keys: readonly string[];
  readonly near: readonly string[];
};

function nameTokens(name: string): NameTokens {
  const keys = keyTokens(name);
  const plain = keys.map((token) => token.slice(2));
  // The last key is the whole name's; its words count when they are long enough to mean something.
  const near = plain.filter(
    (key, index) => key.length >= (index === plain.length - 1 ? 3 : 4) && key.length <= 40,
  );
  return { words: searchTokens(name).join(' '), keys, near };
}
