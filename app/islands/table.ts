/// <reference lib="dom" />
// Keys for tables of records: j and k walk the rows, / goes to the search. Enter opens, as the row's link has the focus.

const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-rows] tbody th a')];
const search = document.querySelector<HTMLInputElement>('[data-search]');
for (const hint of document.querySelectorAll<HTMLElement>('[data-keys]')) hint.hidden = false;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  if (event.key === '/') {
    event.preventDefault();
    search?.focus();
    search?.select();
  } else if (event.key === 'j' || event.key === 'k') {
    event.preventDefault();
    const at = links.findIndex((link) => link === document.activeElement);
    const next = event.key === 'j' ? at + 1 : at < 0 ? links.length - 1 : at - 1;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  }
});

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'submit', 'button'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
