import { dateInWords, parseEdtf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import { segmentOf } from '../../release/record-path.ts';
import type { ReleaseFile, ReleaseFiles } from '../../release/release-files.ts';
import { releaseFilesOf } from '../../release/release-files.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { grouped } from '../../ui/language.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { datasetLd } from '../json-ld.ts';
import { dataMessages } from './messages.ts';
import type { DataMessages } from './messages.ts';

/** Downloads, how to check them, and the conditions and caveats of using them. */
export function dataPage(ctx: PageContext): Page {
  const m = dataMessages[ctx.lang];
  const files = releaseFilesOf(ctx.release);
  return {
    title: m.title,
    description: m.description,
    ...(files ? { jsonLd: datasetLd(ctx, files) } : {}),
    body: own([
      pageHead(ctx, { title: m.title, lead: m.lead }),
      section(m.downloads, files ? downloads(ctx, m, files) : html`<p>${m.unavailable}</p>`, {
        id: 'downloads',
        isFull: true,
      }),
      section(m.tables, tables(ctx, m), { id: 'tables', isFull: true }),
      files ? section(m.verify, verify(ctx, m, files), { id: 'verify' }) : null,
      section(m.licence, licence(m), { id: 'licence' }),
      files ? section(m.cite, citation(ctx, m, files), { id: 'cite' }) : null,
      files ? section(m.withheld, withheld(ctx, m, files), { id: 'withheld' }) : null,
      section(m.caveats, list(m.caveatList), { id: 'caveats' }),
      section(m.programs, programs(ctx, m), { id: 'programs' }),
    ]),
  };
}

/** What this site says of itself and its files: nothing in it is a value from a source. */
export function own(content: Content): Html {
  return html`<div data-own>${content}</div>`;
}

export function dayInWords(ctx: PageContext, day: string): string {
  const date = parseEdtf(day);
  return date.ok ? dateInWords(date.value, ctx.lang) : day;
}

function downloads(ctx: PageContext, m: DataMessages, { files }: ReleaseFiles): Content {
  const { number, asOf } = ctx.release.meta;
  const table = dataTable<ReleaseFile>(ctx, {
    caption: m.filesCaption,
    label: m.filesCaption,
    columns: [
      {
        label: m.file,
        isHeader: true,
        cell: ({ name }) => html`<a href="/download/${name}" download>${name}</a>`,
      },
      { label: m.holds, cell: ({ name }) => whatItHolds(m, name) },
      { label: m.size, isNumeric: true, cell: ({ bytes }) => sizeInWords(m, bytes) },
      {
        label: m.sha256,
        cell: ({ sha256 }) =>
          html`<code class="tiny">${sha256.slice(0, 32)}<wbr />${sha256.slice(32)}</code>`,
      },
    ],
    rows: files,
  });
  return [html`<p>${m.downloadsLead(number, dayInWords(ctx, asOf))}</p>`, table];
}

function whatItHolds({ what }: DataMessages, name: string): string {
  if (name.endsWith('.sqlite')) return what.sqlite;
  if (name.endsWith('.zip')) return what.zip;
  if (name.endsWith('.statements.csv')) return what.statements;
  if (name === 'manifest.json') return what.manifest;
  if (name === 'manifest.json.sig') return what.signature;
  return name === 'release-key.pem' ? what.key : what.other;
}

function sizeInWords(m: DataMessages, bytes: number): string {
  if (bytes < 1000) return m.bytes(bytes);
  const [unit, by] = bytes < 1_000_000 ? (['kB', 1000] as const) : (['MB', 1_000_000] as const);
  return `${grouped(Math.round((bytes / by) * 10) / 10)} ${unit}`;
}

function tables(ctx: PageContext, m: DataMessages): Content {
  const { counts } = ctx.release.meta;
  const table = dataTable(ctx, {
    caption: m.tablesCaption,
    label: m.tablesCaption,
    columns: [
      {
        label: m.kind,
        isHeader: true,
        cell: ({ name, plural }) => html`<a href="${ctx.href(`/${segmentOf(name)}`)}">${ctx.say(plural)}</a>`,
      },
      { label: m.records, isNumeric: true, cell: ({ name }) => grouped(counts[name] ?? 0) },
      { label: m.asData, cell: ({ name }) => dataLinks(name) },
    ],
    rows: [...catalogue.values()].filter(({ name }) => (counts[name] ?? 0) > 0),
  });
  return [html`<p>${m.tablesLead}</p>`, table, html`<p class="small quiet">${m.spreadsheet}</p>`];
}

function dataLinks(kind: string): Html {
  const { csv = '', json = '' } = tableData(kind);
  return html`<a href="${csv}">${csv.slice(1)}</a> · <a href="${json}">${json.slice(1)}</a>`;
}

/** The commands a reader types, tested as they stand here. */
export function verifyCommands(): { readonly signature: string; readonly hashes: string } {
  return {
    signature:
      'openssl base64 -d -A -in manifest.json.sig -out manifest.sig\nopenssl pkeyutl -verify -pubin -inkey release-key.pem -rawin -in manifest.json -sigfile manifest.sig',
    hashes: 'openssl dgst -sha256 release-*',
  };
}

function verify(ctx: PageContext, m: DataMessages, { signature, publicKey }: ReleaseFiles): Content {
  const commands = verifyCommands();
  const shown: readonly (string | undefined)[] = [undefined, commands.signature, commands.hashes];
  return html`<p>${m.verifyLead}</p>
    <p><a href="${ctx.href('/data/verify')}">${m.verifyCopy}</a></p>
    <ol>
      ${m.verifySteps.map((step, index) => html`<li>${step}${code(shown[index])}</li>`)}
    </ol>
    <h3>${m.signature}</h3>
    ${code(signature.trim())}
    <h3>${m.publicKey}</h3>
    ${code(publicKey.trim())}`;
}

function code(text: string | undefined): Content {
  return text === undefined ? null : html`<pre><code>${text}</code></pre>`;
}

function licence(m: DataMessages): Html {
  return html`<p>${m.licenceFacts}</p>
    <p>
      ${m.licenceTexts}
      <a class="out" href="https://creativecommons.org/licenses/by/4.0/" rel="license noreferrer"
        >${m.licenceName}</a
      >
    </p>
    <p>${m.licenceSources}</p>`;
}

function citation(ctx: PageContext, m: DataMessages, { files }: ReleaseFiles): Html {
  const { meta } = ctx.release;
  const hash = files.find(({ name }) => name.endsWith('.sqlite'))?.sha256 ?? '';
  return html`<blockquote>
      <p>${m.citation(ctx.say(meta.organisation.name), meta.number, dayInWords(ctx, meta.asOf), hash)}</p>
    </blockquote>
    <p>${m.citeSource}</p>`;
}

function withheld(ctx: PageContext, m: DataMessages, { manifest }: ReleaseFiles): Content {
  const table = dataTable(ctx, {
    caption: m.withheldCaption,
    label: m.withheldCaption,
    columns: [
      { label: m.reason, isHeader: true, cell: ([reason]) => m.reasons[reason] ?? reason },
      { label: m.count, isNumeric: true, cell: ([, count]) => grouped(count) },
    ],
    rows: Object.entries(manifest.withheld),
  });
  return [html`<p>${m.withheldLead}</p>`, table];
}

function programs(ctx: PageContext, m: DataMessages): Html {
  return html`<p>${m.programsLead}</p>
    <ul>
      <li><a href="${ctx.href('/data/api')}">${m.api}</a></li>
      <li><a href="/api/v1/openapi.json">${m.apiOpen}</a></li>
      <li><a href="${ctx.href('/data/release')}">${m.releaseContents}</a></li>
      <li><a href="/${ctx.lang}/releases.atom">${m.feed}</a></li>
    </ul>`;
}

function list(items: readonly string[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
