import type { PublicLog } from '../../transparency/open-public-log.ts';
import type { ReleaseEntry } from '../../transparency/release-entry.ts';
import type { PageContext } from '../../ui/context.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { grouped } from '../../ui/language.ts';
import type { Page, PageRequest } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { dayInWords, own } from '../data/data-page.ts';
import { publicLogOf } from './served-log.ts';
import { judge } from './verdict.ts';
import { verdictView } from './verdict-view.ts';
import { verifyMessages } from './verify-messages.ts';
import type { VerifyMessages } from './verify-messages.ts';

/** Bytes of a text that can be checked. */
export const MOST_TEXT = 200_000;

/** Tells anyone whether something they hold is what was published; `?q=` takes what fits into an address. */
export function verifyPage(ctx: PageContext, { query }: PageRequest): Page {
  const given = query.get('q') ?? '';
  return given.trim() === '' ? framed(ctx, form(ctx, '')) : verifyAnswer(ctx, given);
}

/** The page with the answer; undefined stands for more than is taken. */
export function verifyAnswer(ctx: PageContext, given: string | undefined): Page {
  const m = verifyMessages[ctx.lang];
  const log = publicLogOf(ctx.release);
  const isTooLong = given === undefined || Buffer.byteLength(given) > MOST_TEXT;
  const answer = !log
    ? m.unavailable
    : isTooLong
      ? m.tooLong(MOST_TEXT / 1000)
      : judge(log, ctx.release, given).map((verdict) => verdictView(ctx, m, verdict));
  const shown = html`<div role="status">
    ${typeof answer === 'string' ? html`<p>${answer}</p>` : answer}
  </div>`;
  const isShort = !isTooLong && given.length <= SHORT;
  return {
    ...framed(ctx, [section(m.answer, shown, { id: 'answer' }), form(ctx, isShort ? given : '')]),
    isUnlisted: true,
  };
}

/** For a copy of the site as files, where nothing answers. */
export function verifyPageInExport(ctx: PageContext): Page {
  const m = verifyMessages[ctx.lang];
  return framed(ctx, section(m.form, html`<p>${m.exported}</p>`));
}

/** A hash or an address is shown again in the form; a whole record is not. */
const SHORT = 500;

function framed(ctx: PageContext, first: Content): Page {
  const m = verifyMessages[ctx.lang];
  const log = publicLogOf(ctx.release);
  return {
    title: m.title,
    description: m.description,
    body: own([
      pageHead(ctx, { title: m.title, lead: m.lead, crumbs: [['/data', m.crumb]] }),
      first,
      section(m.hashing, hashing(m), { id: 'hash' }),
      section(m.offline, offline(m, log), { id: 'offline' }),
      section(m.log, log ? theLog(ctx, m, log) : html`<p>${m.unavailable}</p>`, { id: 'log', isFull: true }),
    ]),
  };
}

function form(ctx: PageContext, given: string): Html {
  const m = verifyMessages[ctx.lang];
  return section(
    m.form,
    html`<form class="check" method="post" action="${ctx.href('/data/verify')}">
      <label for="copy">${m.label}</label>
      <p class="small quiet" id="copy-hint">${m.hint(MOST_TEXT / 1000)}</p>
      <textarea
        id="copy"
        name="q"
        rows="6"
        aria-describedby="copy-hint"
        autocomplete="off"
        spellcheck="false"
        required
      >
${given}</textarea>
      <button>${m.button}</button>
    </form>`,
    { id: 'check' },
  );
}

/** The commands a reader types, tested as they stand here. */
export const HASH_COMMANDS = {
  windows: 'Get-FileHash FILE | Format-List',
  mac: 'shasum -a 256 FILE',
  linux: 'sha256sum FILE',
} as const;

function hashing(m: VerifyMessages): Content {
  const ways = [
    [m.windows, m.windowsHow, HASH_COMMANDS.windows],
    [m.mac, m.macHow, HASH_COMMANDS.mac],
    [m.linux, m.linuxHow, HASH_COMMANDS.linux],
  ] as const;
  return [
    html`<p>${m.hashingLead}</p>`,
    ways.map(
      ([system, how, command]) =>
        html`<h3>${system}</h3>
          <p>${how}</p>
          <pre><code>${command}</code></pre>`,
    ),
  ];
}

function offline(m: VerifyMessages, log: PublicLog | undefined): Content {
  const command = html`<pre><code>npx unhidden verify FILE --proof PROOF --key KEY</code></pre>`;
  return [
    html`<p>${m.offlineLead}</p>
      <ol>
        ${m.offlineSteps.map((step, index) => html`<li>${step}${index === 2 ? command : null}</li>`)}
      </ol>`,
    log
      ? html`<h3>${m.key}</h3>
          <pre><code>${log.key}</code></pre>
          <p><a href="/log/key">/log/key</a></p>`
      : null,
  ];
}

function theLog(ctx: PageContext, m: VerifyMessages, log: PublicLog): Content {
  const entries = log.entries();
  const table = dataTable<ReleaseEntry>(ctx, {
    caption: m.entries,
    label: m.entries,
    columns: [
      { label: m.number, isHeader: true, cell: ({ number }) => String(number) },
      { label: m.asOf, cell: ({ asOf }) => dayInWords(ctx, asOf) },
      { label: m.records, isNumeric: true, cell: ({ records }) => grouped(records.size) },
      {
        label: m.manifest,
        cell: ({ manifest }) =>
          html`<code class="tiny">${manifest.slice(0, 32)}<wbr />${manifest.slice(32)}</code>`,
      },
      {
        label: m.proof,
        cell: ({ number }) =>
          html`<a href="/data/releases/${number}/proof" aria-label="${m.proofOfRelease(number)}"
            >${m.proof}</a
          >`,
      },
    ],
    rows: entries.toReversed().slice(0, SHOWN),
  });
  return [
    html`<p>${m.logLead(grouped(entries.length))}</p>`,
    table,
    html`<h3>${m.checkpoint}</h3>
      <pre><code>${log.checkpoint.trim()}</code></pre>
      <p><a href="/log/checkpoint">/log/checkpoint</a></p>`,
  ];
}

const SHOWN = 50;
