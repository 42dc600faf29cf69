/// <reference lib="dom" />

/**
 * Keeps what is typed into a form as a draft on the server: at most three seconds after it was typed, again and again
 * while there is no connection, and before the form is sent. Says in words how it stands.
 */
const WAIT_MS = 2000;
const RETRY_MS = 3000;
const GIVE_UP_MS = 8000;

for (const box of document.querySelectorAll<HTMLElement>('[data-autosave]')) {
  const form = box.closest('form');
  if (form) keep(form, box);
}

function keep(form: HTMLFormElement, box: HTMLElement): void {
  const output = box.querySelector('output');
  let isDirty = false;
  let sending: Promise<boolean> | undefined;
  let isFree = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (words: string): void => {
    if (output && output.textContent !== words) output.textContent = words;
  };
  const field = (name: string): HTMLInputElement | null =>
    form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  const body = (): URLSearchParams => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    return fields;
  };
  const address = (): string =>
    `${box.dataset['autosave'] ?? ''}/${encodeURIComponent(field('_draft')?.value ?? '')}`;
  const schedule = (after: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (sending) schedule(WAIT_MS);
      else void save();
    }, after);
  };

  /** True when the server holds all that is typed. */
  const send = async (): Promise<boolean> => {
    isDirty = false;
    try {
      const response = await fetch(address(), {
        method: 'POST',
        body: body(),
        redirect: 'manual',
        signal: AbortSignal.timeout(GIVE_UP_MS),
      });
      const isEnded =
        response.type === 'opaqueredirect' || response.status === 409 || response.status === 404;
      if (isEnded) tell(box.dataset['ended'] ?? '');
      if (isEnded || !response.ok) throw new Error(isEnded ? 'session ended' : 'not saved');
      const saved = (await response.json()) as { id?: string; savedAt?: string };
      const [draft, base] = [field('_draft'), field('_base')];
      if (draft && saved.id) draft.value = saved.id;
      if (base && saved.savedAt) base.value = saved.savedAt;
      const time = saved.savedAt && new Date(saved.savedAt).toTimeString().slice(0, 8);
      if (time) tell((box.dataset['saved'] ?? '').replace('{time}', time));
    } catch (error) {
      isDirty = true;
      if (!(error instanceof Error && error.message === 'session ended')) tell(box.dataset['failed'] ?? '');
    }
    if (isDirty) schedule(RETRY_MS);
    return !isDirty;
  };
  /** One after the other, so that an older text never arrives last. */
  const save = async (): Promise<boolean> => {
    const before = sending;
    const mine = (async () => {
      await before;
      return send();
    })();
    sending = mine;
    const isSafe = await mine;
    if (sending === mine) sending = undefined;
    return isSafe;
  };

  const typed = (): void => {
    isDirty = true;
    schedule(WAIT_MS);
  };
  form.addEventListener('input', typed);
  form.addEventListener('change', typed);
  addEventListener('online', () => {
    if (isDirty) void save();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && isDirty && !isFree)
      void fetch(address(), { method: 'POST', body: body(), keepalive: true }).catch(() => undefined);
  });
  addEventListener('beforeunload', (event) => {
    if (isDirty && !isFree) event.preventDefault();
  });
  // A form sent into a dead connection would take what was typed with it; so it goes only once a draft has arrived.
  form.addEventListener('submit', (event) => {
    if (isFree) return;
    event.preventDefault();
    const submitter = event.submitter;
    void (async () => {
      if (!(await save())) {
        if (output?.textContent !== box.dataset['ended']) tell(box.dataset['held'] ?? '');
        return;
      }
      clearTimeout(timer);
      isFree = true;
      form.requestSubmit(submitter);
    })();
  });
  // A page that comes back from the browser's memory may be sent again.
  addEventListener('pageshow', () => {
    isFree = false;
  });
}
