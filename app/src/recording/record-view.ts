import type { Catalogue, Property, PropertyView } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { sealingMessages } from '../sealing/messages.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { button, selectField } from '../workbench/form.ts';
import type { ClaimContext } from './claim-view.ts';
import { propertySection } from './claim-view.ts';
import { whenOf } from './claim-words.ts';
import type { Touch } from './entry-store.ts';
import { historyList, undoButton } from './history-view.ts';
import type { NotificationCode } from './notification-store.ts';

type Shown = readonly [property: Property, stated: PropertyView];

/** One record: an index of its properties, its statements, its history. */
export function recordBody(
  ctx: ClaimContext,
  catalogue: Catalogue,
  person: SignedIn,
  {
    done,
    told,
    others,
  }: {
    readonly done: string | null;
    readonly told: readonly NotificationCode[];
    readonly others: readonly Touch[];
  },
): Html {
  const { dossier, t, request } = ctx;
  const { lang, href } = request;
  const { head, view } = dossier;
  const kind = catalogue.get(head.kind);
  const shown = view.properties.flatMap((stated): readonly Shown[] => {
    const property = propertyOf(catalogue, head.kind, stated.property);
    return property ? [[property, stated]] : [];
  });
  return html`<p class="recording-about">
      <span>${kind?.label[lang]}</span>
      ${head.handle === null ? null : html`<code>${head.handle}</code>`}
      <a href="${href(`/records/${head.id}/public`)}">${t.asPublic}</a>
      ${ctx.mayWrite ? html`<a href="${href(`/records/${head.id}/add`)}">${t.add}</a>` : null}
      ${head.kind === 'source' ? html`<a href="${href(`/records/${head.id}/files`)}">${sealingMessages[lang].filesShort}</a>` : null}
    </p>
    ${told.length === 0 ? null : html`<div class="notice" role="status">${told.map((code) => html`<p>${ctx.t.told[code]}</p>`)}</div>`}
    ${afterSaving(ctx, person, done, others)}
    <div class="recording-columns">
      <nav class="recording-index" aria-label="${t.index}">
        <ul>
          ${shown.map(([property, stated]) => html`<li><a href="#p-${property.name}">${property.label[lang]}</a> <span class="quiet">${countOf(stated)}</span></li>`)}
        </ul>
        ${ctx.mayWrite ? otherProperties(ctx, kind?.properties ?? [], shown) : null}
      </nav>
      <div class="recording-claims">
        ${shown.length === 0 ? html`<p class="quiet">${t.none}</p>` : null}
        ${shown.map(([property, stated]) => propertySection(ctx, property, stated))}
      </div>
      <aside class="recording-history" aria-labelledby="history">
        <h2 id="history">${t.history}</h2>
        ${historyList(ctx, catalogue, person)}
      </aside>
    </div>`;
}

/** What was just saved can be undone where its notice stands; what others did meanwhile is named with a link. */
function afterSaving(
  ctx: ClaimContext,
  person: SignedIn,
  done: string | null,
  others: readonly Touch[],
): Content {
  const { dossier, t } = ctx;
  const entry = dossier.entries.get(done ?? '');
  const undo = entry && undoButton(ctx, entry, person);
  const name = (by: string) => dossier.people.get(by) ?? t.somebody;
  return [
    undo ? html`<div class="recording-done">${undo}</div>` : null,
    others.length === 0
      ? null
      : html`<div class="notice" role="status">
          <p>${t.meanwhile}</p>
          <ul>
            ${others.map(({ by, at, claim, decision }) => {
              const words = decision === null ? t.meanwhileEntered : t.meanwhileDecided;
              return html`<li><a href="#c-${claim}">${words(name(by), whenOf(at))}</a></li>`;
            })}
          </ul>
        </div>`,
  ];
}

function countOf({ values, past }: PropertyView): number {
  return values.reduce((sum, { claims }) => sum + claims.length, 0) + past.length;
}

function otherProperties(
  { request, dossier, t }: ClaimContext,
  all: readonly Property[],
  shown: readonly Shown[],
): Html | null {
  const { lang, href } = request;
  const stated = new Set(shown.map(([{ name }]) => name));
  const options = all
    .filter(({ name }) => !stated.has(name))
    .map(({ name, label }) => [name, label[lang]] as const);
  if (options.length === 0) return null;
  return html`<form class="stack" method="get" action="${href(`/records/${dossier.head.id}/add`)}">
    ${selectField({ name: 'property', label: t.addOther, options })} ${button(t.addButton, { isQuiet: true })}
  </form>`;
}
