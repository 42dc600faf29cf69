import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { leadText } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Html } from '../../ui/html.ts';
import { folded } from '../../ui/property-list.ts';
import { earlierAccount } from './earlier-account.ts';
import { said } from './said.ts';

type Shape = {
  /** Names the entry in the list: its topic or type. */
  readonly title: string;
  readonly plain: readonly string[];
  readonly graphic: readonly string[];
};

const SHAPES: Readonly<Record<string, Shape>> = {
  condition: {
    title: 'topic',
    plain: ['camp', 'camp_as_given', 'period', 'statement', 'value', 'witness', 'note'],
    graphic: ['graphic_statement'],
  },
  act: {
    title: 'type',
    plain: ['camp', 'camp_as_given', 'date', 'victims', 'note'],
    graphic: ['statement', 'victims_note', 'perpetrator_note', 'method'],
  },
  sentence: {
    title: 'subject',
    plain: ['camp', 'camp_as_given', 'statement', 'stated_reason', 'legal_basis', 'tribunal', 'term', 'extension', 'because_of', 'note'],
    graphic: [],
  },
};

/** One account in a list: what it is about, what is said, what is graphic behind a warning, what was revised since. */
export function accountEntry(ctx: PageContext, record: PublicRecord, person?: PublicRecord): Html {
  const { title, plain, graphic } = SHAPES[record.kind] ?? { title: 'statement', plain: [], graphic: [] };
  const hidden = said(ctx, record, graphic);
  return html`<li class="tight">
    <h3><a href="${ctx.href(recordPath(record))}">${leadText(ctx, record, title) ?? ctx.say(record.title)}</a></h3>
    ${earlierAccount(ctx, record, person)}${said(ctx, record, plain)}${hidden ? folded(ctx, hidden) : null}
  </li>`;
}
