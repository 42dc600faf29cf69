/// <reference lib="dom" />

/** Says how a date is read while it is typed; without this program a button does the same. */
const WAIT_MS = 400;
const timers = new WeakMap<HTMLInputElement, ReturnType<typeof setTimeout>>();

// Rows made from a template later are as the template is.
const roots = [document, ...[...document.querySelectorAll('template')].map(({ content }) => content)];
for (const root of roots)
  for (const button of root.querySelectorAll('[data-read-date] button')) button.remove();

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const output = target.closest('[data-read-date]')?.querySelector('output');
  if (!output) return;
  clearTimeout(timers.get(target));
  timers.set(
    target,
    setTimeout(() => void read(target, output, document.documentElement.lang), WAIT_MS),
  );
});

async function read(input: HTMLInputElement, output: HTMLOutputElement, lang: string): Promise<void> {
  const asked = input.value;
  try {
    const response = await fetch(`/${lang}/read-date?text=${encodeURIComponent(asked)}`);
    if (!response.ok) return;
    const { words } = (await response.json()) as { words: string };
    if (input.value === asked) output.textContent = words;
  } catch {
    // Without a connection the wording waits; what is typed is checked when the form is sent.
  }
}
