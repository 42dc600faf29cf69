import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { PublicClaim, PublicRecord } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { sourceMark } from '../../ui/source-mark.ts';
import { textIn, value } from '../../ui/value.ts';
import { compareDateTexts } from './by-date.ts';
import { campMessages } from './messages.ts';

type Moment = { readonly date: PublicClaim; readonly what: Content; readonly marks: readonly PublicClaim[] };

const DATES = ['opened', 'reopened', 'existed_until', 'closed', 'first_published'];

/** Openings, closings and what became of prisoners, each claim in its place. */
export function timelineSection(ctx: PageContext, camp: PublicRecord): Content {
  const m = campMessages[ctx.lang];
  const moments = [...ownDates(ctx, camp), ...outcomes(ctx, camp)].sort((a, b) =>
    compareDateTexts(a.date.value, b.date.value),
  );
  if (moments.length === 0) return null;
  const date = { type: 'date', choices: {} } as const;
  const items = moments.map(
    (moment) =>
      html`<li>
        <span class="when">${value(ctx, date, moment.date)}</span>
        <div>${moment.what}${moment.marks.map((claim) => sourceMark(ctx, claim))}</div>
      </li>`,
  );
  return section(
    m.timeline,
    html`<p class="small quiet">${m.timelineNote}</p>
      <ol class="timeline">
        ${items}
      </ol>`,
    { id: 'timeline' },
  );
}

function ownDates(ctx: PageContext, camp: PublicRecord): readonly Moment[] {
  return DATES.flatMap((name) => {
    const label = propertyOf(catalogue, 'camp', name)?.label;
    if (!label) return [];
    return (statedOf(camp, name)?.values ?? []).flatMap(({ claims }) => {
      const [date] = claims;
      return date ? [{ date, what: ctx.say(label), marks: distinct(claims) }] : [];
    });
  });
}

/** One passage that says it in two ways needs one mark. */
function distinct(claims: readonly PublicClaim[]): readonly PublicClaim[] {
  return [
    ...new Map(
      claims.map((claim) => [`${claim.source} ${claim.locator} ${claim.credibility}`, claim]),
    ).values(),
  ];
}

function outcomes(ctx: PageContext, camp: PublicRecord): readonly Moment[] {
  return ctx.release.referring(camp.id, 'outcome').flatMap((outcome) => {
    const [date] = statedOf(outcome, 'date')?.values[0]?.claims ?? [];
    const [statement] = statedOf(outcome, 'statement')?.values[0]?.claims ?? [];
    return date && statement
      ? [{ date, what: textIn(ctx, statement.value, statement.lang, true), marks: [statement] }]
      : [];
  });
}
