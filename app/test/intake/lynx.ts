import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseHTML } from 'linkedom';

/** Lynx on a terminal, driven by keys alone. */
export type Lynx = {
  /** The page it shows, as it was sent. */
  document(): Document;
  /** What stands on its screen, all that it ever wrote. */
  screen(): string;
  /** Moves to a control or link by its name, id or text, onwards only. */
  goTo(wanted: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Chooses the n-th option of the list it stands on. */
  choose(option: number): Promise<void>;
  /** Follows the link or presses the button it stands on, and waits for the page. */
  enter(): Promise<void>;
  /** Ticks the box or circle it stands on. */
  tick(): Promise<void>;
  close(): Promise<void>;
};

/** Longer than any page takes on a busy machine. */
const PATIENCE_MS = 30_000;
const TAB = '\t';
const RETURN = '\r';
const DOWN = '\u001b[B';

/** A proxy on the way tells what page lynx has got: its screen alone is hard to read. */
export async function openLynx(program: string, site: string, path: string): Promise<Lynx> {
  let html = '';
  let pages = 0;
  const proxy = createServer((asked, answer) => {
    const to = new URL(asked.url ?? '/', site);
    const on = request(to, { method: asked.method, headers: asked.headers }, (got) => {
      // Lynx takes a page to end where the connection does.
      answer.writeHead(got.statusCode ?? 500, { ...got.headers, connection: 'close' });
      const chunks: Buffer[] = [];
      got.on('data', (chunk: Buffer) => chunks.push(chunk));
      got.on('end', () => {
        const body = Buffer.concat(chunks);
        html = body.toString();
        answer.end(body, () => (pages += 1));
      });
    });
    asked.pipe(on);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${path}`;
  const options = '-nopause -noreferer -partial -cookies=off -assume_charset=utf-8 -display_charset=utf-8';
  // One screen holds the longest page.
  const command = `stty rows 600 cols 120; exec ${program} ${options} '${url}'`;
  const env = { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8', LYNX_CFG: undefined, http_proxy: undefined };
  const child = spawn('script', ['-qfec', command, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  let stops: readonly Element[] = [];
  let at = 0;

  /** A key changes the screen, if only its bottom line; then it is still again. */
  const press = async (keys: string): Promise<void> => {
    const before = output.length;
    child.stdin.write(keys);
    await until(() => output.length > before);
    await still();
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (const from = performance.now(); !isSo(); await pause(20))
      if (child.exitCode !== null || performance.now() - from > PATIENCE_MS)
        throw new Error(`lynx does not go on at ${stops[at]?.outerHTML}: ${output.slice(-600)}`);
  };
  const still = async (): Promise<void> => {
    for (let before = -1; before !== output.length; await pause(80)) before = output.length;
  };
  /** Keys pressed while it reads a page are lost; it stands on a link when it has ended. */
  const arrived = async (known: number, from: number): Promise<void> => {
    await until(() => pages > known && /activate\./.test(output.slice(from)));
    await still();
    stops = stopsOf(parseHTML(html).document);
    at = 0;
  };
  await arrived(0, 0);

  return {
    document: () => parseHTML(html).document,
    screen: () => output.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\u001b[()][A-Z0-9]/g, ''),
    async goTo(wanted) {
      const place = stops.findIndex(
        (element, index) =>
          index >= at &&
          [element.id, element.getAttribute('name'), element.textContent?.trim()].includes(wanted),
      );
      if (place < 0) throw new Error(`there is no ${wanted} further down in lynx`);
      if (place > at) await press(TAB.repeat(place - at));
      at = place;
    },
    type: (text) => press(text),
    async choose(option) {
      await press(RETURN);
      if (option > 0) await press(DOWN.repeat(option));
      await press(RETURN);
    },
    async enter() {
      const [known, from] = [pages, output.length];
      child.stdin.write(RETURN);
      await arrived(known, from);
    },
    tick: () => press(RETURN),
    async close() {
      child.kill('SIGKILL');
      await Promise.all([once(child, 'close'), new Promise((done) => proxy.close(done))]);
    },
  };
}

/** Where the Tab key of lynx stops, in its order. */
function stopsOf(document: Document): readonly Element[] {
  // It offers what a page is linked to, in a line above it.
  return [
    ...document.querySelectorAll(
      'link[rel="alternate"], a[href], input:not([type="hidden"]), select, textarea, button',
    ),
  ];
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
