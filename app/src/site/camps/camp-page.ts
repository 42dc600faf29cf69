import { parsePlace, propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { allCells, leadCell, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { recordData } from '../../ui/data-path.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { propertyList } from '../../ui/property-list.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { link, value } from '../../ui/value.ts';
import { topicEntry } from '../numbers/topic.ts';
import { backlinks } from '../records/record-page.ts';
import { apartSection } from './camp-apart.ts';
import { actsSection, conditionsSection, outcomesSection } from './camp-accounts.ts';
import { observationsSection } from './camp-observations.ts';
import { populationSection } from './camp-population.ts';
import { timelineSection } from './camp-timeline.ts';
import { campMessages } from './messages.ts';

/** Shown in sections of their own, or said elsewhere on the page. */
const ELSEWHERE = ['possibly_same_as', 'number', 'label'];
const OWN_SECTIONS = [
  'figure',
  'observation',
  'condition',
  'act',
  'outcome',
  'person',
  'report',
  'topic',
  'camp',
];

/** The dossier of one site. */
export function campPage(ctx: PageContext, handle: string): Page | undefined {
  const camp = ctx.release.record('camp', handle);
  if (!camp || camp.handle !== handle) return undefined;
  const m = campMessages[ctx.lang];
  const title = ctx.say(camp.title);
  return {
    title,
    description: m.description1(title),
    data: recordData(camp),
    jsonLd: placeOf(ctx, camp),
    body: [
      pageHead(ctx, { title: headline(ctx, camp), crumbs: [['/camps', m.title]], more: summary(ctx, camp) }),
      apartSection(ctx, camp),
      section(m.facts, propertyList(ctx, camp, { except: ELSEWHERE }), { id: 'facts' }),
      timelineSection(ctx, camp),
      populationSection(ctx, camp),
      observationsSection(ctx, camp),
      conditionsSection(ctx, camp),
      actsSection(ctx, camp),
      outcomesSection(ctx, camp),
      peopleSection(ctx, camp),
      reportsSection(ctx, camp),
      topicsSection(ctx, camp),
      backlinks(ctx, camp, OWN_SECTIONS),
    ],
  };
}

function headline(ctx: PageContext, camp: PublicRecord): Content {
  const other = ctx.lang === 'en' ? camp.title.ko : camp.title.en;
  const twin = ctx.lang === 'en' ? 'ko' : 'en';
  const isSame = other === ctx.say(camp.title);
  return [ctx.say(camp.title), isSame ? null : html` <span class="twin-name" lang="${twin}">${other}</span>`];
}

/** Type, status and place in one line, each with its mark. */
function summary(ctx: PageContext, camp: PublicRecord): Content {
  const parts = ['type', 'status', 'county', 'province'].flatMap((name) => {
    const property = propertyOf(catalogue, 'camp', name);
    const stated = leadCell(camp, name);
    return property && stated
      ? [html`<span>${value(ctx, property, stated, { isBrief: true })}${sourceLink(ctx, stated)}</span>`]
      : [];
  });
  return html`<p class="lead">${joined(parts, html` · `)}</p>`;
}

function peopleSection(ctx: PageContext, camp: PublicRecord): Content {
  const people = ctx.release.referring(camp.id, 'person');
  if (people.length === 0) return null;
  const items = people.map((person) => {
    const stated = ['role', 'period'].flatMap((name) => allCells(ctx, person, name));
    return html`<li>${link(ctx, person)}${stated.length > 0 ? html`: ${joined(stated, ', ')}` : null}</li>`;
  });
  return section(
    campMessages[ctx.lang].people,
    html`<ul class="columns plain">
      ${items}
    </ul>`,
    { id: 'people' },
  );
}

function reportsSection(ctx: PageContext, camp: PublicRecord): Content {
  const reports = ctx.release.referring(camp.id, 'report');
  if (reports.length === 0) return null;
  const items = reports.map(
    (report) => html`<li>${link(ctx, report)}, ${joined(allCells(ctx, report, 'date'), ', ')}</li>`,
  );
  return section(
    campMessages[ctx.lang].reports,
    html`<ul class="plain">
      ${items}
    </ul>`,
    { id: 'reports' },
  );
}

function topicsSection(ctx: PageContext, camp: PublicRecord): Content {
  const topics = topicsOf(ctx, camp);
  if (topics.length === 0) return null;
  return section(
    campMessages[ctx.lang].topics,
    topics.map((topic) => html`<div class="tight">${topicEntry(ctx, topic)}</div>`),
  );
}

/** Topics that point here, and those the organisation has set beside this camp. */
function topicsOf(ctx: PageContext, camp: PublicRecord): readonly PublicRecord[] {
  const { topicCamps } = ctx.release.meta.organisation;
  const named = Object.entries(topicCamps).filter(
    ([, camps]) => camps.includes(camp.handle) || camps.includes(camp.id),
  );
  const set = named.flatMap(([topic]) => ctx.release.record('topic', topic) ?? []);
  return [
    ...new Map(
      [...ctx.release.referring(camp.id, 'topic'), ...set].map((topic) => [topic.id, topic]),
    ).values(),
  ];
}

function placeOf(ctx: PageContext, camp: PublicRecord): unknown {
  const place = parsePlace(leadCell(camp, 'place')?.value ?? '');
  const names = statedOf(camp, 'names')?.values.map(({ value: name }) => name) ?? [];
  return {
    '@context': 'https://schema.org',
    '@type': 'Place',
    name: ctx.say(camp.title),
    alternateName: names,
    ...(place ? { geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon } } : {}),
  };
}
