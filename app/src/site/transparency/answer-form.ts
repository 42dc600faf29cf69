import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ReleaseReader } from '../../release/release-model.ts';
import { createContext } from '../../ui/context.ts';
import { LANGUAGES } from '../../ui/language.ts';
import { layout } from '../../ui/layout.ts';
import { createStylesheet } from '../../ui/stylesheet.ts';
import { MOST_TEXT, verifyAnswer } from './verify-page.ts';

/** In a form a byte takes up to three. */
const MOST_BYTES = 3 * MOST_TEXT + 1024;

/** Answers what is sent with the form of the verify page. Nothing of it is kept, and nothing is written. */
export function addVerifyForm(site: Hono, release: ReleaseReader): void {
  const stylesheet = createStylesheet(release.meta.organisation.colours).path;
  for (const lang of LANGUAGES) {
    const path = '/data/verify';
    const answer = (given: string | undefined): string => {
      const ctx = createContext(release, lang, stylesheet);
      return String(layout(ctx, path, verifyAnswer(ctx, given)));
    };
    const headers = { 'Content-Language': lang, 'Cache-Control': 'no-store' };
    site.post(
      `/${lang}${path}`,
      bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.html(answer(undefined), 413, headers) }),
      async (context) => {
        const given = new URLSearchParams(await context.req.text()).get('q') ?? '';
        return context.html(answer(given), 200, headers);
      },
    );
  }
}
