import type { Catalogue } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { valueContent, whenOf } from '../recording/claim-words.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { grouped } from '../ui/language.ts';
import type { Change, ChangedRecord, ChangeSummary, ShownClaim } from './changes.ts';
import { publishingMessages } from './messages.ts';
import type { KeptProposal } from './proposal.ts';
import { APPROVALS_NEEDED } from './proposal.ts';
import type { ProposalStanding } from './proposal-standing.ts';
import type { Warning } from './warnings.ts';

export type Asked = { readonly lang: Language; href(path: string): string };

export type ProposalShown = {
  readonly proposal: KeptProposal;
  readonly proposerName: string;
  readonly standing: ProposalStanding;
  readonly approverNames: readonly string[];
  readonly delayHours: number;
};

/** What is proposed, by whom, and how it stands. */
export function proposalFacts({ lang }: Asked, shown: ProposalShown): Html {
  const t = publishingMessages[lang];
  const { proposal, standing, proposerName, approverNames } = shown;
  const isOpen = ['waiting', 'delayed', 'ready'].includes(standing.state);
  const voided = standing.given - standing.approvals.length;
  return html`<dl class="facts">
      ${fact(t.state, [html`<strong>${t.states[standing.state]}</strong>`, standing.release === null ? null : ` (${t.releaseOf(standing.release)})`])}
      ${fact(t.action, [t.actions[proposal.action], proposal.action === 'rollback' ? ` (${t.releaseOf(proposal.target)})` : null])}
      ${fact(t.proposer, `${proposerName}, ${whenOf(proposal.at)}`)} ${fact(t.reason, proposal.reason)}
      ${proposal.action === 'remove' ? null : fact(t.approvalsTitle, [t.approvalsCount(standing.approvals.length, APPROVALS_NEEDED), approverNames.length > 0 ? ` ${approverNames.join(', ')}` : null])}
      ${isOpen ? fact(t.expires, whenOf(standing.expiresAt)) : null}
      ${isOpen && standing.notBefore !== null ? fact(t.notBefore, [whenOf(standing.notBefore), ' ', html`<span class="quiet">${t.delayNote(shown.delayHours)}</span>`]) : null}
      ${fact(t.digest, html`<code class="release-digest">${proposal.digest}</code>`)}
    </dl>
    ${isOpen && voided > 0 ? html`<p class="notice">${t.approvalsVoid(voided)}</p>` : null}
    ${standing.lastNote.length > 0 && standing.state !== 'published' ? noteOf(lang, standing.lastNote) : null}`;
}

/** Why a job did not reach its end. */
export function noteOf(lang: Language, [code = '', ...details]: readonly string[]): Html {
  const t = publishingMessages[lang];
  return html`<div class="problems">
    <p>${t.notes[code] ?? code}</p>
    ${
      code === 'holds what may not be public'
        ? html`<p>${t.heldBack(details[0] ?? '')}</p>`
        : details.length > 0
          ? html`<ul>
              ${details.map((detail) => html`<li>${detail}</li>`)}
            </ul>`
          : null
    }
  </div>`;
}

const MOST_WARNINGS = 100;

/** The counts on top, then what deserves a look. */
export function summaryPart({ lang, href }: Asked, summary: ChangeSummary): Html {
  const t = publishingMessages[lang];
  const { records, claims, own, warnings } = summary;
  return html`<section class="stack" id="summary">
      <h2>${t.summary}</h2>
      <ul>
        <li>${t.summaryRecords(records.new, records.changed, records.gone)}</li>
        <li>${t.summaryClaims(claims.new, claims.changed, claims.gone)}</li>
        ${own.map((each) => html`<li>${t.own[each]}</li>`)}
      </ul>
    </section>
    <section class="stack" id="warnings">
      <h2>${t.warnings}</h2>
      ${
        warnings.length === 0
          ? html`<p>${t.noWarnings}</p>`
          : html`<ul class="release-warnings">
              ${warnings
                .slice(0, MOST_WARNINGS)
                .map(
                  (warning) =>
                    html`<li>
                      <a href="${href(`/records/${warning.id}`)}">${warning[lang]}</a>:
                      ${warningText(lang, warning)}
                    </li>`,
                )}
              ${warnings.length > MOST_WARNINGS ? html`<li>${t.warningsMore(warnings.length - MOST_WARNINGS)}</li>` : null}
            </ul>`
      }
    </section>`;
}

function warningText(lang: Language, warning: Warning): string {
  const t = publishingMessages[lang].about;
  switch (warning.about) {
    case 'living person named':
      return t[warning.about];
    case 'small group':
      return t[warning.about](warning.count);
    case 'place more precise':
      return t[warning.about](warning.from, warning.to);
    case 'consent ends':
      return t[warning.about](warning.on);
  }
}

export type ChangesPage = {
  readonly records: readonly ChangedRecord[];
  readonly page: number;
  readonly pages: number;
};

/** Every value that differs, as the public sees it now and would see it. */
export function changesPart(
  asked: Asked,
  catalogue: Catalogue,
  { records, page, pages }: ChangesPage,
  path: string,
): Html {
  const { lang, href } = asked;
  const t = publishingMessages[lang];
  const to = (number: number): string => `${href(path)}?page=${number}#changes`;
  return html`<section class="stack" id="changes">
    <h2>${t.changes}</h2>
    ${records.map((record) => changedRecord(asked, catalogue, record))}
    ${
      pages > 1
        ? html`<p class="release-paging">
            ${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">${t.previous}</a>` : null}
            <span>${t.page(page, pages)}</span>
            ${page < pages ? html`<a href="${to(page + 1)}" rel="next">${t.next}</a>` : null}
          </p>`
        : null
    }
  </section>`;
}

function changedRecord(asked: Asked, catalogue: Catalogue, record: ChangedRecord): Html {
  const { lang, href } = asked;
  const t = publishingMessages[lang];
  const kind = catalogue.get(record.kind)?.label[lang] ?? record.kind;
  const name = `${kind}: ${record.title[lang]}`;
  return html`<section class="stack release-record">
    <h3>
      <a href="${href(`/records/${record.id}`)}">${name}</a> <span class="tag">${t.hows[record.how]}</span>
    </h3>
    <div class="scroll" tabindex="0" role="region" aria-label="${name}">
      <table class="release-changes">
        <thead>
          <tr>
            <th scope="col">${t.property}</th>
            <th scope="col">${t.before}</th>
            <th scope="col">${t.after}</th>
          </tr>
        </thead>
        <tbody>
          ${record.changes.map((change) => changeRow(asked, catalogue, record.kind, change))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function changeRow(asked: Asked, catalogue: Catalogue, kind: string, change: Change): Html {
  const t = publishingMessages[asked.lang];
  const label = propertyOf(catalogue, kind, change.property)?.label[asked.lang] ?? change.property;
  const side = (claim: ShownClaim | null): Content =>
    claim
      ? shownClaim(asked, catalogue, kind, change.property, claim)
      : html`<span class="quiet">${t.nothing}</span>`;
  return html`<tr>
    <th scope="row">${label} <span class="tag">${t.hows[change.how]}</span></th>
    <td>${side(change.before)}</td>
    <td>${side(change.after)}</td>
  </tr>`;
}

function shownClaim(
  asked: Asked,
  catalogue: Catalogue,
  kind: string,
  name: string,
  claim: ShownClaim,
): Content {
  const t = publishingMessages[asked.lang];
  const property = propertyOf(catalogue, kind, name);
  const titles = new Map(claim.target ? [[claim.value, claim.target]] : []);
  const notes = [
    t.statuses[claim.status],
    claim.reason,
    claim.leadReason === null ? (claim.leads ? t.leads : null) : t.leadReason(claim.leadReason),
    claim.credibility === null ? null : t.grade(claim.credibility),
  ].filter((each) => each !== null && each !== '');
  return html`<div>${property ? valueContent({ ...asked, titles }, property, claim) : claim.value}</div>
    ${claim.given !== null && claim.given !== claim.value ? html`<div class="small">${t.given(claim.given)}</div>` : null}
    <div class="small quiet">${t.source}: ${claim.sourceTitle}, ${claim.locator}</div>
    ${notes.length > 0 ? html`<div class="small quiet">${notes.join('; ')}</div>` : null}`;
}

function fact(label: string, content: Content): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${content}</dd>
  </div>`;
}

/** How many pages of so many records there are. */
export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

export function percentOf(lang: Language, percent: number): Html {
  return html`<p><progress max="100" value="${percent}">${grouped(percent)} %</progress></p>
    <p>${publishingMessages[lang].progress(percent)}</p>`;
}
