/// <reference lib="dom" />

/**
 * Adds rows without a page load, names people in the lists that refer to them, and shows who of the register may be
 * the same while a name is typed. Without this program the buttons of the form do all of it.
 */
const form = document.querySelector<HTMLFormElement>('#testimony');
const WAIT_MS = 350;

if (form) {
  form.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLButtonElement) || !target.value.startsWith('add-')) return;
    event.preventDefault();
    addRow(form, target.value.slice('add-'.length));
  });
  form.addEventListener('input', (event) => {
    const row =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-section="person"] [data-row]')
        : null;
    if (!row) return;
    nameOptions(form);
    look(row);
  });
}

function addRow(within: HTMLFormElement, name: string): void {
  const template = within.querySelector<HTMLTemplateElement>(`template[data-rows="${name}"]`);
  const rows = [...within.querySelectorAll<HTMLElement>(`[data-section="${name}"] > [data-row]`)];
  const source = template?.content.firstElementChild;
  if (!template || !source) return;
  const next = String(Math.max(-1, ...rows.map((row) => Number(row.dataset['row']))) + 1);
  const made = source.cloneNode(true) as HTMLElement;
  for (const element of [made, ...made.querySelectorAll('*')])
    for (const { name: attribute, value } of element.attributes)
      if (value.includes('__row__')) element.setAttribute(attribute, value.replaceAll('__row__', next));
  const first = rows[0]?.querySelector('legend')?.textContent ?? '';
  const legend = made.querySelector('legend');
  if (legend) legend.textContent = first.replace(/\d+/, String(rows.length + 1));
  template.before(made);
  nameOptions(within);
  made.querySelector<HTMLElement>('input:not([type="hidden"]), select')?.focus();
  made.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Brings the lists of people and acts up to the rows there are. */
function nameOptions(within: HTMLFormElement): void {
  for (const kind of ['person', 'act']) {
    const rows = [...within.querySelectorAll<HTMLElement>(`[data-section="${kind}"] > [data-row]`)].map(
      (row) => {
        const legend = row.querySelector('legend')?.textContent ?? '';
        const name = kind === 'person' ? (namesOf(row)[0] ?? '') : '';
        return [row.dataset['row'] ?? '', name === '' ? legend : `${legend}: ${name}`] as const;
      },
    );
    const lists = within.querySelectorAll<HTMLSelectElement>(`[data-rows-of="${kind}"] select`);
    const witness = kind === 'person' ? [...within.querySelectorAll<HTMLSelectElement>('#witness')] : [];
    for (const list of [...lists, ...witness]) {
      const chosen = list.value;
      while (list.options.length > 1) list.remove(1);
      for (const [value, text] of rows) list.add(new Option(text, value, false, value === chosen));
    }
  }
}

function namesOf(row: HTMLElement): string[] {
  return [...row.querySelectorAll<HTMLInputElement>('[data-names] input')]
    .map(({ value }) => value.trim())
    .filter((value) => value !== '');
}

const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

function look(row: HTMLElement): void {
  clearTimeout(timers.get(row));
  timers.set(
    row,
    setTimeout(() => void offer(row), WAIT_MS),
  );
}

type Offered = { readonly id: string; readonly title: string; readonly facts: string };

async function offer(row: HTMLElement): Promise<void> {
  const box = row.querySelector<HTMLElement>('[data-same]');
  const address = row.querySelector<HTMLElement>('[data-names]')?.dataset['names'];
  const names = namesOf(row);
  if (!box || address === undefined) return;
  const asked = names.join('\n');
  if (box.dataset['asked'] === asked) return;
  box.dataset['asked'] = asked;
  const query = new URLSearchParams(names.map((name) => ['name', name]));
  const birth = row.querySelector<HTMLInputElement>('input[name$="-birth"]')?.value.trim();
  if (birth) query.set('birth', birth);
  try {
    const response = await fetch(`${address}?${query.toString()}`);
    if (!response.ok) return;
    const found = (await response.json()) as Offered[];
    if (box.dataset['asked'] === asked) show(box, found);
  } catch {
    // Without a connection the question is asked when the form is sent.
    delete box.dataset['asked'];
  }
}

function show(box: HTMLElement, found: readonly Offered[]): void {
  const name = box.dataset['same'] ?? '';
  const chosen = box.querySelector<HTMLInputElement>('input:checked')?.value ?? '';
  if (found.length === 0) return box.replaceChildren();
  const set = document.createElement('fieldset');
  set.className = 'field';
  set.id = name;
  const legend = document.createElement('legend');
  legend.textContent = box.dataset['question'] ?? '';
  set.append(legend);
  const choices = [...found, { id: 'new', title: box.dataset['new'] ?? '', facts: '' }];
  for (const [index, { id, title, facts }] of choices.entries()) {
    const choice = document.createElement('div');
    choice.className = 'choice';
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = name;
    input.id = `${name}-${index}`;
    input.value = id;
    input.checked = id === chosen;
    const label = document.createElement('label');
    label.htmlFor = input.id;
    label.textContent = title;
    const more = document.createElement('span');
    more.className = 'hint';
    more.textContent = facts;
    if (facts !== '') label.append(more);
    choice.append(input, label);
    set.append(choice);
  }
  box.replaceChildren(set);
}

export {};
