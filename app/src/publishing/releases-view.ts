import { whenOf } from '../recording/claim-words.ts';
import type { PublishingTables } from '../register/index.ts';
import type { Manifest } from '../release/index.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { grouped } from '../ui/language.ts';
import { publishingMessages } from './messages.ts';
import type { KeptProposal } from './proposal.ts';
import type { ProposalState } from './proposal-standing.ts';
import type { Asked } from './proposal-view.ts';
import { noteOf } from './proposal-view.ts';

export type ListedProposal = {
  readonly proposal: KeptProposal;
  readonly proposerName: string;
  readonly state: ProposalState;
  /** For what was removed at once: how many others looked at it. */
  readonly confirmations: number;
};

/** What is proposed, and how it stands. */
export function proposalTable({ lang, href }: Asked, listed: readonly ListedProposal[]): Html {
  const t = publishingMessages[lang];
  if (listed.length === 0) return html`<p>${t.noProposals}</p>`;
  return table(
    t.proposals,
    [t.on, t.action, t.proposer, t.state],
    listed.map(({ proposal, proposerName, state, confirmations }) => [
      html`<a href="${href(`/releases/${proposal.id}`)}">${whenOf(proposal.at)}</a>`,
      [
        t.actions[proposal.action],
        proposal.action === 'rollback' ? ` (${t.releaseOf(proposal.target)})` : null,
      ],
      proposerName,
      [
        t.states[state],
        proposal.action === 'remove' && confirmations < LOOKS_NEEDED
          ? html`; <strong>${t.toConfirm}</strong>`
          : null,
      ],
    ]),
  );
}

/** How many others look at what one person removed. */
export const LOOKS_NEEDED = 2;

export function releaseTable(
  { lang }: Asked,
  releases: readonly Manifest[],
  served: number | undefined,
): Html {
  const t = publishingMessages[lang];
  if (releases.length === 0) return html`<p>${t.none}</p>`;
  return table(
    t.releases,
    [t.release, t.asOf, t.records, t.how],
    releases.map(({ number, asOf, counts, approval }) => [
      [String(number), number === served ? html` <span class="tag">${t.isServed}</span>` : null],
      asOf,
      grouped(Object.values(counts).reduce((sum, count) => sum + count, 0)),
      t.approvals[approval],
    ]),
  );
}

/** What is being built, and what could not be proposed. */
export function jobList(
  { lang, href }: Asked,
  open: readonly PublishingTables['job'][],
  failed: readonly PublishingTables['job'][],
): Content {
  const t = publishingMessages[lang];
  return [
    ...open.map(
      ({ id, kind, subject, progress }) =>
        html`<p class="notice">
          <a href="${href(`/releases/${kind === 'propose' ? id : proposalIn(subject)}`)}"
            >${kind === 'propose' ? t.building : t.executing}</a
          >
          (${progress} %)
        </p>`,
    ),
    ...failed.map(({ note }) => noteOf(lang, JSON.parse(note) as string[])),
  ];
}

function proposalIn(subject: string): string {
  return (JSON.parse(subject) as { proposal: string }).proposal;
}

function table(label: string, columns: readonly string[], rows: readonly (readonly Content[])[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
