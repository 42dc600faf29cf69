import { html } from '../ui/html.ts';
import { frameMessages } from './frame-messages.ts';
import type { WorkPage, WorkRequest } from './route.ts';

type Asked = Pick<WorkRequest, 'lang' | 'href'>;

/** Said of what does not exist and of what this person may not see, in the same words. */
export function missingPage({ lang, href }: Asked): WorkPage {
  const t = frameMessages[lang];
  return page(404, t.missingTitle, t.missing, href('/'), t.home);
}

export function formGonePage({ lang, href }: Asked): WorkPage {
  const t = frameMessages[lang];
  return page(409, t.formTitle, t.formGone, href('/'), t.home);
}

export function tooLargePage({ lang, href }: Asked): WorkPage {
  const t = frameMessages[lang];
  return page(422, t.formTitle, t.tooLarge, href('/'), t.home);
}

export function brokenPage({ lang, href }: Asked, at: string): WorkPage {
  const t = frameMessages[lang];
  return page(503, t.brokenTitle, `${t.broken} ${at}`, href('/'), t.home);
}

function page(
  status: 404 | 409 | 422 | 503,
  title: string,
  text: string,
  home: string,
  back: string,
): WorkPage {
  return {
    title,
    status,
    body: [html`<p>${text}</p>`, html`<p><a href="${home}">${back}</a></p>`],
    help: text,
  };
}
