import type { ReleaseReader } from '../release/release-model.ts';
import { html } from '../ui/html.ts';
import type { Html } from '../ui/html.ts';
import { LANGUAGES } from '../ui/language.ts';
import { messages } from '../ui/messages/index.ts';

/** First page of an export, where no server can choose the language. */
export function entrancePage({ meta }: ReleaseReader, stylesheet: string): Html {
  const { name, tagline } = meta.organisation;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${name.en}</title>
        <meta name="description" content="${tagline.en}" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="${stylesheet}" />
      </head>
      <body>
        <main class="head">
          <div class="wrap stack">
            <h1>${name.en} <span lang="ko">${name.ko}</span></h1>
            ${LANGUAGES.map((lang) => html`<p lang="${lang}"><a class="button" href="/${lang}/">${messages[lang].languageName}</a> ${tagline[lang]}</p>`)}
          </div>
        </main>
      </body>
    </html>`;
}
