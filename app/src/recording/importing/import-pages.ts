import { csvHead } from './csv-head.ts';
import { html } from '../../ui/html.ts';
import type { SignedIn } from '../../accounts/roles.ts';
import { TOKEN_FIELD } from '../../workbench/form.ts';
import type { Answer, WorkRequest, WorkRoute } from '../../workbench/route.ts';
import type { Services } from '../../workbench/services.ts';
import { batchRoutes } from './batch-pages.ts';
import { discardUpload, keepUpload, listUploads } from './import-files.ts';
import { importBody } from './import-view.ts';
import { mappingRoutes } from './mapping-pages.ts';
import { importMessages } from './messages.ts';
import { previewRoutes } from './preview-pages.ts';
import { MOST_RECORDS } from './read-import.ts';
import { MOST_BYTES, receiveUpload } from './receive-upload.ts';

const MEGABYTE = 1024 * 1024;

/** From a file to records: upload, say what the columns mean, see how it will be read, import, and undo. */
export const importRoutes: readonly WorkRoute[] = [
  { method: 'GET', path: '/import', policy: 'import records', handle: startPage },
  { method: 'POST', path: '/import', policy: 'import records', bodyLimit: 'streamed', handle: upload },
  { method: 'POST', path: '/import/file/:file/discard', policy: 'import records', handle: discard },
  ...mappingRoutes,
  ...previewRoutes,
  ...batchRoutes,
];

async function startPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problem?: string,
): Promise<Answer> {
  const { lang } = request;
  const t = importMessages[lang];
  return {
    page: {
      title: t.title,
      section: 'import',
      ...(problem === undefined ? {} : { status: 422 as const }),
      help: html`${t.help.map((text) => html`<p>${text}</p>`)}`,
      body: importBody(request, person, {
        uploads: await listUploads(services, person),
        // The body is streamed, so the token stands in the address.
        action: request.href(`/import?${new URLSearchParams({ [TOKEN_FIELD]: person.token }).toString()}`),
        megabytes: MOST_BYTES / MEGABYTE,
        rows: MOST_RECORDS,
        problem,
      }),
    },
  };
}

async function upload(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const t = importMessages[request.lang];
  const refuse = (problem: string): Promise<Answer> => startPage(request, person, services, problem);
  const received = await receiveUpload(request.raw);
  if (received === 'fileLarge') return refuse(t.fileLarge(MOST_BYTES / MEGABYTE));
  if (typeof received === 'string') return refuse(t[received]);
  const head = await csvHead(received.content);
  if ('problem' in head) return refuse(head.problem);
  if (head.headings.includes('')) return refuse(t.headingEmpty);
  if (new Set(head.headings).size < head.headings.length) return refuse(t.headingTwice);
  const id = await keepUpload(services, person, received, head.headings);
  return { redirect: `/import/file/${id}` };
}

async function discard({ params, lang }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  return (await discardUpload(services, person, params['file'] ?? ''))
    ? { redirect: '/import', notice: importMessages[lang].discarded }
    : { missing: true };
}
