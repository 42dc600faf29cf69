/// <reference lib="dom" />

/** Somewhat less than the five minutes a question is good for. */
const FRESH_MS = 270_000;

/**
 * Asks the browser for a passkey when a form with `data-passkey` is sent, puts the answer into its hidden field and
 * sends the form. Also sends on a form that was held back for a proof.
 */
for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const form = part.closest('form');
  if (form) prepare(form, part);
}
for (const part of document.querySelectorAll<HTMLElement>('[data-send-on]'))
  part.closest('form')?.requestSubmit();

function prepare(form: HTMLFormElement, part: HTMLElement): void {
  const answer = form.querySelector<HTMLInputElement>('input[name="passkey"]');
  const status = part.querySelector<HTMLElement>('[role="status"]');
  if (!answer || !status) return;
  const say = (message: string | undefined): void => {
    status.textContent = message ?? '';
  };
  answer.value = '';
  if (!isSupported()) {
    say(part.dataset['unsupported']);
    return;
  }
  say('');
  let isBusy = false;
  // A page with nothing typed into it, left open, keeps a question the server still answers.
  if ('fresh' in part.dataset) setInterval(() => isBusy || location.reload(), FRESH_MS);
  form.addEventListener('submit', (event) => {
    if (answer.value !== '') return;
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    const button = event.submitter;
    say(part.dataset['waiting']);
    ask(form, part)
      .then((credential) => {
        answer.value = JSON.stringify(credential);
        say('');
        form.requestSubmit(button);
      })
      .catch((error: unknown) => {
        const name = error instanceof DOMException ? error.name : '';
        say(
          name === 'InvalidStateError'
            ? part.dataset['taken']
            : name === 'NotAllowedError' || name === 'AbortError'
              ? part.dataset['cancelled']
              : part.dataset['failed'],
        );
      })
      .finally(() => {
        isBusy = false;
      });
  });
}

async function ask(form: HTMLFormElement, part: HTMLElement): Promise<unknown> {
  const options = JSON.parse(part.dataset['options'] ?? '{}');
  if (part.dataset['passkey'] === 'create') {
    // A new account is named in the same form; the passkey carries that name.
    const typed = form.querySelector<HTMLInputElement>('input[name="name"]')?.value.trim();
    if (typed && options.user) {
      options.user.name = typed;
      options.user.displayName = typed;
    }
    return toJson(
      await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      }),
    );
  }
  return toJson(
    await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  );
}

function toJson(credential: Credential | null): unknown {
  if (credential instanceof PublicKeyCredential) return credential.toJSON();
  throw new TypeError('The browser gave no passkey.');
}

function isSupported(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
  );
}
