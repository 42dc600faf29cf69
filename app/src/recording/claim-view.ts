import { CREDIBILITY, RELIABILITY } from '@unhidden/record';
import type { Claim, Property, PropertyView } from '@unhidden/record';
import type { Content, Html } from '../ui/html.ts';
import { html, solid } from '../ui/html.ts';
import type { WorkRequest } from '../workbench/route.ts';
import { plainWords, valueContent, whenOf } from './claim-words.ts';
import type { recordingMessages } from './messages.ts';
import type { RecordDossier } from './record-dossier.ts';

/** What drawing the statements of one record takes, made once for the page. */
export type ClaimContext = {
  readonly request: Pick<WorkRequest, 'lang' | 'href'>;
  readonly dossier: RecordDossier;
  readonly claims: ReadonlyMap<string, RecordDossier['claims'][number]>;
  readonly claimsOf: ReadonlyMap<string, readonly RecordDossier['claims'][number][]>;
  /** By batch, and by the claim they are about. */
  readonly decisionsOf: ReadonlyMap<string, RecordDossier['decisions']>;
  readonly decisionsAbout: ReadonlyMap<string, RecordDossier['decisions']>;
  readonly t: (typeof recordingMessages)['en']['record'];
  readonly mayWrite: boolean;
  /** Pieces that many statements share, each made once for the page. */
  readonly shared: Readonly<Record<'source' | 'grade' | 'batch', Map<string, Html>>>;
};

/** One property: every current value with all who state it, contradictions side by side, past statements folded. */
export function propertySection(ctx: ClaimContext, property: Property, stated: PropertyView): Html {
  const { request, dossier, t, mayWrite } = ctx;
  const { lang, href } = request;
  const label = property.label[lang];
  const pick = (ids: readonly string[]) => ids.flatMap((id) => ctx.claims.get(id) ?? []);
  // Each sealing of one value looks different, so nothing can be said of sealed values being alike.
  const differs = stated.contradiction && property.tier !== 'sealed';
  const values = stated.values.map(
    ({ claims }) =>
      html`<li>${pick(claims).map((claim, index) => claimBlock(ctx, property, claim, index === 0))}</li>`,
  );
  const shown = html`<ul class="recording-values${differs ? ' differ' : ''}">
    ${values}
  </ul>`;
  return html`<section id="p-${property.name}" aria-labelledby="h-${property.name}">
    <h2 id="h-${property.name}">
      ${label}${property.tier === 'public' ? null : html` <span class="tag">${t[property.tier]}</span>`}
    </h2>
    ${differs ? html`<p class="label">${t.disagree}</p>` : null}
    ${
      property.graphic
        ? html`<details class="fold">
            <summary>${t.graphic}</summary>
            <div>${shown}</div>
          </details>`
        : shown
    }
    ${stated.leadBy === 'editor' ? html`<p class="small quiet">${t.leadByEditor} ${stated.leadReason}</p>` : differs ? html`<p class="small quiet">${t.leadByRule}</p>` : null}
    ${
      stated.past.length === 0
        ? null
        : html`<details class="recording-past">
            <summary>${t.past(stated.past.length)}</summary>
            <ul class="recording-values">
              ${pick(stated.past).map((claim) => html`<li>${claimBlock(ctx, property, claim, true)}</li>`)}
            </ul>
          </details>`
    }
    ${mayWrite ? html`<p class="small"><a href="${href(`/records/${dossier.head.id}/add?property=${property.name}`)}">${t.addTo(label)}</a></p>` : null}
  </section>`;
}

/** One statement: the value where it is the first of its kind, then who says so, where, how graded, and how it stands. */
function claimBlock(
  ctx: ClaimContext,
  property: Property,
  claim: RecordDossier['claims'][number],
  hasValue: boolean,
): Html {
  const { request, dossier, t, mayWrite } = ctx;
  const { lang, href } = request;
  const standing = dossier.standings.get(claim.id);
  const isSealed = property.tier === 'sealed';
  const isPast = standing?.status !== 'stated';
  const decideHref = href(`/records/${dossier.head.id}/claims/${claim.id}`);
  return html`<div class="recording-claim" id="c-${claim.id}">
    ${hasValue ? html`<div class="recording-said">${said(ctx, property, claim, isPast)}</div>` : null}
    <p class="small">
      ${sourceLink(ctx, claim)}, ${claim.locator} · ${gradeWords(ctx, claim)} ·
      <span class="tag">${t.review[standing?.review ?? 'draft']}</span>
      ${isPast ? html`<span class="tag">${t.status[standing?.status ?? 'stated']}</span> ${reasonWords(ctx, standing?.reason)}` : null}
      ${claim.given === null || isSealed ? null : html`<span class="given">${t.given} <q>${claim.given}</q></span>`}
      ${enteredBy(ctx, claim.batch)}
      ${mayWrite ? html`<a href="${decideHref}" aria-label="${t.decideOn(property.label[lang], labelOf(ctx, property, claim))}">${t.decide}</a>` : null}
    </p>
  </div>`;
}

function said(ctx: ClaimContext, property: Property, claim: Claim, isPast: boolean): Content {
  const { request, dossier, t } = ctx;
  if (property.tier === 'sealed')
    return html`<span class="tag">${t.sealedValue}</span>
      <a href="${request.href(`/sealed/ask/${dossier.head.id}`)}">${t.askSealed}</a>`;
  const value = valueContent({ ...request, titles: dossier.titles }, property, claim);
  return isPast ? html`<s>${value}</s>` : value;
}

function sharedPiece(pieces: Map<string, Html>, name: string, make: () => Html): Html {
  let piece = pieces.get(name);
  if (!piece) pieces.set(name, (piece = solid(make())));
  return piece;
}

function sourceLink(ctx: ClaimContext, { source }: Claim): Html {
  const { request, dossier, t, shared } = ctx;
  return sharedPiece(shared.source, source, () => {
    const title = dossier.titles.get(source)?.[request.lang] ?? t.noSource;
    return html`<a href="${request.href(`/records/${source}`)}"><cite>${title}</cite></a>`;
  });
}

/** A letter for the source and a number for the statement; what they mean stands in the title. */
function gradeWords(ctx: ClaimContext, { source, credibility }: Claim): Html {
  const { request, dossier, t, shared } = ctx;
  const reliability = dossier.grades.get(source)?.reliability ?? null;
  const grade = `${reliability ?? '–'}${credibility ?? '–'}`;
  return sharedPiece(shared.grade, grade, () => {
    const meaning = [
      reliability === null ? null : RELIABILITY[reliability][request.lang],
      credibility === null ? null : CREDIBILITY[credibility][request.lang],
    ].filter((words) => words !== null);
    return html`<span title="${meaning.join('; ')}">${t.grade} ${grade}</span>`;
  });
}

function enteredBy(ctx: ClaimContext, batch: string): Html {
  const { dossier, t, shared } = ctx;
  return sharedPiece(shared.batch, batch, () => {
    const entry = dossier.entries.get(batch);
    const at = whenOf(entry?.at ?? '');
    const isImported = !entry || entry.by === '';
    const words = isImported ? t.imported(at) : t.entered(dossier.people.get(entry.by) ?? t.somebody, at);
    return html`<span class="quiet">${words}</span>`;
  });
}

/** A reason as it was written; those the program gives are in the reader's language. */
export function reasonWords({ t }: Pick<ClaimContext, 't'>, reason: string | undefined): string {
  return reason === undefined ? '' : (t.reasons[reason] ?? reason);
}

/** A value short enough for a label. */
export function labelOf(
  ctx: Pick<ClaimContext, 'request' | 'dossier' | 't'>,
  property: Property,
  claim: Claim,
): string {
  const { lang } = ctx.request;
  if (property.tier === 'sealed') return ctx.t.sealedValue;
  const words =
    property.type === 'ref'
      ? (ctx.dossier.titles.get(claim.value)?.[lang] ?? '')
      : plainWords(lang, property, claim);
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
