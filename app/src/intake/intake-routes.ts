import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { ReleaseReader } from '../release/release-model.ts';
import { createContext } from '../ui/context.ts';
import type { PageContext } from '../ui/context.ts';
import { LANGUAGES } from '../ui/language.ts';
import type { Language } from '../ui/language.ts';
import { layout } from '../ui/layout.ts';
import { createStylesheet } from '../ui/stylesheet.ts';
import { act } from './form-actions.ts';
import type { FormDefinition } from './form-definition.ts';
import { recipientOf, termsOf } from './intake.ts';
import type { Intake } from './intake.ts';
import { dropLate, receiveSending } from './receive-sending.ts';
import { tellFault } from './tell-fault.ts';
import { FIRST_TERMS } from './terms.ts';
import { uploadLimits } from './upload-limits.ts';
import { refused, startPage } from './visit.ts';
import type { Download, PublicForms, Shown, Visit } from './visit.ts';

/**
 * The forms of the public site. Each has one address: what somebody does at it, and everything they typed, is in the
 * bodies of requests and nowhere else. Without an intake the forms say that they are closed.
 */
export function addIntake(site: Hono, release: ReleaseReader, forms: PublicForms, intake?: Intake): void {
  const stylesheet = createStylesheet(release.meta.organisation.colours).path;
  for (const lang of LANGUAGES)
    for (const form of forms.definitions) {
      const path = `/${lang}${form.path}`;
      const show = (context: Context, shown: Shown): Response => {
        const ctx = createContext(release, lang, stylesheet);
        const headers = {
          'Content-Language': lang,
          'Cache-Control': 'no-store',
          ...(shown.minutes === undefined ? {} : { 'Retry-After': String(shown.minutes * 60) }),
        };
        return context.html(String(layout(ctx, form.path, shown.page(ctx))), shown.status ?? 200, headers);
      };
      const handle = async (context: Context, isPost: boolean): Promise<Response> => {
        const visit = intake && (await visitOf(intake, forms, form, lang));
        if (visit === undefined) return show(context, closed(forms, form, lang, isPost));
        if (!isPost) return show(context, startPage(visit));
        if (isFromElsewhere(context)) return show(context, refused(visit, 'other site'));
        const answer = await answerTo(visit, context);
        return 'page' in answer
          ? show(context, answer)
          : download(answer, createContext(release, lang, stylesheet));
      };
      site.get(path, (context) => handle(context, false));
      site.post(path, (context) => handle(context, true));
    }
}

async function answerTo(visit: Visit, { req, env }: Context): Promise<Shown | Download> {
  try {
    const { incoming } = (env ?? {}) as Partial<HttpBindings>;
    const received = await receiveSending(visit, req.raw, incoming);
    try {
      return await act(received);
    } finally {
      await dropLate(received.late);
    }
  } catch (error) {
    tellFault(error);
    return refused(visit, 'broken');
  }
}

async function visitOf(
  intake: Intake,
  forms: PublicForms,
  form: FormDefinition,
  lang: Language,
): Promise<Visit | undefined> {
  const [recipient, terms] = await Promise.all([recipientOf(intake), termsOf(intake)]);
  if (recipient === undefined || terms === undefined) return undefined;
  return { intake, forms, form, lang, terms, recipient, hasRoom: await intake.hasRoom() };
}

function closed(forms: PublicForms, form: FormDefinition, lang: Language, isPost: boolean): Shown {
  const carried = { action: `/${lang}${form.path}`, code: '', stamp: '', once: '' };
  const limits = uploadLimits(form.name, FIRST_TERMS, false);
  const view = { form, carried, terms: FIRST_TERMS, limits, closed: 'no intake' } as const;
  return { page: (ctx) => forms.views.start(ctx, view), status: isPost ? 503 : 200 };
}

/**
 * A form of another site may not post here. Programs without a browser say nothing about where they come from, and carry
 * nothing that could be misused.
 */
function isFromElsewhere({ req }: Context): boolean {
  const from = req.header('Sec-Fetch-Site');
  if (from !== undefined) return from !== 'same-origin';
  const origin = req.header('Origin');
  if (origin === undefined) return false;
  const host = req.header('Host') ?? new URL(req.url).host;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Never shown by a browser, whatever it holds. */
function download({ name, body }: Download, ctx: PageContext): Response {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="copy"; filename*=UTF-8''${encoded(name)}`,
    'Cache-Control': 'no-store',
  };
  return new Response(typeof body === 'function' ? body(ctx) : body, { headers });
}

function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
