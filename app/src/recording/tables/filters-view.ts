import type { SignedIn } from '../../accounts/roles.ts';
import type { Html } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import { button, form, problemOf, problemSummary, selectField, textField } from '../../workbench/form.ts';
import type { Problem } from '../../workbench/form.ts';
import type { WorkRequest } from '../../workbench/route.ts';
import { tableMessages } from './messages.ts';
import type { SavedFilter } from './saved-filters.ts';
import { shareable } from './saved-filters.ts';

/** Saved views of a table, and the form that saves the one on the page. */
export function savedViews(
  { lang, href }: Pick<WorkRequest, 'lang' | 'href'>,
  person: SignedIn,
  {
    kind,
    query,
    filters,
    compartmentNames,
    problems = [],
    typed = { name: '', share: '' },
  }: {
    readonly kind: string;
    readonly query: string;
    readonly filters: readonly SavedFilter[];
    readonly compartmentNames: ReadonlyMap<string, string>;
    readonly problems?: readonly Problem[];
    readonly typed?: { readonly name: string; readonly share: string };
  },
): Html {
  const t = tableMessages[lang];
  return html`${problemSummary(lang, problems)}
    <details class="tables-filters" ${problems.length > 0 ? html` open` : null}>
      <summary>${t.saved}${filters.length > 0 ? ` (${filters.length})` : ''}</summary>
      ${
        filters.length === 0
          ? html`<p class="quiet">${t.savedNone}</p>`
          : html`<ul class="tables-saved">
              ${filters.map(
                (filter) =>
                  html`<li>
                    <a href="${href(`/records/kind/${kind}?${filter.query}`)}">${filter.name}</a>
                    ${
                      filter.isOwn
                        ? form(
                            person,
                            href(`/records/views/${filter.id}/end`),
                            html`<button class="quiet-button">
                              <span aria-hidden="true">${t.remove}</span
                              ><span class="visually-hidden">${t.removeNamed(filter.name)}</span>
                            </button>`,
                            { isPlain: true },
                          )
                        : html`<span class="quiet">${t.by(filter.by)}</span>`
                    }
                  </li>`,
              )}
            </ul>`
      }
      ${form(person, href(`/records/kind/${kind}/views`), [
        html`<input type="hidden" name="query" value="${query}" />`,
        textField({ name: 'name', label: t.name, value: typed.name, problem: problemOf(problems, 'name') }),
        selectField({
          name: 'share',
          label: t.share,
          value: typed.share,
          problem: problemOf(problems, 'share'),
          options: [
            ['', t.shareNobody],
            ...shareable(person).map(
              (id) => [id, t.shareIn(compartmentNames.get(id) ?? t.value[id] ?? id)] as const,
            ),
          ],
        }),
        button(t.save, { isQuiet: true }),
      ])}
    </details>`;
}
