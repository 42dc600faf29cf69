import { createUser, openSession, sessionOf } from '../app/src/accounts/index.ts';
import { OPEN_COMPARTMENT } from '../app/src/accounts/roles.ts';
import type { NewClaim } from '../app/src/recording/index.ts';
import { writeClaims } from '../app/src/recording/index.ts';
import { inTransaction } from '../app/src/register/index.ts';
import type { Services } from '../app/src/workbench/services.ts';
import { SESSION_COOKIE } from '../app/src/workbench/shell.ts';
import { createWorkbench } from '../app/src/workbench/workbench.ts';
import { randomOf } from '../app/test/world/random.ts';
import type { World } from '../app/test/world/world.ts';
import { cpuFigures } from './cpu-figures.ts';
import type { Figure } from './figures.ts';

const CLAIMS = 500;
const WRITINGS = 20;
/** A workbench runs for weeks: what counts is a process in its stride. */
const WARM = 1000;
const ROUNDS = 40;
const ROUND = 15;

/**
 * CPU of the page of a person with 500 claims from 50 sources, written in 20 goes, as the one who wrote them reads it: from
 * the request with its cookie to the whole answer, all in this process, without the socket.
 */
export async function measureRecordPage(
  services: Services,
  engine: string,
  world: World,
): Promise<readonly Figure[]> {
  await services.ring.addCompartment(OPEN_COMPARTMENT);
  const user = await createUser(services, { name: 'Synthetic Documenter', roles: ['documenter'] });
  const secret = await openSession(services, user, 'passkey');
  const person = await sessionOf(services, secret);
  const record = world.heads.person[0]?.id;
  if (!person || !record) throw new Error('there is nobody to write, or to write of');
  for (let writing = 0; writing < WRITINGS; writing += 1) {
    const claims = claimsOf(world, record, writing);
    const written = await inTransaction(services.register, (tx) =>
      writeClaims(services, tx, person, { form: 'claim', claims }),
    );
    if (!written.ok) throw new Error(written.problems.join('\n'));
  }
  const app = createWorkbench(services);
  const headers = { Host: new URL(services.origin).host, Cookie: `${SESSION_COOKIE}=${secret}` };
  const ask = async (): Promise<ArrayBuffer> => {
    const answer = await app.fetch(new Request(`${services.origin}/en/records/${record}`, { headers }));
    return answer.arrayBuffer();
  };
  if (new TextDecoder().decode(await ask()).split('id="c-').length <= CLAIMS)
    throw new Error('the page of the record does not show its claims');
  for (let page = 0; page < WARM; page += 1) await ask();
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let page = 0; page < ROUND; page += 1) await ask();
    const { user: inProgram, system } = process.cpuUsage(before);
    rounds.push((inProgram + system) / 1000 / ROUND);
  }
  return cpuFigures(`${engine}: record page with ${CLAIMS} claims, CPU`, rounds, 10);
}

/** The share of one writing in the claims. */
function claimsOf(world: World, record: NewClaim['record'], writing: number): readonly NewClaim[] {
  const random = randomOf(1, 'record page', String(writing));
  const sources = world.heads.source.slice(0, 50);
  const camps = world.heads.camp.map(({ id }) => id as string);
  return Array.from({ length: CLAIMS / WRITINGS }, (_, index) => {
    const stated = random.pick<Pick<NewClaim, 'property' | 'value' | 'lang'>>([
      { property: 'names', value: `Synthetic Spelling ${random.below(40)}`, lang: 'en' },
      { property: 'basis', value: `Synthetic reason ${random.below(100)}, told at some length.`, lang: 'en' },
      { property: 'camp', value: random.pick([camps[0] ?? '', ...camps.slice(1)]) },
      { property: 'period', value: `${1970 + random.below(30)}` },
      { property: 'testimony_note', value: `Synthetic note ${random.below(100)}.`, lang: 'en' },
      { property: 'sex', value: random.pick(['female', 'male']) },
    ]);
    const source = sources[random.below(sources.length)]?.id;
    if (!source) throw new Error('the world has no sources');
    return { ...stated, record, source, locator: `p. ${writing * 100 + index}` };
  });
}
