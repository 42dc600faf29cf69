import { TOKEN_FIELD } from '../../src/workbench/form.ts';
import type { TestPerson, TestWorkbench } from './workbench.ts';

/** Sends a file of a form as a browser does; `upTo` breaks it off there, as a part of the whole. */
export async function sendFile(
  bench: TestWorkbench,
  who: TestPerson,
  path: string,
  { name, content, upTo = 1 }: { readonly name: string; readonly content: BlobPart; readonly upTo?: number },
): Promise<Response> {
  const form = new FormData();
  form.append('file', new File([content], name, { type: 'text/plain' }));
  const address = `${bench.url}${path}?${new URLSearchParams({ [TOKEN_FIELD]: who.person.token }).toString()}`;
  const made = new Request(address, { method: 'POST', body: form });
  const whole = Buffer.from(await made.arrayBuffer());
  return bench.app.fetch(
    new Request(address, {
      method: 'POST',
      body: whole.subarray(0, Math.floor(whole.length * upTo)),
      headers: {
        Host: new URL(bench.url).host,
        Origin: bench.url,
        'Sec-Fetch-Site': 'same-origin',
        Cookie: who.cookie,
        'Content-Type': made.headers.get('Content-Type') ?? '',
      },
    }),
  );
}
