import type { ReleaseEntry } from '../../transparency/release-entry.ts';
import { recordPath } from '../../release/record-path.ts';
import type { Stub } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { dayInWords } from '../data/data-page.ts';
import type { Verdict } from './verdict.ts';
import type { VerifyMessages } from './verify-messages.ts';

/** A verdict in words: genuine or not first, then when it was published, then what stands there now. */
export function verdictView(ctx: PageContext, m: VerifyMessages, verdict: Verdict): Content {
  switch (verdict.what) {
    case 'file':
      return [
        html`<p><strong>${m.genuineFile(verdict.name)}</strong></p>`,
        facts([stoodIn(ctx, m, verdict.releases)]),
      ];
    case 'copy':
      return [
        html`<p><strong>${m.genuineCopy}</strong></p>`,
        facts([stoodIn(ctx, m, verdict.releases), [m.now, now(ctx, m, verdict)]]),
      ];
    case 'record':
      return [
        html`<p><strong>${m.recordIs}</strong> ${link(ctx, verdict.record)}</p>`,
        facts([
          [
            m.recordHash,
            html`<code class="tiny">${verdict.sha256.slice(0, 32)}<wbr />${verdict.sha256.slice(32)}</code>`,
          ],
          [
            m.recordFile,
            html`<a href="${recordPath(verdict.record)}.json">${recordPath(verdict.record)}.json</a>`,
          ],
          [m.proof, proofOf(m, verdict.record)],
        ]),
      ];
    case 'unknown copy':
      return [
        html`<p><strong>${m.unknownCopy}</strong></p>`,
        verdict.record ? html`<p>${m.unknownCopyRecord} ${link(ctx, verdict.record)}</p>` : null,
      ];
    case 'unknown hash':
      return html`<p class="long"><strong>${m.unknownHash(verdict.sha256)}</strong></p>
        <p>${m.unknownHashWhy}</p>`;
    case 'no such record':
      return html`<p>${m.noRecord}</p>`;
    case 'not understood':
      return html`<p>${m.notUnderstood}</p>`;
  }
}

function now(
  ctx: PageContext,
  m: VerifyMessages,
  { record, now: state }: Extract<Verdict, { what: 'copy' }>,
): Content {
  if (state === 'gone') return m.gone;
  if (state === 'not this' || !record) return m.notThis;
  if (state === 'differs') return html`${m.differs} ${link(ctx, record)}`;
  return html`${m.same} ${link(ctx, record)} · ${proofOf(m, record)}`;
}

/** Releases one after the other are told as one line, with the proof of the last. */
function stoodIn(
  ctx: PageContext,
  m: VerifyMessages,
  releases: readonly ReleaseEntry[],
): readonly [string, Content] {
  const runs: ReleaseEntry[][] = [];
  for (const release of releases) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.number === release.number - 1) run.push(release);
    else runs.push([release]);
  }
  const lines = runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const words =
      first === last
        ? m.release(first.number, dayInWords(ctx, first.asOf))
        : `${m.runOf(first.number, last.number)}, ${dayInWords(ctx, first.asOf)} – ${dayInWords(ctx, last.asOf)}`;
    return [
      html`<li>
        ${words} · <a href="/data/releases/${last.number}/proof">${m.proofOfRelease(last.number)}</a>
      </li>`,
    ];
  });
  return [
    m.stoodIn,
    html`<ul>
      ${lines}
    </ul>`,
  ];
}

function facts(rows: readonly (readonly [string, Content])[]): Html {
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function link(ctx: PageContext, record: Stub): Html {
  return html`<a href="${ctx.href(recordPath(record))}">${ctx.say(record.title)}</a>`;
}

function proofOf(m: VerifyMessages, record: Stub): Html {
  return html`<a href="${recordPath(record)}.proof">${m.proofOfRecord}</a>`;
}
