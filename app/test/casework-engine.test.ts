import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissionOf, POLICIES } from '../src/accounts/policy.ts';
import type { Policy, PolicyName } from '../src/accounts/policy.ts';
import type { Role, SignedIn } from '../src/accounts/roles.ts';
import { ROLES } from '../src/accounts/roles.ts';
import type { CaseActor, CaseKind, CaseModule, CaseState } from '../src/casework/index.ts';
import {
  addFact,
  addMessage,
  addNote,
  addTask,
  assign,
  CASE_PROBLEMS,
  declarationProblems,
  declareCases,
  eraseCase,
  findLines,
  finishTask,
  fold,
  loadCase,
  makeClockMoves,
  moveCase,
  moves,
  newestFact,
  rebuildLines,
  reverseOf,
} from '../src/casework/index.ts';
import { workRoutes } from '../src/workbench/routes.ts';
import { modulesOf, openCase } from './setup/casework.ts';
import { engines } from './setup/registers.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

const words = (text: string) => ({ en: text, ko: text });

/** A kind that has everything a kind can have: needs, reasons, tasks, letters, clocks, proofs, steps of the person. */
const syntheticKind: CaseKind = {
  name: 'synthetic',
  label: words('Synthetic'),
  seenBy: 'work on internships',
  compartment: 'synthetic',
  first: 'new',
  stages: {
    new: { label: words('New'), standing: words('New'), dueDays: 5 },
    open: { label: words('Open'), standing: words('Open'), dueDays: 2 },
    shut: { label: words('Shut'), standing: words('Shut'), dueDays: null, isEnd: true, keptDays: 10 },
    gone: { label: words('Gone'), standing: words('Gone'), dueDays: null, isEnd: true },
  },
  moves: {
    start: { label: words('Start'), from: ['new'], to: 'open', by: ['work on internships'], tasks: ['look'] },
    back: { label: words('Back'), from: ['open'], to: 'new', by: ['work on internships'] },
    shut: {
      label: words('Shut'),
      from: ['open'],
      to: 'shut',
      by: ['decide on internships'],
      needs: ['a key'],
      letter: 'shut',
    },
    lapse: { label: words('Lapse'), from: ['open', 'new'], to: 'gone', by: ['clock'] },
    withdraw: { label: words('Withdraw'), from: ['new', 'open'], to: 'gone', by: ['person'] },
    again: {
      label: words('Again'),
      from: ['gone', 'shut'],
      to: 'new',
      by: ['work on internships', 'person'],
    },
  },
};
const synthetic: CaseModule = {
  kind: syntheticKind,
  form: null,
  tasks: { look: { title: words('Look at it'), dueDays: 3 } },
  needs: {
    'a key': (_context, state) => (newestFact(state, 'key') ? undefined : words('Put the key there first.')),
  },
  letter: () => Promise.resolve({ subject: 'Shut', text: 'It is shut.' }),
};

/** Each kind with its stages and moves and nothing that has to be there first, so that every stage is reached. */
const twins: readonly CaseModule[] = [synthetic, ...modulesOf()].map(({ kind, reasons }) => ({
  kind: {
    ...kind,
    name: `${kind.name} twin`,
    moves: Object.fromEntries(
      Object.entries(kind.moves).map(([name, { label, from, to, by }]) => [name, { label, from, to, by }]),
    ),
  },
  form: null,
  ...(reasons ? { reasons } : {}),
}));

describe('the declarations of the kinds', () => {
  test('hold together, and one that does not is refused with everything that is wrong', () => {
    expect(workRoutes.length).toBeGreaterThan(100);
    expect(modulesOf().length).toBeGreaterThanOrEqual(2);
    for (const module of modulesOf()) expect(declarationProblems(module)).toEqual([]);
    const broken: CaseKind = {
      ...syntheticKind,
      name: 'broken',
      first: 'nowhere',
      stages: {
        ...syntheticKind.stages,
        island: { label: words('x'), standing: words('x'), dueDays: 1, keptDays: 3 },
      },
      moves: {
        ...syntheticKind.moves,
        odd: {
          label: words('x'),
          from: ['mars'],
          to: 'moon',
          by: [],
          needs: ['air'],
          tasks: ['fly'],
          letter: 'x',
        },
      },
    };
    expect(() => declareCases({ kind: broken, form: null })).toThrow(
      /nowhere.*mars.*moon.*nobody can ever make odd.*air.*fly.*sends a letter.*island/s,
    );
  });
});

describe.each(engines)('the stage engine on %s', (engine) => {
  let bench: TestWorkbench;
  const people = new Map<string, TestPerson>();
  beforeAll(async () => {
    if (!modulesOf().includes(synthetic)) for (const module of [synthetic, ...twins]) declareCases(module);
    bench = await startWorkbench(engine);
    for (const role of ROLES) people.set(role, await bench.signIn([role]));
    people.set('no role', await bench.signIn([]));
  }, 60_000);
  afterAll(() => bench.close());

  const personOf = (role: string): SignedIn => {
    const found = people.get(role);
    if (!found) throw new Error(`nobody is ${role}`);
    return { ...found.person, provedAt: bench.clock.now().toISOString() };
  };
  const actors = (): readonly (readonly [name: string, actor: CaseActor])[] => [
    ...ROLES.map((role) => [role, personOf(role)] as const),
    ['no role', personOf('no role')],
    ['person', 'person'],
    ['clock', 'clock'],
  ];
  /** Whether the declaration allows it, read without the engine. */
  const isDeclared = (kind: CaseKind, stage: string, role: string, move: string): boolean => {
    const rule = Object.hasOwn(kind.moves, move) ? kind.moves[move] : undefined;
    if (!rule?.from.includes(stage)) return false;
    return rule.by.some((by) => {
      if (by === 'person' || by === 'clock') return by === role;
      const { who }: Policy = POLICIES[by];
      return who !== 'anyone' && who !== 'signed-in' && who.includes(role as Role);
    });
  };
  /** A case in a stage, brought there by declared moves alone; undefined where none leads there. */
  const caseIn = async ({ kind, reasons }: CaseModule, stage: string): Promise<CaseState | undefined> => {
    const paths = new Map<string, readonly string[]>([[kind.first, []]]);
    for (const from of paths.keys())
      for (const [name, rule] of Object.entries(kind.moves))
        if (rule.from.includes(from) && !paths.has(rule.to))
          paths.set(rule.to, [...(paths.get(from) ?? []), name]);
    const path = paths.get(stage);
    if (!path) return undefined;
    const { id } = await openCase(bench.services, kind.name);
    for (const move of path) {
      const [by] = kind.moves[move]?.by ?? [];
      const actor = by === 'person' || by === 'clock' ? by : byPolicy(by);
      const reason = Object.keys(reasons?.[move] ?? {})[0];
      const made = await moveCase(bench.services, actor, id, move, { body: reason ? { reason } : {} });
      expect(made).toEqual({ ok: true, value: null });
    }
    return loadCase(bench.services, bench.services.register, id);
  };
  const byPolicy = (name: PolicyName | undefined): SignedIn => {
    const role = ROLES.find((each) => name && permissionOf(name, personOf(each), bench.clock.now()) !== 'no');
    return personOf(role ?? 'administrator');
  };

  test('makes a move only where stage, actor and move are declared together: every combination', async () => {
    const { services } = bench;
    let tried = 0;
    let succeeded = 0;
    for (const module of twins) {
      const { kind } = module;
      for (const stage of Object.keys(kind.stages)) {
        let state = await caseIn(module, stage);
        if (!state) throw new Error(`no move leads to ${stage} of ${kind.name}`);
        for (const move of [...Object.keys(kind.moves), 'none', 'toString', 'constructor'])
          for (const [role, actor] of actors()) {
            const what = [kind.name, stage, role, move];
            const declared = isDeclared(kind, stage, role, move);
            const offered = moves(kind, state, actor, bench.clock.now()).some(({ name }) => name === move);
            expect([...what, offered]).toEqual([...what, declared]);
            const reason = Object.keys(module.reasons?.[move] ?? {})[0];
            const made = await moveCase(services, actor, state.id, move, { body: reason ? { reason } : {} });
            tried += 1;
            expect([...what, made.ok]).toEqual([...what, declared]);
            const after = await loadCase(services, services.register, state.id);
            if (!declared) expect(after).toEqual(state);
            else {
              succeeded += 1;
              expect(after?.stage).toBe(kind.moves[move]?.to);
              expect(fold(kind, state.id, after?.history ?? [])).toEqual({ ok: true, value: after });
              state = (await caseIn(module, stage)) ?? state;
            }
          }
      }
    }
    expect(tried).toBeGreaterThan(1_000);
    expect(succeeded).toBeGreaterThan(40);
  }, 300_000);

  test('offers of the real kinds what they declare, from every stage to everybody', () => {
    for (const { kind } of modulesOf())
      for (const stage of Object.keys(kind.stages))
        for (const move of Object.keys(kind.moves))
          for (const [role, actor] of actors())
            expect([
              kind.name,
              stage,
              role,
              move,
              moves(kind, { stage, isErased: false }, actor, bench.clock.now()).some(
                ({ name }) => name === move,
              ),
            ]).toEqual([kind.name, stage, role, move, isDeclared(kind, stage, role, move)]);
  });

  test('comes to the same state from its history alone, kept or forged into another order', async () => {
    const { services } = bench;
    const coordinator = personOf('coordinator');
    const { id } = await openCase(services, 'synthetic');
    await moveCase(services, coordinator, id, 'start', { body: { text: 'because' } });
    await addNote(services, coordinator, id, 'A note for colleagues.');
    await addMessage(services, coordinator, id, 'A message.');
    await addFact(services, coordinator, id, 'key', { under: 'the mat' });
    const task = await addTask(services, coordinator, id, { title: words('Call'), due: '2026-03-09' });
    if (task.ok) await finishTask(services, coordinator, id, task.value);
    await assign(services, coordinator, id, coordinator.user);
    const state = await loadCase(services, services.register, id);
    if (!state) throw new Error('gone');
    expect(state).toMatchObject({ stage: 'open', assignee: coordinator.user, due: '2026-03-04' });
    expect(state.tasks.map(({ title, isDone }) => [title.en, isDone])).toEqual([
      ['Look at it', false],
      ['Call', true],
    ]);
    expect(fold(syntheticKind, id, state.history)).toEqual({ ok: true, value: state });
    expect(await loadCase(services, services.register, id)).toEqual(state);
    const forged = [
      state.history.slice(1),
      state.history.toSpliced(2, 1),
      [...state.history, state.history[1]],
      state.history.with(1, { ...(state.history[1] as CaseState['history'][number]), stage: 'shut' }),
      state.history.with(1, { ...(state.history[1] as CaseState['history'][number]), move: 'shut' }),
      state.history.with(1, {
        ...(state.history[1] as CaseState['history'][number]),
        move: 'nothing',
      }),
      [],
    ] as (readonly CaseState['history'][number][])[];
    for (const history of forged) expect(fold(syntheticKind, id, history).ok).toBe(false);
  });

  test('needs what a move needs, and then brings its task, its letter and its due date', async () => {
    const { services } = bench;
    const coordinator = personOf('coordinator');
    const { id } = await openCase(services, 'synthetic');
    await moveCase(services, coordinator, id, 'start');
    const early = await moveCase(services, coordinator, id, 'shut');
    expect(early).toEqual({ ok: false, problems: [words('Put the key there first.')] });
    await addFact(services, coordinator, id, 'key', 'here');
    const unproved = { ...coordinator, provedAt: null };
    expect(await moveCase(services, unproved, id, 'shut')).toEqual({
      ok: false,
      problems: [CASE_PROBLEMS.proof],
    });
    expect((await moveCase(services, coordinator, id, 'shut')).ok).toBe(true);
    const state = await loadCase(services, services.register, id);
    expect(state).toMatchObject({ stage: 'shut', due: null });
    expect(state?.letters.map(({ subject, text }) => [subject, text])).toEqual([['Shut', 'It is shut.']]);
  });

  test('lets one of two moves made at once succeed', async () => {
    const { services } = bench;
    const coordinator = personOf('coordinator');
    for (let round = 0; round < 20; round += 1) {
      const { id, seq } = await openCase(services, 'synthetic');
      const made = await Promise.all([
        moveCase(services, coordinator, id, 'start', { seq }),
        moveCase(services, coordinator, id, 'start', { seq }),
        moveCase(services, 'person', id, 'withdraw', { seq }),
      ]);
      expect(made.filter(({ ok }) => ok).length).toBe(1);
      const state = await loadCase(services, services.register, id);
      expect(state?.history.filter(({ type }) => type === 'move').length).toBe(1);
    }
  });

  test('keeps lines that are what the histories make them', async () => {
    const { services } = bench;
    const read = () => services.register.db.selectFrom('case_line').selectAll().orderBy('case_id').execute();
    const kept = await read();
    expect(kept.length).toBeGreaterThan(50);
    expect(await rebuildLines(services, services.register)).toBe(kept.length);
    expect(await read()).toEqual(kept);
    const { lines, count } = await findLines(services.register, {
      kinds: ['synthetic twin'],
      stages: ['new'],
      limit: 5,
    });
    expect(lines.length).toBe(5);
    expect(count).toBe(
      kept.filter(({ kind, stage, erased }) => kind === 'synthetic twin' && stage === 'new' && !erased)
        .length,
    );
  });

  test('lets nobody change or forge a row by the database alone', async () => {
    const { services } = bench;
    const { db } = services.register;
    const { id } = await openCase(services, 'synthetic');
    await expect(
      db.updateTable('case_event').set({ stage: 'shut' }).where('case_id', '=', id).execute(),
    ).rejects.toThrow('append-only');
    await expect(db.deleteFrom('case_event').where('case_id', '=', id).execute()).rejects.toThrow(
      'append-only',
    );
    const row = await db
      .selectFrom('case_event')
      .selectAll()
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    await expect(db.insertInto('case_event').values(row).execute()).rejects.toThrow();
    await db
      .insertInto('case_event')
      .values({ ...row, seq: 2, type: 'move', move: 'start', stage: 'open' })
      .execute();
    await expect(loadCase(services, services.register, id)).rejects.toThrow('was not written by Unhidden');
    await expect(moveCase(services, 'person', id, 'withdraw')).rejects.toThrow('was not written by Unhidden');
  });

  test('shows in the database neither what was said nor when in a day', async () => {
    const { services } = bench;
    const { id } = await openCase(services, 'synthetic', {
      content: { answers: { why: 'Wiederfindbar 7302' } },
    });
    await addNote(services, personOf('coordinator'), id, 'Wiederfindbar 7302');
    const { rows } = await sql`select * from case_event where case_id = ${id}`.execute(services.register.db);
    expect(JSON.stringify(rows)).not.toContain('Wiederfindbar');
    expect(JSON.stringify(rows)).not.toMatch(/\d\d:\d\d:\d\d/);
    const entries = await services.register.db.selectFrom('custody_entry').select('entry').execute();
    const opened = entries.map(
      ({ entry }) => JSON.parse(entry) as { action: string; actor: string; at: string },
    );
    for (const { at } of opened.filter(({ actor }) => actor === 'person'))
      expect(at).toMatch(/T00:00:00\.000Z$/);
    expect(opened.some(({ actor, action }) => actor === 'person' && action === 'case open')).toBe(true);
  });

  test('moves by due dates, once they are past', async () => {
    const { services } = bench;
    const { id } = await openCase(services, 'synthetic', { day: '2026-01-10' });
    const { id: later } = await openCase(services, 'synthetic');
    expect(await makeClockMoves(services)).toBeGreaterThanOrEqual(1);
    expect((await loadCase(services, services.register, id))?.stage).toBe('gone');
    expect((await loadCase(services, services.register, later))?.stage).toBe('new');
  });

  test('names the move that takes another back, and none where a letter went out', () => {
    const coordinator = personOf('coordinator');
    const now = bench.clock.now();
    expect(reverseOf(syntheticKind, 'start', 'new', coordinator, now)).toBe('back');
    expect(reverseOf(syntheticKind, 'back', 'open', coordinator, now)).toBe('start');
    expect(reverseOf(syntheticKind, 'shut', 'open', coordinator, now)).toBeUndefined();
    expect(reverseOf(syntheticKind, 'start', 'new', 'person', now)).toBeUndefined();
  });

  test('adds nothing to an erased case, and leaves kind, stages and days of it', async () => {
    const { services } = bench;
    const coordinator = personOf('coordinator');
    const { id } = await openCase(services, 'synthetic');
    await moveCase(services, coordinator, id, 'start');
    expect((await eraseCase(services, coordinator, id, 'staff')).ok).toBe(true);
    const state = await loadCase(services, services.register, id);
    expect(state).toMatchObject({ isErased: true, stage: 'open', content: null, notes: [], due: null });
    expect(state?.stays.map(({ stage, from }) => [stage, from])).toEqual([
      ['new', '2026-03-02'],
      ['open', '2026-03-02'],
    ]);
    expect(await addNote(services, coordinator, id, 'more')).toEqual({
      ok: false,
      problems: [CASE_PROBLEMS.erased],
    });
    expect((await moveCase(services, coordinator, id, 'back')).ok).toBe(false);
  });
});
