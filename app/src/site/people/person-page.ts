import type { PublicRecord } from '../../release/release-model.ts';
import { allCells, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { recordData } from '../../ui/data-path.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { otherLanguage } from '../../ui/language.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { folded, propertyList } from '../../ui/property-list.ts';
import { link } from '../../ui/value.ts';
import { accountEntry } from '../testimonies/account-entry.ts';
import { isOlderThanRevision } from '../testimonies/earlier-account.ts';
import { topicEntry } from '../numbers/topic.ts';
import { backlinks } from '../records/record-page.ts';
import { sameName } from '../records/same-name.ts';
import { postEntry } from '../responsible/post-entry.ts';
import { peopleMessages } from './messages.ts';
import { conditionsOf } from './witness-index.ts';

const REVISION = ['testimony_revised', 'testimony_note'];
const OWN_SECTIONS = ['condition', 'sentence', 'act', 'post', 'measure'];

/** One person: what is stated, what they say, what was done, the posts they held. */
export function personPage(ctx: PageContext, handle: string): Page | undefined {
  const person = ctx.release.record('person', handle);
  if (!person || person.handle !== handle) return undefined;
  const m = peopleMessages[ctx.lang];
  const name = ctx.say(person.title);
  const accounts = (kind: string): readonly PublicRecord[] => ctx.release.referring(person.id, kind);
  const conditions = conditionsOf(ctx.release, person);
  const [sentences, acts, posts, measures] = [
    accounts('sentence'),
    accounts('act'),
    accounts('post'),
    accounts('measure'),
  ];
  return {
    title: name,
    description: m.descriptionOf(name),
    data: recordData(person),
    jsonLd: personOf(ctx, person),
    body: [
      pageHead(ctx, {
        title: headline(ctx, person),
        crumbs: [['/people', m.title]],
        more: summary(ctx, person),
      }),
      revision(ctx, person, [...conditions, ...sentences, ...acts]),
      section(
        m.facts,
        propertyList(ctx, person, {
          except: statedOf(person, 'testimony_revised') ? [...REVISION, 'note'] : REVISION,
        }),
        { id: 'facts' },
      ),
      namesakes(ctx, person),
      list(
        m.says,
        conditions.map((each) => accountEntry(ctx, each, { person })),
        'conditions',
      ),
      list(
        m.sentences,
        sentences.map((each) => accountEntry(ctx, each, { person })),
        'sentences',
      ),
      actsSection(ctx, person, acts),
      list(
        m.posts,
        posts.map((each) => postEntry(ctx, each, { hasHolder: false })),
        'posts',
      ),
      list(
        m.measures,
        measures.map((each) => html`<li>${link(ctx, each)}</li>`),
        'measures',
      ),
      topics(ctx, person),
      backlinks(ctx, person, OWN_SECTIONS),
    ],
  };
}

function headline(ctx: PageContext, { title }: PublicRecord): Content {
  const twin = otherLanguage(ctx.lang);
  return [
    ctx.say(title),
    title[twin] === ctx.say(title)
      ? null
      : html` <span class="twin-name" lang="${twin}">${title[twin]}</span>`,
  ];
}

function summary(ctx: PageContext, person: PublicRecord): Content {
  const stated = ['role', 'basis'].flatMap((name) => allCells(ctx, person, name));
  return stated.length > 0 ? html`<p class="lead">${joined(stated, html` · `)}</p>` : null;
}

/** Says plainly that an account was changed, with the source, before anything that rests on it is read. */
function revision(ctx: PageContext, person: PublicRecord, accounts: readonly PublicRecord[]): Content {
  if (!statedOf(person, 'testimony_revised')) return null;
  const m = peopleMessages[ctx.lang];
  const resting = accounts.filter(
    (each) =>
      statedOf(each, 'rests_on_earlier_account')?.values.some(({ value }) => value === person.id) ||
      isOlderThanRevision(ctx, each, person),
  );
  return section(
    m.revised,
    [
      html`<p class="aside-note">${m.revisedMeaning(ctx.say(person.title))}</p>`,
      propertyList(ctx, person, { only: [...REVISION, 'note'] }),
      resting.length > 0 ? html`<p>${m.rows(resting.length)}</p>` : null,
    ],
    { id: 'revised' },
  );
}

function namesakes(ctx: PageContext, person: PublicRecord): Content {
  const m = peopleMessages[ctx.lang];
  const others = sameName(ctx.release, person).map(
    (other) => html`<li>${link(ctx, other)} <span class="label">${m.sameName}</span></li>`,
  );
  return list(m.sameNames, others, 'same-name');
}

function actsSection(ctx: PageContext, person: PublicRecord, acts: readonly PublicRecord[]): Content {
  if (acts.length === 0) return null;
  const m = peopleMessages[ctx.lang];
  const items = acts.map((each) => accountEntry(ctx, each, { person }));
  return section(
    m.acts,
    folded(
      ctx,
      html`<ul class="rows">
        ${items}
      </ul>`,
      m.actsWarning(acts.length),
    ),
    { id: 'acts' },
  );
}

function topics(ctx: PageContext, person: PublicRecord): Content {
  const named = Object.entries(ctx.release.meta.organisation.topicPeople).filter(([, people]) =>
    people.includes(person.handle),
  );
  const found = named.flatMap(([topic]) => ctx.release.record('topic', topic) ?? []);
  return found.length > 0
    ? section(
        peopleMessages[ctx.lang].topics,
        found.map((topic) => html`<div class="tight">${topicEntry(ctx, topic)}</div>`),
        { id: 'topics' },
      )
    : null;
}

function list(title: string, items: readonly Content[], id: string): Content {
  return items.length > 0
    ? section(
        title,
        html`<ul class="rows">
          ${items}
        </ul>`,
        { id },
      )
    : null;
}

function personOf(ctx: PageContext, person: PublicRecord): unknown {
  const name = ctx.say(person.title);
  const others = (statedOf(person, 'names')?.values ?? [])
    .map(({ value }) => value)
    .filter((value) => value !== name);
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name,
    ...(others.length > 0 ? { alternateName: others } : {}),
  };
}
