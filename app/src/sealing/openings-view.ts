import type { Property, Words } from '@unhidden/record';
import { plainWords, whenOf } from '../recording/claim-words.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { sealingMessages } from './messages.ts';
import type { OpenedValue } from './opening-actions.ts';
import type { OpeningState } from './opening-proof.ts';
import type { QuotaStop } from './quota-stops.ts';

type Around = { readonly lang: Language; href(path: string): string };

/** One request as a list or its page shows it. */
export type RequestLine = {
  readonly id: string;
  readonly title: Words | undefined;
  readonly by: string | undefined;
  readonly at: string;
  readonly state: OpeningState;
};

export function overviewBody(
  { lang, href }: Around,
  {
    waiting,
    mine,
    stops,
    mayFind,
  }: {
    readonly waiting: readonly RequestLine[] | undefined;
    readonly mine: readonly RequestLine[] | undefined;
    readonly stops:
      | readonly (Pick<QuotaStop, 'what' | 'at'> & { readonly name: string | undefined })[]
      | undefined;
    readonly mayFind: boolean;
  },
): Html {
  const t = sealingMessages[lang];
  return html`<p class="lead">${t.lead}</p>
    ${mayFind ? html`<p><a href="${href('/sealed/find')}">${t.findLink}</a></p>` : null}
    ${
      waiting
        ? html`<h2>${t.waiting}</h2>
            ${requestList({ lang, href }, waiting, t.noneWaiting)}`
        : null
    }
    ${
      mine
        ? html`<h2>${t.mine}</h2>
            ${requestList({ lang, href }, mine, t.noneMine)}`
        : null
    }
    ${
      stops
        ? html`<h2>${t.stops}</h2>
            ${
              stops.length === 0
                ? html`<p class="quiet">${t.noStops}</p>`
                : html`<ul class="sealing-list">
                    ${stops.map(({ name, what, at }) => html`<li>${name ?? t.somebody}: ${t.stop[what]} <span class="quiet">${whenOf(at)}</span></li>`)}
                  </ul>`
            }`
        : null
    }`;
}

function requestList({ lang, href }: Around, lines: readonly RequestLine[], none: string): Html {
  const t = sealingMessages[lang];
  if (lines.length === 0) return html`<p class="quiet">${none}</p>`;
  return html`<ul class="sealing-list">
    ${lines.map(
      ({ id, title, by, at, state }) =>
        html`<li>
          <a href="${href(`/sealed/${id}`)}">${title?.[lang] ?? t.hiddenRecord}</a>
          <span class="tag">${t.states[state]}</span>
          <span class="quiet">${by === undefined ? null : html`${t.askedBy(by)}, `}${whenOf(at)}</span>
        </li>`,
    )}
  </ul>`;
}

/** What a request is about, for who asked and who decides. */
export function requestFacts(
  { lang, href }: Around,
  {
    record,
    title,
    by,
    at,
    state,
    reason,
    what,
  }: {
    readonly record: string;
    readonly title: Words | undefined;
    readonly by: string | undefined;
    readonly at: string;
    readonly state: OpeningState;
    readonly reason: string | undefined;
    readonly what: readonly string[];
  },
): Html {
  const t = sealingMessages[lang];
  const fact = (label: string, content: Content): Html =>
    html`<div>
      <dt>${label}</dt>
      <dd>${content}</dd>
    </div>`;
  return html`<dl class="facts">
    ${fact(t.state, html`<span class="tag">${t.states[state]}</span>`)}
    ${fact(t.record, title ? html`<a href="${href(`/records/${record}`)}">${title[lang]}</a>` : t.hiddenRecord)}
    ${fact(
      t.what,
      html`<ul>
        ${what.map((each) => html`<li>${each}</li>`)}
      </ul>`,
    )}
    ${fact(t.askedAt, html`${whenOf(at)}, ${t.askedBy(by ?? t.somebody)}`)}
    ${fact(t.reasonLabel, reason ?? t.destroyed)}
  </dl>`;
}

/** The opened values, for this one showing. */
export function openedBody(
  { lang, href }: Around,
  id: string,
  values: readonly OpenedValue[],
  propertyOf: (name: string) => Property | undefined,
): Html {
  const t = sealingMessages[lang];
  const said = ({ claim, opened }: OpenedValue): Content => {
    if (opened === 'destroyed') return t.destroyed;
    if (opened === 'other compartment') return t.otherCompartment;
    const { value, given } = opened;
    const property = propertyOf(claim.property);
    const words = property ? plainWords(lang, property, { value, unit: claim.unit }) : value;
    return html`<span lang="${claim.lang ?? lang}">${words}</span>
      ${words === value ? null : html`<code>${value}</code>`}
      ${given === null ? null : html`<span class="quiet">${t.given}: <q>${given}</q></span>`}`;
  };
  return html`<p class="lead">${t.openLead}</p>
    <dl class="facts sealing-opened">
      ${values.map(
        (each) =>
          html`<div>
            <dt>${propertyOf(each.claim.property)?.label[lang] ?? each.claim.property}</dt>
            <dd>${said(each)}</dd>
          </div>`,
      )}
    </dl>
    <p><a href="${href(`/sealed/${id}`)}">${t.back}</a></p>`;
}
