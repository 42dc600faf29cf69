import type { Kind } from '@unhidden/record';
import { html } from '../../ui/html.ts';
import type { Answer, WorkRequest } from '../../workbench/route.ts';
import { StillPreparing } from './kind-index-store.ts';
import { tableMessages } from './messages.ts';

/** What a table or an export answers, or a page that says the lines of a large import are still being made. */
export async function unlessPreparing(
  request: WorkRequest,
  kind: Kind,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof StillPreparing) return preparingPage(request, kind);
    throw error;
  }
}

function preparingPage({ lang, href, query }: WorkRequest, kind: Kind): Answer {
  const t = tableMessages[lang];
  const again = href(`/records/kind/${kind.name}?${query.toString()}`);
  return {
    page: {
      title: kind.plural[lang],
      section: 'records',
      status: 503,
      help: html`${t.help.map((text) => html`<p>${text}</p>`)}`,
      body: html`<p>${t.preparing}</p>
        <p><a href="${again}">${t.again}</a></p>`,
    },
  };
}
