import { CREDIBILITY, propertyOf } from '@unhidden/record';
import type { Words } from '@unhidden/record';
import { catalogue } from '../kinds/index.ts';
import { createCache } from '../platform/cache.ts';
import { recordPath } from '../release/record-path.ts';
import type { ReleaseReader, SourceCard } from '../release/release-model.ts';
import type { PageContext } from './context.ts';
import { dateWords } from './date-words.ts';
import { html, joined, solid } from './html.ts';
import type { Content, Html } from './html.ts';
import type { Language } from './language.ts';
import type { Citation, Note } from './notes.ts';

/**
 * A number that opens its source in place, without script. It is a block in the eyes of HTML: put it in a `div`, `dd`,
 * `td` or `li`, never in a `p`.
 */
export function sourceMark(ctx: PageContext, citation: Citation): Html {
  const note = ctx.notes.add(citation);
  return html`<details class="src">
    <summary aria-label="${ctx.t.source.open(note.number)}">${bracketed(note.number)}</summary>
    <div>${citedSource(ctx, note)}</div>
  </details>`;
}

/** The light form for tables and running text: a number that leads to the list at the end of the page. */
export function sourceLink(ctx: PageContext, citation: Citation): Html {
  return linkTo(ctx, ctx.notes.add(citation).number);
}

/** The same number is written the same on every page, and a table has hundreds. */
const links: Readonly<Record<Language, Html[]>> = { en: [], ko: [] };

function linkTo(ctx: PageContext, number: number): Html {
  // oxfmt-ignore
  return (links[ctx.lang][number] ??= solid(
    html`<a class="src" href="#note-${number}" aria-label="${ctx.t.source.open(number)}">${bracketed(number)}</a>`,
  ));
}

/** Without styles, in a text browser or when copied, a bare number would read as part of the value before it. */
function bracketed(number: number): Html {
  return html`<i>[</i>${number}<i>]</i>`;
}

/** Every source the page has marked so far; the layout puts it at the page's end. */
export function sourceList(ctx: PageContext): Content {
  const notes = ctx.notes.all();
  if (notes.length === 0) return null;
  lookAhead(keptWords(ctx), notes);
  return html`<section class="notes" aria-labelledby="notes">
    <div class="wrap">
      <h2 id="notes">${ctx.t.source.heading}</h2>
      <div class="stack">
        <p class="quiet small">${ctx.t.source.explain}</p>
        <ol>
          ${notes.map((note) => html`<li id="note-${note.number}">${citedSource(ctx, note)}</li>`)}
        </ol>
      </div>
    </div>
  </section>`;
}

/** Described once for the mark in place and the list at the end; kept on the note, which lives as long as the page. */
function citedSource(ctx: PageContext, note: Note): Content {
  return (note.words ??= describe(ctx, note));
}

function describe(ctx: PageContext, { place, citation }: Note): Content {
  if (place === undefined) return ctx.t.source.missing;
  const kept = keptWords(ctx);
  let before = kept.before[place];
  let grade = kept.grade[place];
  if (before === undefined || grade === undefined) {
    const card = ctx.release.source(citation.source);
    if (!card) return ctx.t.source.missing;
    before = beforeLocator(ctx, card);
    grade = gradeOf(ctx, card);
    if (place < kept.before.length) {
      kept.before[place] = before;
      kept.grade[place] = grade;
    }
  }
  const after = (grade.after[citation.credibility ?? 0] ??= afterLocator(ctx, grade, citation.credibility));
  return [before, citation.locator, after];
}

/** What grades a source, and the words of it by the credibility of a statement; all sources together have a few hundred. */
type Grade = Pick<SourceCard, 'reliability' | 'tier' | 'type'> & { readonly after: Html[] };
const grades = { en: createCache<Grade>(1000), ko: createCache<Grade>(1000) };

/**
 * What is the same on every page that cites a source, by its place: title, publisher and date stand before the locator,
 * the grade after it. A page may list a hundred sources, and each step to one of them is a look into distant memory.
 */
type KeptWords = {
  readonly before: (Html | undefined)[];
  readonly grade: (Grade | undefined)[];
  /** Characters looked at ahead, which nobody asks for; a look without a result would be optimised away. */
  seen: number;
};
const known = new WeakMap<ReleaseReader, Readonly<Record<Language, KeptWords>>>();

/** Of a release with more sources, those of the first places are kept. */
const MOST_WORDS = 20_000;

function keptWords(ctx: PageContext): KeptWords {
  const { release } = ctx;
  let words = known.get(release);
  if (!words) {
    const length = Math.min(MOST_WORDS, release.meta.counts['source'] ?? 0);
    const none = (): KeptWords => ({
      before: Array.from({ length }),
      grade: Array.from({ length }),
      seen: 0,
    });
    words = { en: none(), ko: none() };
    known.set(release, words);
  }
  return words[ctx.lang];
}

/**
 * Looks at all the words that a list will write before the first is written: the processor fetches from memory together what
 * is asked for together. One after the other, with the writing in between, this alone takes a thirtieth of a page's time.
 */
function lookAhead(kept: KeptWords, notes: readonly Note[]): void {
  let seen = 0;
  for (const { place = 0 } of notes) seen += kept.before[place]?.toString().length ?? 0;
  kept.seen = seen;
}

function beforeLocator(ctx: PageContext, card: SourceCard): Html {
  const lang = card.titleLang === ctx.lang ? null : card.titleLang;
  const date = card.date === null ? undefined : dateWords(ctx.lang, card.date);
  const parts = joined([card.publisher, date ?? ctx.t.source.undated].filter(Boolean), ', ');
  const title = html`<cite${lang ? html` lang="${lang}"` : null}>${card.title}</cite>`;
  const href = ctx.href(recordPath({ kind: 'source', handle: card.handle }));
  return solid(
    html`<a href="${href}">${title}</a>. ${parts}, ${ctx.lang === 'en' ? null : html`<span lang="en">`}`,
  );
}

function gradeOf(ctx: PageContext, { reliability, tier, type }: SourceCard): Grade {
  return grades[ctx.lang].through(`${reliability} ${tier} ${type}`, () => ({
    reliability,
    tier,
    type,
    after: [],
  }));
}

function afterLocator(ctx: PageContext, grade: Grade, credibility: number | null): Html {
  return solid(
    html`${ctx.lang === 'en' ? null : html`</span>`}.
      <span class="grade">${gradeInWords(ctx, grade, credibility)}</span>`,
  );
}

/** `Source B: usually reliable · Statement 3: possibly true · primary: …`; says plainly what has not been graded. */
export function gradeInWords(
  ctx: PageContext,
  card: Pick<SourceCard, 'reliability' | 'tier' | 'type'>,
  credibility: number | null,
): string {
  const { t } = ctx;
  const parts: string[] = [];
  const reliability = choice(ctx, 'reliability', card.reliability);
  const worth = credibility === null ? undefined : wordsOfCredibility(credibility);
  if (reliability === undefined && worth === undefined) parts.push(t.source.ungraded);
  else {
    parts.push(
      `${t.source.reliability} ${reliability === undefined ? t.source.ungradedSource : `${card.reliability}: ${reliability}`}`,
    );
    if (worth) parts.push(`${t.source.credibility} ${credibility}: ${ctx.say(worth)}`);
  }
  const type = choice(ctx, 'type', card.type);
  if (type) parts.push(type);
  const tier = card.tier === null ? undefined : t.source.tier[card.tier];
  if (tier) parts.push(tier);
  return parts.join(' · ');
}

function wordsOfCredibility(credibility: number): Words | undefined {
  const words: Readonly<Record<number, Words>> = CREDIBILITY;
  return words[credibility];
}

function choice(ctx: PageContext, property: string, value: string | null): string | undefined {
  const words = value === null ? undefined : propertyOf(catalogue, 'source', property)?.choices[value];
  return words && ctx.say(words);
}
