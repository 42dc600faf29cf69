import { sortKorean } from '@unhidden/names';
import type { GlossaryEntry } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { otherLanguage } from '../../ui/language.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { aboutMessages } from './messages.ts';

/** Every term in the order of the reader's own alphabet; each can be linked to by its id. */
export function glossaryPage(ctx: PageContext): Page {
  const { glossary: m, title } = aboutMessages[ctx.lang];
  const entries = sorted(ctx);
  const letters = [...Map.groupBy(entries, (entry) => letterOf(ctx, entry))];
  return {
    title: m.title,
    description: m.description,
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'DefinedTermSet',
      name: m.title,
      inLanguage: ctx.lang,
      hasDefinedTerm: entries.map((entry) => ({
        '@type': 'DefinedTerm',
        name: ctx.say(entry.term),
        description: ctx.say(entry.meaning),
      })),
    },
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead,
        crumbs: [['/about', title]],
        more: html`<nav aria-label="${m.letters}">
          <ul class="chips">
            ${letters.map(([letter], index) => html`<li><a href="#letter-${index + 1}">${letter}</a></li>`)}
          </ul>
        </nav>`,
      }),
      letters.map(([letter, members], index) =>
        section(
          letter,
          html`<dl class="facts glossary" data-own>${members.map((entry) => entryOf(ctx, entry))}</dl>`,
          { id: `letter-${index + 1}` },
        ),
      ),
    ],
  };
}

function sorted(ctx: PageContext): readonly GlossaryEntry[] {
  return ctx.release.glossary().toSorted((a, b) => sortKorean(ctx.say(a.term), ctx.say(b.term)));
}

const INITIALS = 'ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ';

/** A to Z, or the consonant a Korean word begins with; doubled ones stand with the plain. */
function letterOf(ctx: PageContext, { term }: GlossaryEntry): string {
  const first = ctx.say(term).charAt(0).toUpperCase();
  const syllable = first.charCodeAt(0) - 0xac00;
  if (syllable >= 0 && syllable < 11172) return INITIALS.charAt(Math.floor(syllable / 588));
  return /[A-Z]/.test(first) ? first : '0–9';
}

function entryOf(ctx: PageContext, { id, term, hanja, also, meaning }: GlossaryEntry): Html {
  const { glossary: m } = aboutMessages[ctx.lang];
  const twin = otherLanguage(ctx.lang);
  const other: Content = html`<span lang="${twin}">${term[twin]}</span>`;
  const spellings = also.map((spelling) => html`<span lang="${langOf(spelling)}">${spelling}</span>`);
  return html`<div id="${id}">
    <dt>
      <b>${ctx.say(term)}</b><br />${other}${hanja ? html` <span lang="ko-Hani">${hanja}</span>` : null}
    </dt>
    <dd>
      <p>${ctx.say(meaning)}</p>
      <p class="tiny quiet">${m.also}: ${spellings.map((each, index) => [index > 0 ? ', ' : null, each])}</p>
    </dd>
  </div>`;
}

function langOf(text: string): string {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  return /\p{Script=Han}/u.test(text) ? 'ko-Hani' : 'en';
}
