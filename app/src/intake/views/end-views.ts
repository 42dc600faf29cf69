import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import type { ErasedView, RefusedView } from '../form-views.ts';
import { stepPage } from './frame.ts';
import { formMessages } from './messages.ts';

/** After a draft was deleted, or erasing was asked for. */
export function erasedPage(ctx: PageContext, { form, what }: ErasedView): Page {
  const m = formMessages[ctx.lang].erased;
  const isDraft = what === 'draft';
  return stepPage(ctx, {
    form,
    title: isDraft ? m.draftTitle : m.sentTitle,
    lead: isDraft ? m.draft : m.sent,
    body: [html`<p>${m.leave}</p>`, html`<p><a href="${ctx.href('/')}">${m.home}</a></p>`],
  });
}

/** Nothing was done; says why, and when to try again. */
export function refusedPage(ctx: PageContext, { form, why, minutes }: RefusedView): Page {
  const m = formMessages[ctx.lang].refused;
  const texts = {
    busy: [m.busyTitle, m.busy(minutes)],
    'no room': [m.roomTitle, m.room(minutes)],
    'other site': [m.siteTitle, m.site],
    broken: [m.brokenTitle, m.broken],
  } as const;
  const [title, lead] = texts[why];
  return stepPage(ctx, {
    form,
    title,
    lead,
    body: [html`<p>${m.kept}</p>`, html`<p><a href="${ctx.href(form.path)}">${m.toStart}</a></p>`],
  });
}
