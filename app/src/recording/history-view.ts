import { propertyOf } from '@unhidden/record';
import type { Catalogue, Property } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html, joined } from '../ui/html.ts';
import { button, form } from '../workbench/form.ts';
import type { ClaimContext } from './claim-view.ts';
import { reasonWords } from './claim-view.ts';
import { whenOf } from './claim-words.ts';
import type { Entry } from './entry-store.ts';
import { undoOf } from './undo.ts';

const SHOWN = 20;

/** What was done to a record, newest first; what this person did since signing in can be undone from here. */
export function historyList(ctx: ClaimContext, catalogue: Catalogue, person: SignedIn): Html {
  const { t, dossier } = ctx;
  const entries = [...dossier.entries.values()].sort(
    (a, b) => b.seq - a.seq || (a.at < b.at ? 1 : a.at > b.at ? -1 : a.batch < b.batch ? -1 : 1),
  );
  const { claimsOf, decisionsOf } = ctx;
  const items = entries.map((entry) => {
    const labels = new Map<string, number>();
    for (const { property } of claimsOf.get(entry.batch) ?? [])
      labels.set(property, (labels.get(property) ?? 0) + 1);
    const label = (name: string): Content =>
      html`<a href="#p-${name}">${labelFor(ctx, propertyOf(catalogue, dossier.head.kind, name), name)}</a>`;
    const count = [...labels.values()].reduce((sum, each) => sum + each, 0);
    return html`<li>
      <p class="small">
        <strong>${personOf(ctx, entry)}</strong> <span class="quiet">${whenOf(entry.at)}</span><br />
        ${t.forms[entry.form] ?? entry.form}${count === 0 ? null : html`: ${t.statements(count)} (${joined([...labels.keys()].map(label), ', ')})`}
      </p>
      ${(decisionsOf.get(entry.batch) ?? []).map((decision) => {
        const claim = ctx.claims.get(decision.claim);
        return html`<p class="small">
          ${claim ? html`${label(claim.property)}: ` : null}${t.verdict[decision.verdict]}.
          ${reasonWords(ctx, decision.reason)}
        </p>`;
      })}
      ${undoButton(ctx, entry, person)}
    </li>`;
  });
  if (items.length === 0) return html`<p class="quiet">${t.noHistory}</p>`;
  const older = items.slice(SHOWN);
  return html`<ol class="recording-entries">
      ${items.slice(0, SHOWN)}
    </ol>
    ${
      older.length === 0
        ? null
        : html`<details>
            <summary>${t.older(older.length)}</summary>
            <ol class="recording-entries">
              ${older}
            </ol>
          </details>`
    }`;
}

/** For what this person wrote since signing in and can still be taken back. */
export function undoButton(ctx: ClaimContext, entry: Entry, person: SignedIn): Html | null {
  const { dossier, t, request, mayWrite } = ctx;
  if (!mayWrite || entry.by !== person.user || entry.session !== person.session || entry.form === 'undo')
    return null;
  const touched = new Set([
    ...(ctx.claimsOf.get(entry.batch) ?? []),
    ...(ctx.decisionsOf.get(entry.batch) ?? []).flatMap(({ claim }) => ctx.claims.get(claim) ?? []),
  ]);
  const about = [...touched].flatMap(({ id }) => ctx.decisionsAbout.get(id) ?? []);
  if (undoOf(entry.batch, [...touched], about).length === 0) return null;
  return form(
    person,
    request.href(`/records/${dossier.head.id}/undo`),
    [html`<input type="hidden" name="batch" value="${entry.batch}" />`, button(t.undo, { isQuiet: true })],
    { isPlain: true },
  );
}

function personOf({ dossier, t }: ClaimContext, { by }: Entry): string {
  return by === '' ? (t.forms['import'] ?? '') : (dossier.people.get(by) ?? t.somebody);
}

function labelFor({ request: { lang } }: ClaimContext, property: Property | undefined, name: string): string {
  return property?.label[lang] ?? name;
}
