import type { SignedIn } from '../accounts/roles.ts';
import type { StaffRoute, WorkPage, WorkRequest, WorkRoute } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { newestEntries } from './custody-store.ts';
import { readLogState } from './log-state.ts';
import { logBody } from './log-view.ts';
import { custodyMessages } from './messages.ts';
import { makeCheckpoint } from './sequencer.ts';

const ON_A_PAGE = 50;

const show: StaffRoute = {
  method: 'GET',
  path: '/log',
  policy: 'read log',
  handle: async (request, person, services) => ({ page: await logPage(request, person, services) }),
};

const checkpoint: StaffRoute = {
  method: 'POST',
  path: '/log/checkpoint',
  policy: 'read log',
  handle: async (request, person, services) => {
    const { db, engine } = services.register;
    await db
      .transaction()
      .execute((transaction) =>
        services.custody.append(
          { db: transaction, engine },
          { actor: person.user, action: 'log checkpoint', object: 'custody log' },
        ),
      );
    const made = await makeCheckpoint(services);
    if (made.ok) return { redirect: '/log#checkpoint', notice: custodyMessages[request.lang].made };
    return { page: { ...(await logPage(request, person, services)), status: 503 } };
  },
};

export const logRoutes: readonly WorkRoute[] = [show, checkpoint];

async function logPage(
  { lang, href, query }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<WorkPage> {
  const t = custodyMessages[lang];
  const before = countIn(query.get('before'));
  const rows = await newestEntries(services.register, before, ON_A_PAGE + 1);
  const state = await readLogState(services);
  const shown = rows.slice(0, ON_A_PAGE);
  const older = rows.length > ON_A_PAGE ? shown.at(-1)?.n : undefined;
  return {
    title: t.title,
    body: logBody(lang, { person, href, state, rows: shown, older, isNewest: before === undefined }),
    help: t.help,
    section: 'log',
  };
}

function countIn(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
