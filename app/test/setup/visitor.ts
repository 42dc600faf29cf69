import { setTimeout as wait } from 'node:timers/promises';
import { HASTE_MS } from '../../src/intake/form-actions.ts';
import { answerName, filesName } from '../../src/intake/form-fields.ts';
import type { FormDefinition } from '../../src/intake/form-definition.ts';
import type { Answers } from '../../src/intake/form-definition.ts';
import { FORM_DEFINITIONS } from '../../src/intake/forms/index.ts';
import type { FormName } from '../../src/intake/submission.ts';
import type { Language } from '../../src/ui/language.ts';
import { sampleAnswers } from '../intake/sample-answers.ts';

export type SentFile = { readonly name: string; readonly content: Buffer; readonly type?: string };
type More = {
  readonly answers?: Answers;
  readonly files?: Readonly<Record<string, readonly SentFile[]>>;
  readonly fields?: Readonly<Record<string, string>>;
};

/** Somebody without script at a form: sends what the page they see carries, and nothing they could not know. */
export type Visitor = {
  readonly form: FormDefinition;
  /** The page they see. */
  html(): string;
  text(): string;
  status(): number;
  headers(): Headers;
  look(): Promise<string>;
  /** Begins; where many do at once, with the patience of a person. */
  begin(): Promise<void>;
  send(step: string, more?: More): Promise<string>;
  /** From the first page to the check of the answers, with made-up ones. */
  fillIn(files?: readonly SentFile[], answers?: Answers): Promise<void>;
  /** From the check to the end; gives the twelve words. */
  finish(): Promise<string>;
  /** The twelve words, where the page shows them. */
  words(): string;
  carried(name: string): string;
};

export function visitor(
  site: string,
  name: FormName = 'internship',
  lang: Language = 'en',
  headers: Readonly<Record<string, string>> = {},
): Visitor {
  const form = FORM_DEFINITIONS[name];
  const address = `${site}/${lang}${form.path}`;
  let html = '';
  let answer = new Response();

  const carried = (field: string): string =>
    new RegExp(`<input\\s+type="hidden"\\s+name="${field}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? '';
  const see = async (response: Response): Promise<string> => {
    answer = response;
    html = await response.text();
    return html;
  };
  const send = (step: string, { answers = {}, files, fields = {} }: More = {}): Promise<string> => {
    const body = files ? new FormData() : new URLSearchParams();
    for (const each of ['code', 'stamp', 'once', 'website', 'page', 'warned'])
      body.append(each, carried(each));
    for (const [field, value] of Object.entries(answers))
      for (const line of linesOf(form, field, value)) body.append(answerName(field), line);
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    // The step of a button comes last, but in the form of the status page, which is read before its files.
    if (files && step.startsWith('answer')) body.append('step', step);
    for (const [field, each] of Object.entries(files ?? {}))
      for (const { name: own, content, type = 'application/octet-stream' } of each)
        (body as FormData).append(filesName(field), new Blob([Uint8Array.from(content)], { type }), own);
    body.append('step', step);
    return fetch(address, { method: 'POST', body, headers }).then(see);
  };
  const self: Visitor = {
    form,
    html: () => html,
    text: () => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
    status: () => answer.status,
    headers: () => answer.headers,
    look: () => fetch(address, { headers }).then(see),
    send,
    async begin() {
      await self.look();
      await send('start');
      for (let tries = 0; tries < 5 && carried('page') === ''; tries += 1) {
        await wait(HASTE_MS + 100);
        await send('start');
      }
    },
    async fillIn(files = [], answers = {}) {
      await self.begin();
      for (const page of form.pages) {
        const given = { ...sampleAnswers, ...answers };
        const own = page.fields.filter(({ type }) => type !== 'files').map((field) => field.name);
        const uploads = page.fields.filter(({ type }) => type === 'files').map((field) => field.name);
        const filled = {
          answers: Object.fromEntries(own.map((field) => [field, given[field] ?? ''])),
          ...(uploads.length > 0 ? { files: { [uploads[0] ?? '']: files } } : {}),
        };
        await send('save', filled);
        // A page with a warning is shown once more.
        if (carried('page') === page.id && carried('warned') !== '') await send('save', filled);
      }
    },
    async finish() {
      await send('code');
      const typed = self.words();
      await send('type');
      await send('send', { fields: { words: typed } });
      return typed;
    },
    words: () =>
      [
        ...(/<ol class="code-words"[^>]*>(.*?)<\/ol>/s.exec(html)?.[1] ?? '').matchAll(
          /<li[^>]*>\s*([\p{L}\p{M}]+)\s*<\/li>/gu,
        ),
      ]
        .map(([, word]) => word)
        .join(' '),
    carried,
  };
  return self;
}

function linesOf(form: FormDefinition, name: string, value: string): readonly string[] {
  const field = form.pages.flatMap(({ fields }) => fields).find((each) => each.name === name);
  return field?.type === 'choices' ? value.split('\n').filter((line) => line !== '') : [value];
}
