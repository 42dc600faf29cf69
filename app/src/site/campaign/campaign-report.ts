import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { allCells, leadCell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { propertyValuesOf } from '../../ui/property-list.ts';
import { sourceMark } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';
import { compareDateTexts } from '../camps/by-date.ts';
import { campaignMessages } from './messages.ts';

/** The report the organisation names, or the newest. */
export function reportSection(ctx: PageContext): Content {
  const m = campaignMessages[ctx.lang];
  const report = latestReport(ctx);
  if (!report) return null;
  const title = leadCell(report, 'title');
  const facts = ['authors', 'date'].flatMap((name) => allCells(ctx, report, name));
  return section(m.report, [
    html`<div class="tight">
      <h3>
        <a href="${ctx.href(recordPath(report))}"
          >${textIn(ctx, ctx.say(report.title), title?.lang ?? null, true)}</a
        >
      </h3>
      <div>${title ? sourceMark(ctx, title) : null} ${joined(facts, ', ')}</div>
    </div>`,
    html`<p><a href="${ctx.href('/reports')}">${m.reports}</a></p>`,
  ]);
}

function latestReport(ctx: PageContext): PublicRecord | undefined {
  const { latestReport: named } = ctx.release.meta.organisation;
  if (named !== null) return ctx.release.record('report', named);
  const { rows } = ctx.release.list('report', 0, ctx.release.meta.counts['report'] ?? 0);
  const dated = rows.filter(({ cells }) => cells['date']);
  const newest = dated
    .sort((a, b) => compareDateTexts(a.cells['date']?.value, b.cells['date']?.value))
    .at(-1);
  return newest && ctx.release.recordById(newest.id);
}

/** The first way in, in its organiser's words, and the door to the others. */
export function takePartSection(ctx: PageContext): Content {
  const m = campaignMessages[ctx.lang];
  const [first] = ctx.release.list('opening', 0, 1).rows;
  const opening = first && ctx.release.recordById(first.id);
  return section(m.takePart, [
    html`<p>${m.takePartLead}</p>`,
    opening
      ? html`<div class="tight">
          <h3>${textIn(ctx, ctx.say(opening.title), 'en', true)}</h3>
          ${propertyValuesOf(ctx, opening, 'detail')}
        </div>`
      : null,
    html`<p><a class="button" href="${ctx.href('/take-part')}">${m.takePartButton}</a></p>`,
  ]);
}
