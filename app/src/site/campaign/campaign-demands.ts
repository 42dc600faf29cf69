import type { Organisation, PublicRecord } from '../../release/release-model.ts';
import { allCells, leadCell, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { propertyValuesOf } from '../../ui/property-list.ts';
import { compareDateTexts } from '../camps/by-date.ts';
import { demandInOwnWords } from '../demands/demand-words.ts';
import { campaignMessages } from './messages.ts';

type Asked = {
  readonly label: string | undefined;
  readonly demands: readonly PublicRecord[];
  readonly approaches: readonly PublicRecord[];
};

/** Each demand of the campaign with whom it is put to and what is known of an answer. */
export function askedSection(ctx: PageContext): Content {
  const m = campaignMessages[ctx.lang];
  const entries = asked(ctx).map((each) => entry(ctx, each));
  if (entries.length === 0) return null;
  return section(m.asked, [
    html`<p>${m.askedLead}</p>`,
    html`<ol class="rows aside">
      ${entries}
    </ol>`,
    html`<p><a href="${ctx.href('/demands')}">${m.allDemands}</a></p>`,
  ]);
}

function entry(ctx: PageContext, { label, demands, approaches }: Asked): Html {
  const m = campaignMessages[ctx.lang];
  const texts = demands.map((demand) => {
    const own = demandInOwnWords(ctx, demand);
    return html`<div>${own ? own.text : propertyValuesOf(ctx, demand, 'text')}</div>`;
  });
  return html`<li>
    <div class="tight">${label ? html`<h3>${label}</h3>` : null}${texts}</div>
    <div class="state">
      <div>${m.addressed}: ${shared(ctx, demands, 'addressed_to')}</div>
      <div>${m.by}: ${shared(ctx, demands, 'by')}</div>
      ${answerKnown(ctx, approaches)}
    </div>
  </li>`;
}

/** What several demands say in the same words is said once. */
function shared(ctx: PageContext, demands: readonly PublicRecord[], name: string): Content {
  const said = demands.flatMap((demand): (readonly [string, Content])[] => {
    const own = name === 'addressed_to' ? demandInOwnWords(ctx, demand) : undefined;
    if (own) return [[own.addressee, own.addressedTo]];
    const cells = allCells(ctx, demand, name);
    return (statedOf(demand, name)?.values ?? []).map(({ value }, index) => [value, cells[index]] as const);
  });
  return joined([...new Map(said).values()], ', ');
}

function answerKnown(ctx: PageContext, approaches: readonly PublicRecord[]): Content {
  const m = campaignMessages[ctx.lang];
  const last = [...approaches]
    .filter((approach) => dateOf(approach) !== undefined)
    .sort((a, b) => compareDateTexts(dateOf(a), dateOf(b)))
    .at(-1);
  if (!last) return html`<div>${m.noApproach}</div>`;
  const answer = joined([...allCells(ctx, last, 'answer'), ...allCells(ctx, last, 'answer_date')], ', ');
  return html`<div>
      ${m.lastRaised}: ${joined([...allCells(ctx, last, 'by'), ...allCells(ctx, last, 'date')], ', ')}
    </div>
    <div>${m.answer}: ${answer.length > 0 ? answer : html`<b>${m.noAnswer}</b>`}</div>`;
}

function dateOf(approach: PublicRecord): string | undefined {
  return leadCell(approach, 'date')?.value;
}

/** The demands of the campaign, each under the first theme that holds it; one of no theme stands alone. */
function asked(ctx: PageContext): readonly Asked[] {
  const { campaignDemands, themes } = ctx.release.meta.organisation;
  const inThemes = new Set<string>();
  const byTheme = themes.flatMap((theme): Asked[] => {
    const chosen = campaignDemands.filter(
      (demand) => theme.demands.includes(demand) && !inThemes.has(demand),
    );
    if (chosen.length === 0) return [];
    for (const demand of chosen) inThemes.add(demand);
    return [
      {
        label: ctx.say(theme.label),
        demands: records(ctx, 'demand', chosen),
        approaches: approachesOf(ctx, theme),
      },
    ];
  });
  const alone = campaignDemands
    .filter((demand) => !inThemes.has(demand))
    .flatMap((demand) => records(ctx, 'demand', [demand]))
    .map((demand): Asked => ({
      label: undefined,
      demands: [demand],
      approaches: ctx.release.referring(demand.id, 'approach'),
    }));
  return [...byTheme, ...alone];
}

function approachesOf(ctx: PageContext, theme: Organisation['themes'][number]): readonly PublicRecord[] {
  const pursuing = records(ctx, 'demand', theme.demands).flatMap(({ id }) =>
    ctx.release.referring(id, 'approach'),
  );
  const all = [...records(ctx, 'approach', theme.approaches), ...pursuing];
  return [...new Map(all.map((approach) => [approach.id, approach])).values()];
}

function records(ctx: PageContext, kind: string, names: readonly string[]): readonly PublicRecord[] {
  return names.flatMap((name) => ctx.release.record(kind, name) ?? []);
}
