import type { Words } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import type { Content } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import { button, form } from '../../workbench/form.ts';
import type { WorkRequest } from '../../workbench/route.ts';
import { testimonyMessages } from './messages.ts';

export type SavedView = {
  readonly records: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: Words;
    readonly statements: number;
  }[];
  readonly witness: string | undefined;
  readonly batch: string;
  readonly mayUndo: boolean;
};

/** What one testimony became. */
export function savedBody(
  { lang, href }: Pick<WorkRequest, 'lang' | 'href'>,
  person: SignedIn,
  saved: SavedView,
): Content {
  const t = testimonyMessages[lang];
  return [
    html`<p class="lead">${t.savedLead}</p>`,
    html`<ul>
      ${saved.records.map(
        ({ id, title, kind, statements }) =>
          html`<li>
            <span class="quiet">${kind}</span> <a href="${href(`/records/${id}`)}">${title[lang]}</a>
            <span class="quiet small">${t.counted(statements)}</span>
          </li>`,
      )}
    </ul>`,
    saved.witness === undefined
      ? null
      : html`<p><a href="${href(`/consent/${saved.witness}`)}">${t.consentNext}</a></p>`,
    html`<p><a href="${href('/testimony')}">${t.another}</a></p>`,
    saved.mayUndo
      ? form(person, href(`/testimony/saved/${saved.batch}`), button(t.undo, { isQuiet: true }))
      : null,
  ];
}
