import { decomposeHangul, sortKorean } from '@unhidden/names';
import { catalogue } from '../../kinds/index.ts';
import { recordPath } from '../../release/record-path.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { searchMessages } from './messages.ts';

/** What people look for by name, in the order it is listed for equal names. */
const NAMED = ['camp', 'person', 'organisation', 'report'];
/** A longer list would be no help on one page; the kind's own tables hold it. */
const MOST_NAMES = 5000;

type Name = { readonly name: string; readonly path: string; readonly kind: string };

/** Stands in for the search where no server answers: all names on one page, for the browser's own search. */
export function nameIndexPage(ctx: PageContext): Page {
  const m = searchMessages[ctx.lang];
  const names = [...recordNames(ctx), ...terms(ctx)].sort(
    (a, b) => sortKorean(a.name, b.name) || (a.path < b.path ? -1 : 1),
  );
  const groups = Map.groupBy(names, ({ name }) => initialOf(name));
  const jumps = [...groups.keys()].map(
    (initial, index) => html`<li><a href="#initial-${index}">${initial}</a></li>`,
  );
  return {
    title: m.index,
    description: m.description,
    body: [
      pageHead(ctx, {
        title: m.index,
        lead: m.indexLead,
        more: html`<ul class="chips">
          ${jumps}
        </ul>`,
      }),
      [...groups].map(([initial, members], index) =>
        section(initial, listed(ctx, members), { id: `initial-${index}` }),
      ),
    ],
  };
}

function listed(ctx: PageContext, names: readonly Name[]): Content {
  const label = (kind: string): string => {
    const known = catalogue.get(kind);
    return known ? ctx.say(known.label) : searchMessages[ctx.lang].glossary;
  };
  return html`<ul>
    ${names.map(({ name, path, kind }) => html`<li><a href="${ctx.href(path)}">${name}</a> <span class="quiet small">${label(kind)}</span></li>`)}
  </ul>`;
}

/** Every name of a record, so that it is found in each spelling it holds. */
function recordNames(ctx: PageContext): readonly Name[] {
  const { release } = ctx;
  return NAMED.filter((kind) => (release.meta.counts[kind] ?? 0) <= MOST_NAMES).flatMap((kind) =>
    release.list(kind, 0, MOST_NAMES).rows.flatMap((row) => {
      const spelt =
        release.recordById(row.id)?.properties.find(({ property }) => property === 'names')?.values ?? [];
      const names = new Set([ctx.say(row.title), ...spelt.map(({ value }) => value)]);
      return [...names].map((name) => ({ name, path: recordPath(row), kind }));
    }),
  );
}

function terms(ctx: PageContext): readonly Name[] {
  return ctx.release.glossary().flatMap(({ id, term, also }) =>
    [...new Set([term.en, term.ko, ...also])].map((name) => ({
      name,
      path: `/about/glossary#${id}`,
      kind: 'glossary',
    })),
  );
}

function initialOf(name: string): string {
  const first = name.normalize('NFC')[0] ?? '';
  const [syllable] = decomposeHangul(first);
  return syllable ? syllable.initial : (first.normalize('NFD')[0]?.toUpperCase() ?? '');
}
