import type { PageContext } from '../../ui/context.ts';
import { button, groupedSelectField } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { spanWords } from '../../ui/zoned-time.ts';
import type { StatusView } from '../form-views.ts';
import type { Slot } from '../submission.ts';
import { isTimeZone, likelyTimeZone, timeZoneGroups } from '../time-zones.ts';
import { stepForm } from './frame.ts';
import { statusMessages } from './status-messages.ts';
import { part } from './status-part.ts';

/** The interview that is booked, or times to choose from, on the clocks of where the person is. */
export function interviewPart(ctx: PageContext, view: StatusView): Content {
  const { status } = view;
  const m = statusMessages[ctx.lang];
  if (status.booked === null && status.slots.length === 0) return null;
  return part('interview', m.interview, [
    zoneForm(ctx, view),
    status.booked ? booked(ctx, view, status.booked) : slots(ctx, view),
  ]);
}

/** What was chosen on this page, else what the person told before, else a guess. */
export function zoneOf(ctx: PageContext, { given, status }: StatusView): string {
  return [given['zone'], status.copy?.answers['timeZone']].find(isKnown) ?? likelyTimeZone(ctx.lang);
}

function isKnown(zone: string | undefined): zone is string {
  return zone !== undefined && isTimeZone(zone);
}

/** Without script a choice takes a press to show. */
function zoneForm(ctx: PageContext, view: StatusView): Html {
  const m = statusMessages[ctx.lang];
  return stepForm(view.carried, [
    groupedSelectField({
      name: 'zone',
      label: m.zone,
      hint: m.zoneHint,
      value: zoneOf(ctx, view),
      groups: timeZoneGroups(ctx.lang),
      problem: view.problem === 'bad time zone' ? m.problems['bad time zone'] : undefined,
    }),
    html`<p>${button(m.zoneButton, { name: 'step', value: 'status', isQuiet: true })}</p>`,
  ]);
}

function slots(ctx: PageContext, view: StatusView): Content {
  const m = statusMessages[ctx.lang];
  const zone = zoneOf(ctx, view);
  return [
    html`<p>${m.choose}</p>`,
    stepForm(
      view.carried,
      html`<ul class="rows" aria-label="${m.times}">
        ${view.status.slots.map((slot) => {
          const when = spanWords(ctx.lang, slot, zone);
          return html`<li class="slot">
            <p>
              <b><time datetime="${slot.start}">${when}</time></b
              ><br />
              <span class="small quiet">${slot.place}</span>
            </p>
            <button class="button" name="step" value="book ${slot.id}" aria-label="${m.bookLabel(when)}">
              ${m.book}
            </button>
          </li>`;
        })}
      </ul>`,
      { more: { zone } },
    ),
  ];
}

function booked(ctx: PageContext, view: StatusView, slot: Slot): Content {
  const m = statusMessages[ctx.lang];
  const zone = zoneOf(ctx, view);
  const rows: readonly (readonly [string, Content])[] = [
    [m.bookedAt, html`<b><time datetime="${slot.start}">${spanWords(ctx.lang, slot, zone)}</time></b>`],
    ...(slot.place === '' ? [] : ([[m.where, slot.place]] as const)),
  ];
  return [
    html`<h3>${m.booked}</h3>
      <dl class="facts" data-own>
        ${rows.map(
          ([name, text]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>`,
    stepForm(
      view.carried,
      html`<p class="small">${m.cancelText}</p>
        <div class="actions">
          ${button(m.calendar, { name: 'step', value: `calendar ${slot.id}` })}
          ${button(m.cancel, { name: 'step', value: `cancel ${slot.id}`, isQuiet: true })}
        </div>`,
      { more: { zone } },
    ),
  ];
}
