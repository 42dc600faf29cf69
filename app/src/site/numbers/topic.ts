import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { sourceMark } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';

/** One contested question: every position and every note with its mark. */
export function topicEntry(ctx: PageContext, topic: PublicRecord): Html {
  const entries = (name: string): readonly Html[] =>
    (statedOf(topic, name)?.values ?? []).map(
      ({ value, claims }) =>
        html`<li>
          ${textIn(ctx, value, claims[0]?.lang ?? null, true)}${claims.map((claim) => sourceMark(ctx, claim))}
        </li>`,
    );
  const notes = entries('note');
  return html`<h3 id="${topic.handle}"><a href="${ctx.href(recordPath(topic))}">${title(ctx, topic)}</a></h3>
    <ul class="positions">
      ${entries('position')}
    </ul>
    ${
      notes.length > 0
        ? html`<ul class="plain quiet small">
            ${notes}
          </ul>`
        : null
    }`;
}

function title(ctx: PageContext, topic: PublicRecord): Content {
  return textIn(
    ctx,
    ctx.say(topic.title),
    statedOf(topic, 'topic')?.values[0]?.claims[0]?.lang ?? null,
    true,
  );
}
