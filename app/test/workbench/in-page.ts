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

/** Marks what the Tab key should reach, in its order, and notes what it does reach and whether that shows. */
export function watchFocus(): string[] {
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const selector = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';
  const radios = new Set<string>();
  const wanted = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => {
    if (!isShown(element) || element.matches(':disabled, [tabindex="-1"]')) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    // One stop for a group: what is chosen, or the first.
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
      ({ name, form }) => name === element.name && form === element.form,
    );
    const stop = group.find(({ checked }) => checked) ?? group[0];
    const key = `${element.name} ${[...document.forms].indexOf(element.form as HTMLFormElement)}`;
    if (element !== stop || radios.has(key)) return false;
    radios.add(key);
    return true;
  });
  const said: string[] = [];
  Object.assign(globalThis, { said, wanted });
  document.addEventListener('focusin', ({ target }) => {
    const element = target as HTMLElement;
    const place = wanted.indexOf(element);
    if (place < 0) return;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const shows = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    said.push(shows ? String(place) : `${place} unseen ${element.outerHTML.slice(0, 120)}`);
  });
  return wanted.map((element) => element.outerHTML.slice(0, 120));
}

export function focusSaid(): readonly string[] {
  return (globalThis as unknown as { said: string[] }).said;
}
