import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';

export {
  button,
  choiceField,
  problemOf,
  problemSummary,
  selectField,
  textArea,
  textField,
} from '../ui/form.ts';
export type { Problem } from '../ui/form.ts';

/** The name of the hidden field that proves a form was ours. */
export const TOKEN_FIELD = '_token';

/** A form for whoever is signed in. The token comes first, so that it is read before any long body. */
export function form(
  person: Pick<SignedIn, 'token'> | undefined,
  action: string,
  content: Content,
  { id, isPlain }: { readonly id?: string; readonly isPlain?: boolean } = {},
): Html {
  return html`<form
    method="post"
    action="${action}"
    class="${isPlain ? 'plain' : 'stack form'}"
    ${id ? html` id="${id}"` : null}
  >
    ${person ? html`<input type="hidden" name="${TOKEN_FIELD}" value="${person.token}" />` : null}${content}
  </form>`;
}
