/// <reference lib="dom" />

/** What a page says about itself; runs in the browser. */
export function structureOf(): { readonly wrong: readonly string[]; readonly overflow: number } {
  const wrong: string[] = [];
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
  if (!document.querySelector('main details.help summary')) wrong.push('no help');
  if (!/\S – Unhidden$/.test(document.title)) wrong.push(`title ${document.title}`);
  for (const form of document.querySelectorAll('form')) {
    if (!form.querySelector('button:not([type="button"]), input[type="submit"]'))
      wrong.push(`no button: ${form.action}`);
    const isSigned = document.querySelector('.who') !== null;
    const hasToken = form.querySelector('input[name="_token"]') ?? /[?&]_token=/.test(form.action);
    if (form.method === 'post' && isSigned && !hasToken) wrong.push(`no token: ${form.action}`);
  }
  for (const element of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(element.getAttribute('href')?.slice(1) ?? ''))
      wrong.push(`no ${element.outerHTML}`);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) wrong.push(`id twice: ${twice}`);
  return { wrong, overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth };
}
