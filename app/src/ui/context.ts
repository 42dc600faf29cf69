import type { Words } from '@unhidden/record';
import type { ReleaseReader } from '../release/release-model.ts';
import type { Language } from './language.ts';
import { messages } from './messages/index.ts';
import type { Messages } from './messages/index.ts';
import { createNotes } from './notes.ts';
import type { Notes } from './notes.ts';

/** All that a page is built from. One is made for every page, because it collects the page's source marks. */
export type PageContext = {
  readonly lang: Language;
  readonly release: ReleaseReader;
  /** Texts of the page frame and the components; an area brings its own (see messages/index.ts). */
  readonly t: Messages;
  readonly notes: Notes;
  /** Address of the stylesheet. */
  readonly stylesheet: string;
  /** `/camps/camp-14` becomes `/en/camps/camp-14`. */
  href(path: string): string;
  say(words: Words): string;
};

export function createContext(release: ReleaseReader, lang: Language, stylesheet: string): PageContext {
  return {
    lang,
    release,
    t: messages[lang],
    notes: createNotes((source) => release.placeOf(source)),
    stylesheet,
    href: (path) => `/${lang}${path === '/' ? '/' : path}`,
    say: (words) => words[lang],
  };
}
