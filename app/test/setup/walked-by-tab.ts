/// <reference lib="dom" />

import type { Page } from 'playwright-core';

/** Keys sent without waiting for each: the browser takes one after the other, and draws the page for some of them only. */
const AT_ONCE = 20;

/** What the Tab key does not reach in the order it is read in, and where it does not show that one is there. */
export async function walkedByTab(page: Page): Promise<readonly string[]> {
  const wanted = await page.evaluate(watchFocus);
  for (let pressed = 0; pressed < wanted.length * 2 + 5; pressed += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => page.keyboard.press('Tab')));
    // Dates have several stops of their own, so the count says little; look now and then whether the end is reached.
    if ((await page.evaluate(focusSaid)).length >= wanted.length) break;
  }
  const reached = (await page.evaluate(focusSaid)).filter((one, index, all) => one !== all[index - 1]);
  const places = [...new Set(reached.map((one) => Number.parseInt(one, 10)))].slice(0, wanted.length);
  const first = places.findIndex((place, index) => place !== index);
  const isWhole = first < 0 && places.length >= wanted.length;
  return [
    ...reached.filter((one) => one.includes('unseen')),
    ...(isWhole ? [] : [`not in order at ${wanted[first < 0 ? places.length : first]}`]),
  ];
}

/** Runs in the browser: marks what the Tab key should reach, in its order, and notes what it does reach and whether that shows. */
function watchFocus(): string[] {
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

function focusSaid(): readonly string[] {
  return (globalThis as unknown as { said: string[] }).said;
}
