import type { Manifest } from '../release/index.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { grouped } from '../ui/language.ts';
import { section } from '../ui/page-parts.ts';
import { plainTable } from './plain-table.ts';
import type { WorkbenchMessages } from './messages.ts';
import { workbenchMessages } from './messages.ts';
import type { Standing } from './standing.ts';

/** How this copy stands: what came in and what is out. */
export function standingBody(lang: Language, { batches, releases, served }: Standing): Content {
  const t = workbenchMessages[lang];
  const imports = batches.map(({ name, at, synthetic, records, claims, decisions }) => [
    synthetic === 1 ? `${name} (${t.synthetic})` : name,
    at.slice(0, 10),
    grouped(records),
    grouped(claims),
    grouped(decisions),
  ]);
  return [
    section(t.releases, [
      html`<p>${served === undefined ? t.noRelease : t.served(served)}</p>`,
      releases.length === 0
        ? null
        : plainTable(
            t.releases,
            [t.number, t.asOf, t.records, t.approval, t.withheld],
            releases.map((release) => releaseRow(t, release, served)),
          ),
    ]),
    section(
      t.imports,
      batches.length === 0
        ? html`<p>${t.noImports}</p>`
        : plainTable(t.imports, [t.name, t.day, t.records, t.statements, t.decisions], imports),
    ),
    section(
      t.commands,
      html`<dl class="facts">
        ${t.commandList.map(
          ([command, does]) =>
            html`<div>
              <dt><code>${command}</code></dt>
              <dd>${does}</dd>
            </div>`,
        )}
      </dl>`,
    ),
  ];
}

function releaseRow(
  t: WorkbenchMessages,
  release: Manifest,
  served: number | undefined,
): readonly (string | Html)[] {
  const withheld = Object.entries(release.withheld).filter(([, count]) => count > 0);
  return [
    release.number === served ? `${release.number} (${t.isServed})` : String(release.number),
    release.asOf,
    grouped(Object.values(release.counts).reduce((sum, count) => sum + count, 0)),
    t.approvals[release.approval] ?? release.approval,
    withheld.length === 0
      ? t.nothing
      : html`<ul>
          ${withheld.map(([reason, count]) => html`<li>${t.reasons(count, reason)}</li>`)}
        </ul>`,
  ];
}
