import type { Words } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { SearchFacet, SearchFilters, SearchHit, SearchResult } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { pagination } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page, PageRequest } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { LONGEST_QUERY } from '../api/parameters.ts';
import { highlighted, queryWords, snippet } from './highlight.ts';
import { searchMessages } from './messages.ts';
import type { SearchMessages } from './messages.ts';

const PAGE_SIZE = 20;
const FACETS_SHOWN = 8;
const FACETS = ['kind', 'camp', 'decade', 'sourceType'] as const;
type FacetName = (typeof FACETS)[number];
type Asked = { readonly query: string; readonly filters: SearchFilters; readonly page: number };

/** Results as plain links: facets, pages and near names need no script. */
export function searchPage(ctx: PageContext, { query }: PageRequest): Page {
  const m = searchMessages[ctx.lang];
  const asked = readAsked(query);
  if (asked.query === '') return framed(ctx, m, asked, emptyForm(ctx, m));
  if (asked.query.length > LONGEST_QUERY)
    return framed(
      ctx,
      m,
      { ...asked, query: '' },
      section(m.title, html`<p>${m.tooLong(LONGEST_QUERY)}</p>`),
    );
  const result = ctx.release.search(asked.query, asked.filters, (asked.page - 1) * PAGE_SIZE, PAGE_SIZE);
  return framed(ctx, m, asked, [
    section(m.results(asked.query), results(ctx, m, asked, result), { id: 'results' }),
    result.total > 0 ? section(m.narrow, facets(ctx, m, asked, result), { id: 'narrow' }) : null,
  ]);
}

function readAsked(query: URLSearchParams): Asked {
  const given = (name: string): string => (query.get(name) ?? '').trim();
  const filters = Object.fromEntries(
    FACETS.flatMap((name) => (given(name) === '' ? [] : [[name, given(name).slice(0, 80)]])),
  ) as SearchFilters;
  const page = Number(given('page'));
  return {
    query: given('q').normalize('NFC'),
    filters,
    page: Number.isInteger(page) && page > 1 && page <= 50 ? page : 1,
  };
}

function framed(ctx: PageContext, m: SearchMessages, asked: Asked, body: Content): Page {
  return {
    title: asked.query === '' ? m.title : m.titleFor(asked.query),
    description: m.description,
    isUnlisted: asked.query !== '',
    body: [pageHead(ctx, { title: m.title, lead: m.lead, more: form(ctx, m, asked) }), body],
  };
}

function form(ctx: PageContext, m: SearchMessages, { query, filters }: Asked): Html {
  return html`<form class="find large" role="search" action="${ctx.href('/search')}" aria-label="${m.title}">
    <label for="q">${m.label}</label>
    <input type="search" id="q" name="q" value="${query}" maxlength="${LONGEST_QUERY}" autocomplete="off" />
    ${Object.entries(filters).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button>${m.button}</button>
  </form>`;
}

function emptyForm(ctx: PageContext, m: SearchMessages): Html {
  return section(m.browse, browseLinks(ctx));
}

function browseLinks(ctx: PageContext): Html {
  const { nav } = ctx.t;
  const links = [
    ['/camps', nav.camps],
    ['/people', nav.people],
    ['/numbers', nav.numbers],
    ['/sources', nav.sources],
    ['/about/glossary', ctx.t.footer.glossary],
  ] as const;
  return html`<ul class="chips">
    ${links.map(([path, text]) => html`<li><a href="${ctx.href(path)}">${text}</a></li>`)}
  </ul>`;
}

function results(ctx: PageContext, m: SearchMessages, asked: Asked, result: SearchResult): Content {
  const words = queryWords(asked.query);
  const near = result.near.length > 0 ? nearNames(ctx, m, result) : null;
  const chosen = chosenFilters(ctx, m, asked, result);
  if (result.total === 0)
    return [
      html`<p>${m.none(asked.query)}</p>`,
      chosen,
      near,
      html`<ul>
        ${m.noneHelp.map((tip) => html`<li>${tip}</li>`)}
      </ul>`,
      html`<p>${m.browse}</p>`,
      browseLinks(ctx),
    ];
  return [
    html`<p class="quiet">${result.capped ? m.capped(result.total) : m.total(result.total)}</p>`,
    chosen,
    near,
    html`<ol class="rows" start="${(asked.page - 1) * PAGE_SIZE + 1}">
      ${result.hits.map((hit) => shownHit(ctx, m, hit, words))}
    </ol>`,
    pagination(ctx, {
      page: asked.page,
      size: PAGE_SIZE,
      total: result.total,
      path: (page) => address(asked, { page }),
    }),
  ];
}

function shownHit(
  ctx: PageContext,
  m: SearchMessages,
  { kind, path, title, text, textLang }: SearchHit,
  words: readonly string[],
): Html {
  const other = ctx.lang === 'en' ? title.ko : title.en;
  const otherLang = ctx.lang === 'en' ? 'ko' : 'en';
  const twin =
    other === ctx.say(title)
      ? null
      : html` <span class="quiet" lang="${otherLang}">${highlighted(other, words)}</span>`;
  const said = snippet(text, words, graphicStatements(ctx, kind, path));
  return html`<li data-hit>
    <div>
      <h3><a href="${ctx.href(path)}">${highlighted(ctx.say(title), words)}</a>${twin}</h3>
      ${said === '' ? null : html`<p class="small quiet" lang="${textLang}">${highlighted(said, words)}</p>`}
    </div>
    <span class="state">${kindName(ctx, m, kind)}</span>
  </li>`;
}

/** What a record says of violence and death stays behind the warning on its own page. */
function graphicStatements(ctx: PageContext, kind: string, path: string): ReadonlySet<string> {
  const graphic =
    catalogue
      .get(kind)
      ?.properties.filter((property) => property.graphic)
      .map(({ name }) => name) ?? [];
  const record = graphic.length === 0 ? undefined : ctx.release.record(kind, path.split('/')[2] ?? '');
  const stated = record?.properties.filter(({ property }) => graphic.includes(property)) ?? [];
  return new Set(
    stated
      .flatMap(({ values, past }) => [...values.flatMap(({ claims }) => claims), ...past])
      .flatMap(({ value, given }) => (given === null ? [value] : [value, given])),
  );
}

function nearNames(ctx: PageContext, m: SearchMessages, { near }: SearchResult): Html {
  return html`<div class="tight">
    <h3>${m.near}</h3>
    <ul class="chips">
      ${near.map(({ title, path }) => html`<li><a href="${ctx.href(path)}">${ctx.say(title)}</a></li>`)}
    </ul>
  </div>`;
}

function chosenFilters(ctx: PageContext, m: SearchMessages, asked: Asked, result: SearchResult): Content {
  const chosen = FACETS.flatMap((name) => {
    const value = asked.filters[name];
    if (value === undefined) return [];
    const known = result.facets[name].find((facet) => facet.value === value);
    const label = facetLabel(
      ctx,
      m,
      name,
      known ?? { value, label: ctx.release.stub(value)?.title ?? { en: value, ko: value }, count: 0 },
    );
    const without = { ...asked.filters, [name]: undefined };
    return [
      html`<li>
        <a href="${ctx.href(address(asked, { filters: without }))}" aria-label="${m.remove(label)}"
          >${label} ×</a
        >
      </li>`,
    ];
  });
  return chosen.length === 0
    ? null
    : html`<div class="tight">
        <h3>${m.chosen}</h3>
        <ul class="chips">
          ${chosen}
        </ul>
      </div>`;
}

function facets(ctx: PageContext, m: SearchMessages, asked: Asked, result: SearchResult): Content {
  const groups = FACETS.map((name) => {
    const offered = result.facets[name].filter(({ value }) => asked.filters[name] !== value);
    if (offered.length === 0 || asked.filters[name] !== undefined) return null;
    const rest = offered.length - FACETS_SHOWN;
    return html`<div>
      <dt>${m[name]}</dt>
      <dd>
        <ul>
          ${offered.slice(0, FACETS_SHOWN).map((facet) => html`<li><a href="${ctx.href(address(asked, { filters: { ...asked.filters, [name]: facet.value } }))}">${facetLabel(ctx, m, name, facet)}</a> <span class="quiet">${facet.count}</span></li>`)}${rest > 0 ? html`<li class="quiet">${m.more(rest)}</li>` : null}
        </ul>
      </dd>
    </div>`;
  });
  return html`<dl class="facts" data-own>${groups}</dl>`;
}

function facetLabel(
  ctx: PageContext,
  m: SearchMessages,
  name: FacetName,
  { value, label }: SearchFacet,
): string {
  if (name === 'kind') return kindName(ctx, m, value);
  if (name === 'decade') return m.decadeName(value);
  if (name === 'camp') return ctx.say(label);
  const types: Readonly<Record<string, Words>> =
    catalogue.get('source')?.properties.find((property) => property.name === 'type')?.choices ?? {};
  const words = types[value];
  return words ? ctx.say(words) : value;
}

function kindName(ctx: PageContext, m: SearchMessages, kind: string): string {
  const known = catalogue.get(kind);
  return known ? ctx.say(known.label) : m.glossary;
}

type Change = {
  readonly page?: number;
  readonly filters?: Readonly<Partial<Record<FacetName, string | undefined>>>;
};

/** Address of the same search with a change; a change of filter starts at the first page. */
function address(asked: Asked, change: Change): string {
  const query = new URLSearchParams({ q: asked.query });
  for (const [name, value] of Object.entries(change.filters ?? asked.filters))
    if (value !== undefined) query.set(name, value);
  if (change.page !== undefined && change.page > 1) query.set('page', String(change.page));
  return `/search?${query.toString()}`;
}
