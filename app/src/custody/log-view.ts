import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { grouped } from '../ui/language.ts';
import { button, form } from '../workbench/form.ts';
import type { EntryRow } from './custody-store.ts';
import { parseEntry } from './entry.ts';
import type { LogState } from './log-state.ts';
import { custodyMessages } from './messages.ts';
import { visibleText } from './visible-text.ts';

type Shown = {
  readonly person: Pick<SignedIn, 'user' | 'token'>;
  readonly href: (path: string) => string;
  readonly state: LogState;
  /** Newest first. */
  readonly rows: readonly EntryRow[];
  /** The number before which the next page begins; undefined on the last. */
  readonly older: number | undefined;
  readonly isNewest: boolean;
};

/** How the log stands, its newest checkpoint to take away, and its entries. */
export function logBody(lang: Language, shown: Shown): Content {
  const t = custodyMessages[lang];
  const { state, person, href } = shown;
  return [
    html`<p class="lead">${t.lead}</p>`,
    state.isSound ? null : html`<p class="custody-alarm" role="alert">${t.altered}</p>`,
    state.isLate ? html`<p class="custody-alarm" role="alert">${t.late}</p>` : null,
    stateList(lang, state),
    html`<section class="stack" id="checkpoint">
      <h2>${t.checkpoint}</h2>
      ${state.checkpoint ? html`<pre>${state.checkpoint.note}</pre>` : html`<p>${t.noCheckpoint}</p>`}
      <ol class="stack">
        ${t.whatToDo.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${
        state.key
          ? html`<p>${t.key}</p>
              <pre>${state.key}</pre>`
          : null
      }
      ${form(person, href('/log/checkpoint'), button(t.make, { isQuiet: true }), { isPlain: true })}
    </section>`,
    html`<section class="stack">
      <h2>${t.newest}</h2>
      ${shown.rows.length === 0 ? html`<p>${t.none}</p>` : entryTable(lang, shown)}
      <p class="custody-pages">
        ${shown.isNewest ? null : html`<a href="${href('/log')}">${t.toNewest}</a>`}
        ${shown.older === undefined ? null : html`<a href="${href(`/log?before=${shown.older}`)}">${t.toOlder}</a>`}
      </p>
    </section>`,
  ];
}

function stateList(lang: Language, { entries, waiting, checkpoint }: LogState): Html {
  const t = custodyMessages[lang];
  const facts: readonly (readonly [string, string])[] = [
    [t.entries, grouped(entries)],
    [t.waiting, grouped(waiting)],
    [t.leaves, checkpoint ? grouped(checkpoint.size) : '0'],
  ];
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function entryTable(lang: Language, { rows, person }: Shown): Html {
  const t = custodyMessages[lang];
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${t.newest}">
    <table>
      <thead>
        <tr>
          ${t.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => entryRow(lang, row, person.user))}
      </tbody>
    </table>
  </div>`;
}

/** Whoever owns the database may have written anything here, so every character is made visible. */
function entryRow(lang: Language, { n, entry: text }: EntryRow, user: string): Html {
  const t = custodyMessages[lang];
  const entry = parseEntry(text);
  if (entry === undefined)
    return html`<tr>
      <td>${visibleText(String(n))}</td>
      <td colspan="3">${t.unreadable} <code>${visibleText(String(text).slice(0, LONGEST))}</code></td>
    </tr>`;
  return html`<tr>
    <td>${n}</td>
    <td>${entry.at.slice(0, 10)}</td>
    <td><code>${visibleText(entry.action)}</code></td>
    <td><code>${visibleText(entry.actor)}</code>${entry.actor === user ? html` ${t.you}` : null}</td>
  </tr>`;
}

const LONGEST = 300;
