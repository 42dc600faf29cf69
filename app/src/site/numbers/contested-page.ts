import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { allTopics } from './contested-totals.ts';
import { numberMessages } from './messages.ts';
import { topicEntry } from './topic.ts';

/** The questions on which sources disagree, each with all positions. */
export function contestedPage(ctx: PageContext): Page {
  const m = numberMessages[ctx.lang];
  const topics = allTopics(ctx.release);
  return {
    title: m.topics,
    description: m.topicsDescription,
    data: tableData('topic'),
    body: [
      pageHead(ctx, { title: m.topics, lead: m.topicsLead }),
      section(
        m.topics,
        html`<ul class="rows">
          ${topics.map((topic) => html`<li class="tight">${topicEntry(ctx, topic)}</li>`)}
        </ul>`,
      ),
    ],
  };
}
