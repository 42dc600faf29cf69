import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDocument } from '../src/documents/index.ts';
import type { DocumentView } from '../src/documents/index.ts';
import { findPrograms } from '../src/documents/programs.ts';
import { outputOf } from '../src/platform/sandbox.ts';
import { hostileFiles } from './documents/hostile.ts';
import type { Hostile } from './documents/hostile.ts';
import { descendants, filesAround, leftovers, watchMemory } from './documents/watch.ts';

const CANARY = 'CANARY-5e1f-hostile';
const MOST_BYTES = 500_000_000;

const programs = await findPrograms();
const hasPages = programs.office !== null && programs.poppler !== null;
if (process.env['CI'] === 'true' && !hasPages)
  throw new Error(programs.withoutBubblewrap ?? 'no LibreOffice or poppler');

/** What the documents point at: whoever follows one of them connects here. */
let server: Server;
let address = '';
let connections = 0;

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1;
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

describe('hostile uploads', { timeout: 900_000 }, () => {
  let files: readonly Hostile[] = [];
  let ended: readonly DocumentView[] = [];
  let memory = { mostBytes: 0, samples: 0 };
  let before: ReadonlySet<string> = new Set();
  let running: readonly number[] = [];
  let largestView = 0;

  beforeAll(async () => {
    files = hostileFiles(address, CANARY);
    before = filesAround();
    running = descendants();
    const watch = watchMemory();
    // All at once: the queue lets two in at a time.
    ended = await Promise.all(files.map(({ file, name }) => openDocument(file, { name })));
    memory = watch.stop();
    largestView = Math.max(...ended.map(({ text }) => text.length));
  }, 900_000);

  test('there are more than forty, and each ends viewable, kept but unviewable, or refused with a reason', () => {
    expect(files.length).toBeGreaterThan(40);
    const wrong = files.flatMap((hostile, index) => {
      const view = ended[index];
      if (view === undefined || (hostile.needsPages === true && !hasPages)) return [];
      return isAsExpected(hostile, view)
        ? []
        : [{ hostile: { ...hostile, file: '' }, view: { ...view, text: '', pages: [] } }];
    });
    expect(wrong).toEqual([]);
  });

  test('none of them makes the memory go up by more than 500 MB', () => {
    expect(memory.samples).toBeGreaterThan(20);
    // The watch sees the sandboxes: Node alone takes more than this.
    expect(memory.mostBytes).toBeGreaterThan(20_000_000);
    expect(memory.mostBytes).toBeLessThan(MOST_BYTES);
    expect(largestView).toBeLessThanOrEqual(1_000_000);
  });

  test('none of them leaves a file or a process', () => {
    expect(descendants().filter((pid) => !running.includes(pid))).toEqual([]);
    expect(
      leftovers(
        before,
        CANARY,
        files.map(({ file }) => file),
      ),
    ).toEqual([]);
  });

  test('a leftover would be found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhidden-leftover-'));
    writeFileSync(join(folder, 'a'), `text ${CANARY}`);
    writeFileSync(join(folder, 'b'), files[6]?.file ?? '');
    expect(
      leftovers(
        before,
        CANARY,
        files.map(({ file }) => file),
      ).toSorted(),
    ).toEqual([join(folder, 'a'), join(folder, 'b')]);
    rmSync(folder, { recursive: true });
  });

  test('none of them reaches the address it points at, which LibreOffice reaches when nothing confines it', async (context) => {
    expect(connections).toBe(0);
    if (programs.office === null) return context.skip('no LibreOffice');
    const folder = mkdtempSync(join(tmpdir(), 'unhidden-unconfined-'));
    const odt = files.find(({ name }) => name === 'macro.odt');
    writeFileSync(join(folder, 'a.odt'), odt?.file ?? '');
    const args = [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      'a.odt',
    ];
    // Not spawnSync: the server here has to answer.
    const run = promisify(execFile);
    const file = programs.office.file;
    await run(file, args, { cwd: folder }).catch(() => run(file, args, { cwd: folder }));
    rmSync(folder, { recursive: true, force: true });
    expect(connections).toBeGreaterThan(0);
  });
});

describe('the sandbox of the system’s programs', { timeout: 120_000 }, () => {
  const limits = { wallMs: 20_000, cpuSeconds: 5, memoryBytes: 100_000_000, outputBytes: 100_000 };
  const inside = (script: string, bytes = 0): ReturnType<typeof outputOf> =>
    outputOf(programs.tool(script, bytes), Buffer.of(), limits);
  const said = async (script: string): Promise<string> => (await inside(script)).output.toString().trim();
  const connect = (): string =>
    `perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(PeerAddr => "127.0.0.1:${new URL(address).port}", Timeout => 3) ? "reached" : "closed"'`;

  test.skipIf(programs.withoutBubblewrap !== null)(
    'has no network, which the same program outside it has',
    async () => {
      const outside = spawnSync('/bin/sh', ['-c', connect()], { encoding: 'utf8' });
      expect(outside.stdout).toBe('reached');
      expect(await said(connect())).toBe('closed');
    },
  );

  test.skipIf(programs.withoutBubblewrap !== null)(
    'sees no file of people, no environment, no other process, and is nobody',
    async () => {
      expect(await said('ls / | tr "\\n" " "')).toMatch(
        /^(?:(?:bin|dev|etc|lib|lib64|proc|tmp|usr|var) ?)+$/,
      );
      expect(await said('ls /etc | tr "\\n" " "')).toMatch(/^(?:(?:fonts|ld.so.cache|libreoffice) ?)+$/);
      expect(await said('env | cut -d= -f1 | sort | tr "\\n" " "')).toMatch(
        /^HOME LANG (?:OLDPWD )?PATH PWD (?:SHLVL )?TZ(?: _)?$/,
      );
      expect(await said('ls /proc | grep -c "^[0-9]"')).toMatch(/^[1-9]$/);
      expect(await said('id -u')).toBe('65534');
      expect(await said('grep CapEff /proc/self/status')).toMatch(/\t0{16}$/);
      expect(await said('unshare -U true 2>/dev/null && echo possible || echo closed')).toBe('closed');
    },
  );

  test.skipIf(programs.withoutBubblewrap !== null)(
    'writes into memory only, and no more than it may',
    async () => {
      expect(await said('touch /usr/a /etc/a /a 2>/dev/null && echo possible || echo closed')).toBe('closed');
      expect(await said('head -c 60000000 /dev/zero >/tmp/a && echo fits')).toBe('fits');
      expect(await said('head -c 70000000 /dev/zero >/tmp/a 2>/dev/null && echo fits || echo full')).toBe(
        'full',
      );
    },
  );

  test.skipIf(programs.withoutBubblewrap !== null)(
    'ends where it goes on for too long, writes or takes too much',
    async () => {
      const { end: endless } = await inside('while :; do :; done');
      expect(endless.kind).toBe('failed');
      const { end: noisy } = await inside('cat /dev/zero');
      expect(noisy.kind).toBe('wrote too much');
      const { end: waiting } = await outputOf(programs.tool('sleep 100 & sleep 100', 0), Buffer.of(), {
        ...limits,
        wallMs: 1000,
      });
      expect(waiting.kind).toBe('took too long');
      expect((await inside(`perl -e '$a = "x" x 200_000_000; print "took it"'`)).output.toString()).toBe('');
      expect((await inside(`perl -e '$a = "x" x 20_000_000; print "took it"'`)).output.toString()).toBe(
        'took it',
      );
      expect(descendants()).toEqual([]);
    },
  );
});

function isAsExpected(hostile: Hostile, { state, reason, recognised, findings }: DocumentView): boolean {
  const kinds = new Set(findings.map(({ kind }) => kind));
  return (
    (hostile.state === 'any' ? state === 'viewable' || reason !== null : state === hostile.state) &&
    (state === 'viewable' || reason !== null) &&
    (hostile.reason === undefined || reason === hostile.reason) &&
    (hostile.recognised === undefined || recognised === hostile.recognised) &&
    (hostile.finds ?? []).every((kind) => kinds.has(kind))
  );
}
