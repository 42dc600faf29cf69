import type { Words } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { Catalogue } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { valueContent, whenOf } from '../recording/claim-words.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { grouped } from '../ui/language.ts';
import type { Problem } from '../workbench/form.ts';
import { button, form, problemOf, problemSummary, selectField, textArea } from '../workbench/form.ts';
import type { WorkRequest } from '../workbench/route.ts';
import { reviewMessages } from './messages.ts';
import type { QueueFilter, Waiting } from './queue.ts';
import { QUEUE_PAGE, QUEUE_STATES } from './queue.ts';

export type QueueShown = {
  readonly filter: QueueFilter;
  readonly page: number;
  /** One more than a page where there are further ones. */
  readonly waiting: readonly Waiting[];
  readonly counts: {
    readonly states: Readonly<Record<(typeof QUEUE_STATES)[number], number>>;
    readonly sources: readonly { readonly id: string; readonly count: number }[];
    readonly kinds: readonly { readonly id: string; readonly count: number }[];
  };
  readonly titles: ReadonlyMap<string, Words>;
  readonly people: ReadonlyMap<string, string>;
  readonly chosen: readonly string[];
  readonly reason: string;
  readonly problems: readonly Problem[];
};

type Asked = Pick<WorkRequest, 'lang' | 'href'>;

/** Everything that waits in one state, grouped by record, with the form that decides on what is chosen. */
export function queueBody(asked: Asked, person: SignedIn, catalogue: Catalogue, shown: QueueShown): Content {
  const { lang, href } = asked;
  const t = reviewMessages[lang];
  const rows = shown.waiting.slice(0, QUEUE_PAGE);
  const groups = [...Map.groupBy(rows, ({ record }) => record).values()];
  return [
    html`<p class="lead">${t.lead}</p>`,
    problemSummary(lang, shown.problems),
    states(asked, shown),
    filters(asked, catalogue, shown),
    rows.length === 0
      ? html`<p class="review-empty">${t.empty}</p>`
      : form(
          person,
          href(`/review?${queryOf(shown.filter)}`),
          [
            html`<p class="small quiet review-keys">${t.keys}</p>`,
            groups.map((group) => recordGroup(asked, person, catalogue, shown, group)),
            html`<div class="review-decide stack">
              ${textArea({ name: 'reason', label: t.reason, hint: t.reasonHint, value: shown.reason, rows: 2, problem: problemOf(shown.problems, 'reason') })}
              <p class="review-buttons">
                ${button(t.accept, { name: 'step', value: 'accept' })}
                ${button(t.return, { name: 'step', value: 'return', isQuiet: true })}
                ${button(t.dispute, { name: 'step', value: 'dispute', isQuiet: true })}
              </p>
            </div>`,
          ],
          { id: 'queue' },
        ),
    pages(asked, shown),
  ];
}

function states({ lang, href }: Asked, { filter, counts }: QueueShown): Html {
  const t = reviewMessages[lang];
  return html`<ul class="review-states">
    ${QUEUE_STATES.map((state) => {
      const to = href(`/review?${queryOf({ state, whose: filter.whose })}`);
      const here = state === filter.state;
      return html`<li>
        <a href="${to}" ${here ? html` aria-current="page"` : null}
          >${t.states[state]} <span class="n">${grouped(counts.states[state])}</span></a
        >
      </li>`;
    })}
  </ul>`;
}

function filters({ lang, href }: Asked, catalogue: Catalogue, shown: QueueShown): Html {
  const t = reviewMessages[lang];
  const { filter, counts, titles } = shown;
  return html`<form method="get" action="${href('/review')}" class="review-filter" id="filter">
    <input type="hidden" name="state" value="${filter.state}" />
    ${selectField({
      name: 'source',
      label: t.source,
      value: filter.source ?? '',
      options: [
        ['', t.allSources],
        ...counts.sources.map(
          ({ id, count }) => [id, `${titles.get(id)?.[lang] ?? id} (${grouped(count)})`] as const,
        ),
      ],
    })}
    ${selectField({
      name: 'kind',
      label: t.kind,
      value: filter.kind ?? '',
      options: [
        ['', t.allKinds],
        ...counts.kinds.map(
          ({ id, count }) => [id, `${catalogue.get(id)?.label[lang] ?? id} (${grouped(count)})`] as const,
        ),
      ],
    })}
    ${selectField({
      name: 'whose',
      label: t.filter,
      value: filter.whose ?? 'others',
      options: [
        ['others', t.whose.others],
        ['mine', t.whose.mine],
      ],
    })}
    ${button(t.show, { isQuiet: true })}
  </form>`;
}

function recordGroup(
  asked: Asked,
  person: SignedIn,
  catalogue: Catalogue,
  shown: QueueShown,
  group: readonly Waiting[],
): Content {
  const first = group[0];
  if (!first) return null;
  const { lang, href } = asked;
  const title = shown.titles.get(first.record)?.[lang] ?? first.record;
  return html`<section class="review-record">
    <h2>
      <a href="${href(`/records/${first.record}`)}">${title}</a>
      <span class="quiet">${catalogue.get(first.kind)?.label[lang] ?? first.kind}</span>
    </h2>
    <ul>
      ${group.map((claim) => statement(asked, person, catalogue, shown, claim))}
    </ul>
  </section>`;
}

function statement(
  { lang, href }: Asked,
  person: SignedIn,
  catalogue: Catalogue,
  shown: QueueShown,
  claim: Waiting,
): Html {
  const t = reviewMessages[lang];
  const property = propertyOf(catalogue, claim.kind, claim.property);
  const label = property?.label[lang] ?? claim.property;
  const isOwn = claim.by === person.user;
  const id = `claim-${claim.id}`;
  const said =
    !property || property.tier === 'sealed'
      ? html`<em>${t.sealed}</em>`
      : valueContent({ lang, href, titles: shown.titles }, property, claim);
  const day = whenOf(claim.at);
  const entered =
    claim.by === null ? t.imported(day) : t.entered(shown.people.get(claim.by) ?? claim.by, day);
  return html`<li class="review-claim">
    ${
      isOwn
        ? null
        : html`<input
            type="checkbox"
            id="${id}"
            name="claim"
            value="${claim.id}"
            aria-label="${t.choose(label)}"
            ${shown.chosen.includes(claim.id) ? html` checked` : null}
          />`
    }
    <div>
      <p><label for="${isOwn ? '' : id}">${label}</label> <span class="review-value">${said}</span></p>
      ${claim.given === null || property?.tier === 'sealed' ? null : html`<p class="small">${t.given}: <q lang="${claim.lang ?? 'en'}">${claim.given}</q></p>`}
      <p class="small quiet">
        <a href="${href(`/records/${claim.source}`)}"
          >${shown.titles.get(claim.source)?.[lang] ?? claim.source}</a
        >, ${t.locator} ${claim.locator} · ${entered} ·
        <a href="${href(`/records/${claim.record}/remarks?claim=${claim.id}`)}">${t.remarks}</a>
      </p>
      ${claim.reason === null ? null : html`<p class="small">${t.reason}: ${claim.reason}</p>`}
      ${isOwn ? html`<p class="small quiet">${t.own}</p>` : null}
    </div>
  </li>`;
}

function pages({ lang, href }: Asked, { filter, page, waiting }: QueueShown): Content {
  const t = reviewMessages[lang];
  const to = (number: number) => href(`/review?${queryOf(filter)}&page=${number}`);
  return html`<p class="review-pages">
    ${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">${t.previous}</a>` : null}
    ${waiting.length > QUEUE_PAGE ? html`<a href="${to(page + 1)}" rel="next">${t.next}</a>` : null}
  </p>`;
}

export function queryOf(filter: QueueFilter): string {
  return new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
}
