import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { allCells, leadCell, leadText } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html, joined } from '../../ui/html.ts';
import type { Html } from '../../ui/html.ts';
import { folded, propertyList } from '../../ui/property-list.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { earlierAccount } from './earlier-account.ts';
import { accountMessages } from './messages.ts';
import { said } from './said.ts';

type Shape = {
  /** Names the entry in the list: its topic or type. */
  readonly title: string;
  /** Short values on one line below the title. */
  readonly line: readonly string[];
  readonly text: readonly string[];
  /** Short answers that mean nothing without their question. */
  readonly labelled: readonly string[];
  readonly graphic: readonly string[];
};

const NOWHERE: Shape = { title: 'statement', line: [], text: ['statement'], labelled: [], graphic: [] };

const SHAPES: Readonly<Record<string, Shape>> = {
  condition: {
    title: 'topic',
    line: ['camp', 'period', 'value'],
    text: ['statement', 'note'],
    labelled: [],
    graphic: ['graphic_statement'],
  },
  act: {
    title: 'type',
    line: ['camp', 'date', 'victims'],
    text: ['note'],
    labelled: [],
    graphic: ['statement', 'victims_note', 'perpetrator_note', 'method'],
  },
  sentence: {
    title: 'subject',
    line: ['camp'],
    text: ['statement'],
    labelled: [
      'stated_reason',
      'legal_basis',
      'tribunal',
      'term',
      'extension',
      'announced',
      'because_of',
      'generations',
      'note',
    ],
    graphic: [],
  },
};

type Options = {
  /** Who speaks in it, on that person's own page. */
  readonly person?: PublicRecord;
  /** Heads the entry with its place, where the list is by type already. */
  readonly isHeadedByPlace?: boolean;
};

/** One account in a list: what it is about, what is said, what is graphic behind a warning, what was revised since. */
export function accountEntry(
  ctx: PageContext,
  record: PublicRecord,
  { person, isHeadedByPlace }: Options = {},
): Html {
  const { title, line, text, labelled, graphic } = SHAPES[record.kind] ?? NOWHERE;
  const place = campOf(record);
  const heading = isHeadedByPlace
    ? (leadText(ctx, record, place) ?? accountMessages[ctx.lang].noCamp)
    : leadText(ctx, record, title);
  const stated = isHeadedByPlace ? leadCell(record, place) : undefined;
  const cells = line
    .filter((name) => name !== 'camp' || !isHeadedByPlace)
    .flatMap((name) => allCells(ctx, record, name === 'camp' ? place : name));
  const hidden = said(ctx, record, graphic);
  const has = labelled.some((name) => record.properties.some(({ property }) => property === name));
  return html`<li class="tight" id="${record.handle}">
    <h3>
      <a href="${ctx.href(recordPath(record))}">${heading ?? ctx.say(record.title)}</a
      >${stated ? sourceLink(ctx, stated) : null}
    </h3>
    ${earlierAccount(ctx, record, person)}${cells.length > 0 ? html`<div class="small">${joined(cells, ' · ')}</div>` : null}
    ${said(ctx, record, text)}${has ? propertyList(ctx, record, { only: labelled }) : null}${hidden ? folded(ctx, hidden) : null}
  </li>`;
}

/** The source's own words for the place, where no record of a camp fits them. */
function campOf(record: PublicRecord): string {
  return record.properties.some(({ property }) => property === 'camp') ? 'camp' : 'camp_as_given';
}
