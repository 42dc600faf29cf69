import type { Claim, Property } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { grouped } from '../../ui/language.ts';
import type { Content, Html } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import type { WorkRequest } from '../../workbench/route.ts';
import { valueContent } from '../claim-words.ts';
import type { Facet, Table } from './read-table.ts';
import { tableMessages } from './messages.ts';
import { columnsFor, isSortable, TITLE } from './table-columns.ts';
import type { TableLine } from './table-lines.ts';
import { queryText } from './table-query.ts';
import type { TableQuery } from './table-query.ts';

type Around = Pick<WorkRequest, 'lang' | 'href'>;

/** The table with its search, filters and columns, which are one form. */
export function tableBody(around: Around, person: SignedIn, table: Table, beside: Content): Html {
  const { lang, href } = around;
  const t = tableMessages[lang];
  const { kind, query, total } = table;
  const address = href(`/records/kind/${kind.name}`);
  return html`<div class="tables">
    <form method="get" action="${address}" class="tables-form" role="search">
      <div class="tables-search">
        <label for="q">${t.search}</label>
        <input id="q" name="q" type="search" value="${query.search}" autocomplete="off" data-search />
        <button class="button">${t.apply}</button>
      </div>
      ${query.sort === TITLE ? null : html`<input type="hidden" name="sort" value="${query.sort}" />`}${query.isDescending ? html`<input type="hidden" name="dir" value="desc" />` : null}
      <details class="tables-filters" ${query.filters.size > 0 ? html` open` : null}>
        <summary>${t.filters}${query.filters.size > 0 ? ` (${query.filters.size})` : ''}</summary>
        <div class="tables-facets">${table.facets.map((facet) => facetField(around, table, facet))}</div>
        <button class="button">${t.apply}</button>
        ${query.filters.size > 0 ? html` <a href="${address}">${t.clear}</a>` : null}
      </details>
      <details class="tables-filters">
        <summary>${t.columns}</summary>
        <fieldset class="tables-columns">
          <legend>${t.columns}</legend>
          <input type="hidden" name="col" value="" />
          ${columnsFor(kind, person).map((property) => columnChoice(around, query, property))}
        </fieldset>
        <button class="button">${t.apply}</button>
      </details>
    </form>
    ${beside}
    <p class="tables-total" role="status">
      ${t.total(total)}, ${t.sortedBy(columnName(table, lang, query.sort), query.isDescending)}
    </p>
    ${total === 0 ? html`<p>${t.none}</p>` : [rows(around, table), pager(around, table)]}
    <p class="quiet tables-keys" data-keys hidden>${t.keys}</p>
  </div>`;
}

function facetField({ lang, href }: Around, { kind, query }: Table, { name, values, more }: Facet): Html {
  const t = tableMessages[lang];
  const chosen = query.filters.get(name) ?? [];
  const label = t.facet[name] ?? kind.properties.find((each) => each.name === name)?.label[lang] ?? name;
  return html`<fieldset>
    <legend>${label}</legend>
    ${values.map(
      ({ value, count, words }, index) =>
        html`<div class="choice">
          <input
            type="checkbox"
            id="f-${name}-${index}"
            name="f.${name}"
            value="${value}"
            ${chosen.includes(value) ? html` checked` : null}
          />
          <label for="f-${name}-${index}"
            >${name.startsWith('@') || value === 'open' ? (t.value[value] ?? words[lang]) : words[lang]}
            <span class="quiet n">${grouped(count)}</span></label
          >
        </div>`,
    )}
    ${
      more > 0
        ? html`<a
            href="${href(`/records/kind/${kind.name}?${queryText(kind, query, { whole: name, page: 1 })}`)}"
            >${t.more(more)}<span class="visually-hidden"> (${label})</span></a
          >`
        : null
    }
  </fieldset>`;
}

function columnChoice({ lang }: Around, query: TableQuery, { name, label, tier }: Property): Html {
  return html`<div class="choice">
    <input
      type="checkbox"
      id="col-${name}"
      name="col"
      value="${name}"
      ${query.columns.includes(name) ? html` checked` : null}
    />
    <label for="col-${name}"
      >${label[lang]}${tier === 'protected' ? html` <span class="hint">${tableMessages[lang].protectedColumn}</span>` : null}</label
    >
  </div>`;
}

function rows(around: Around, table: Table): Html {
  const { lang, href } = around;
  const { kind, query, lines } = table;
  return html`<div class="scroll" role="region" aria-label="${kind.plural[lang]}" tabindex="0">
    <table class="tables-rows" data-rows>
      <caption class="visually-hidden">
        ${kind.plural[lang]}
      </caption>
      <thead>
        <tr>
          ${[TITLE, ...query.columns].map((name) => heading(around, table, name))}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row"><a href="${href(`/records/${line.id}`)}">${line.title[lang]}</a></th>
              ${query.columns.map((name) => html`<td>${cell(around, table, line, name)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function heading({ lang, href }: Around, table: Table, name: string): Html {
  const { kind, query } = table;
  const t = tableMessages[lang];
  const label = columnName(table, lang, name);
  const property = kind.properties.find((each) => each.name === name);
  if (property && !isSortable(property)) return html`<th scope="col">${label}</th>`;
  const isSorted = query.sort === name;
  const change = { sort: name, isDescending: isSorted && !query.isDescending, page: 1 };
  const path = `/records/kind/${kind.name}?${queryText(kind, query, change)}`;
  const direction = query.isDescending ? 'descending' : 'ascending';
  return html`<th scope="col" ${isSorted ? html` aria-sort="${direction}"` : null}>
    <a href="${href(path)}"
      >${label}${isSorted ? html` <span aria-hidden="true">${query.isDescending ? '↓' : '↑'}</span>` : null}<span
        class="visually-hidden"
      >
        (${change.isDescending ? t.sortDown : t.sortUp})</span
      ></a
    >
  </th>`;
}

function columnName({ kind }: Table, lang: 'en' | 'ko', name: string): string {
  return name === TITLE
    ? kind.label[lang]
    : (kind.properties.find((each) => each.name === name)?.label[lang] ?? name);
}

const LONGEST_CELL = 160;

function cell(around: Around, { kind, titles }: Table, line: TableLine, name: string): Content {
  const t = tableMessages[around.lang];
  const property = kind.properties.find((each) => each.name === name);
  const [lead, ...others] = line.cells.get(name) ?? [];
  if (!property || !lead) return null;
  const isContested = line.isContested.has(name);
  return [
    valueContent({ ...around, titles }, property, shortened(property, lead)),
    others.length > 0
      ? html` <span class="tag">${isContested ? t.differing(others.length) : t.others(others.length)}</span>`
      : null,
  ];
}

function shortened({ type }: Property, claim: Claim): Claim {
  return type === 'text' && claim.value.length > LONGEST_CELL
    ? { ...claim, value: `${claim.value.slice(0, LONGEST_CELL).trimEnd()}…` }
    : claim;
}

function pager({ lang, href }: Around, { kind, query, pages }: Table): Content {
  if (pages < 2) return null;
  const t = tableMessages[lang];
  const { page } = query;
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])].filter(
    (each) => each >= 1 && each <= pages,
  );
  const path = (to: number): string =>
    href(`/records/kind/${kind.name}?${queryText(kind, query, { page: to })}`);
  return html`<nav class="tables-pages" aria-label="${t.pagesLabel}">
    <ul>
      ${page > 1 ? html`<li><a href="${path(page - 1)}" rel="prev">${t.previous}</a></li>` : null}${near.map(
        (each) =>
          html`<li>
            <a href="${path(each)}" ${each === page ? html` aria-current="page"` : null}
              ><span class="visually-hidden">${t.page[0]}</span>${grouped(each)}<span class="visually-hidden"
                >${t.page[1]}</span
              ></a
            >
          </li>`,
      )}${page < pages ? html`<li><a href="${path(page + 1)}" rel="next">${t.next}</a></li>` : null}
    </ul>
  </nav>`;
}
