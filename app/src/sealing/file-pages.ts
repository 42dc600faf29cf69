import { accountNames } from '../accounts/account-store.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { whenOf } from '../recording/claim-words.ts';
import { recordTitles } from '../recording/names-store.ts';
import { recordsById } from '../register/index.ts';
import type { Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { button, form, problemSummary, TOKEN_FIELD } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { keepOriginal, listOriginals, takeOriginal } from './file-actions.ts';
import { sealingMessages } from './messages.ts';
import { MOST_FILE_BYTES, receiveFile } from './receive-file.ts';
import type { ReceiveProblem } from './receive-file.ts';
import { openOriginal } from './sealed-file.ts';
import { isSealedSource } from './sealed-things.ts';
import type { SourceFile } from './source-file-store.ts';

const PATH = '/records/:id/files';

/** Originals attached to a source. */
export const fileRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: PATH,
    policy: 'own compartment',
    record: 'id',
    handle: (request, person, services) => filesPage(request, person, services),
  },
  { method: 'POST', path: PATH, policy: 'attach files', record: 'id', bodyLimit: 'streamed', handle: attach },
  { method: 'POST', path: `${PATH}/:file`, policy: 'own compartment', record: 'id', handle: download },
];

async function filesPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problem?: ReceiveProblem,
): Promise<Answer> {
  const { lang, href, params } = request;
  const t = sealingMessages[lang];
  const { register, now } = services;
  const source = params['id'] ?? '';
  if (!(await isSource(services, source))) return { missing: true };
  const files = await listOriginals(services, person, source);
  const names = await accountNames(
    register,
    services,
    files.map(({ by }) => by),
  );
  const isSealed = await isSealedSource(services, register, source);
  const title =
    (await recordTitles(services, register, person, [source])).get(source)?.[lang] ?? t.hiddenRecord;
  const text = problem && t.fileProblems[problem];
  const mayAttach = permissionOf('attach files', person, now()) === 'yes';
  // The body is streamed, so the token stands in the address.
  const action = href(
    `/records/${source}/files?${new URLSearchParams({ [TOKEN_FIELD]: person.token }).toString()}`,
  );
  return {
    page: {
      title: t.filesTitle(title),
      section: 'records',
      help: t.filesHelp,
      ...(text ? { status: 422 as const } : {}),
      body: html`${problemSummary(lang, text ? [['file', text]] : [])}
        <p class="lead">${t.filesLead}</p>
        <p><a href="${href(`/records/${source}`)}">${title}</a></p>
        ${files.length === 0 ? html`<p class="quiet">${t.noFiles}</p>` : files.map((file) => fileBlock(request, person, { file, names, isSealed }))}
        <p class="quiet">${t.working}</p>
        ${mayAttach ? attachForm(request, action, text) : null}`,
    },
  };
}

function attachForm({ lang }: WorkRequest, action: string, problem: string | undefined): Html {
  const t = sealingMessages[lang];
  return html`<h2>${t.attach}</h2>
    <form method="post" action="${action}" enctype="multipart/form-data" class="stack form">
      <div class="field${problem === undefined ? '' : ' wrong'}">
        <label for="file">${t.attach}</label>
        <p class="hint" id="file-hint">${t.attachHint(MOST_FILE_BYTES / 1024 / 1024)}</p>
        ${problem === undefined ? null : html`<p class="problem" id="file-problem">${problem}</p>`}
        <input id="file" name="file" type="file" aria-describedby="file-hint" />
      </div>
      ${button(t.attachButton)}
    </form>`;
}

function fileBlock(
  { lang, href }: WorkRequest,
  person: SignedIn,
  {
    file: { id, source, by, at, head },
    names,
    isSealed,
  }: { readonly file: SourceFile; readonly names: ReadonlyMap<string, string>; readonly isSealed: boolean },
): Html {
  const t = sealingMessages[lang];
  const received = t.fileBy(names.get(by) ?? t.somebody, whenOf(at));
  if (!head)
    return html`<dl class="facts">
      <div>
        <dt>${t.fileReceived}</dt>
        <dd>${received}. ${t.fileGone}</dd>
      </div>
    </dl>`;
  return html`<dl class="facts sealing-file">
      <div>
        <dt>${t.fileName}</dt>
        <dd><bdi>${head.name}</bdi></dd>
      </div>
      <div>
        <dt>${t.fileSize}</dt>
        <dd>${t.fileBytes(head.bytes)}</dd>
      </div>
      <div>
        <dt>${t.fileReceived}</dt>
        <dd>${received}</dd>
      </div>
      <div>
        <dt>${t.fileHashes}</dt>
        <dd>SHA-256 <code>${head.sha256}</code><br />SHA3-256 <code>${head.sha3}</code></dd>
      </div>
    </dl>
    ${
      isSealed
        ? html`<p>
            <a href="${href(`/sealed/ask/${source}?file=${id}`)}"
              >${t.fileAsk}<span class="visually-hidden"> (${head.name})</span></a
            >
          </p>`
        : form(
            person,
            href(`/records/${source}/files/${id}`),
            html`<button class="quiet-button">
              ${t.fileDownload}<span class="visually-hidden"> (${head.name})</span>
            </button>`,
            { isPlain: true },
          )
    }`;
}

async function attach(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const source = request.params['id'] ?? '';
  if (!(await isSource(services, source))) return { missing: true };
  const received = await receiveFile(request.raw, (incoming) =>
    keepOriginal(services, person, source, incoming),
  );
  if ('problem' in received) return filesPage(request, person, services, received.problem);
  return { redirect: `/records/${source}/files`, notice: sealingMessages[request.lang].attached };
}

async function download({ params }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const source = params['id'] ?? '';
  if (await isSealedSource(services, services.register, source)) return { missing: true };
  const file = await takeOriginal(services, person, source, params['file'] ?? '');
  const original = file && (await openOriginal(services, services.register, file));
  if (!file || !original) return { missing: true };
  return { download: original, name: `item-${file.id}.bin`, type: 'application/octet-stream' };
}

async function isSource({ register }: Services, record: string): Promise<boolean> {
  const [head] = await recordsById(register, [record]);
  return head?.kind === 'source';
}
