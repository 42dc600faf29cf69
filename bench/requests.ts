import { Agent, get } from 'node:http';

export type Received = {
  readonly status: number;
  readonly bytes: number;
  readonly body: string;
  readonly ms: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** Asks for one address over a kept connection. Answers are not compressed unless `headers` asks for it. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Received> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        const text =
          headers['Accept-Encoding'] === undefined ? bytes.toString('utf8') : bytes.toString('latin1');
        resolve({
          status: response.statusCode ?? 0,
          bytes: bytes.length,
          body: text,
          ms: performance.now() - startedAt,
        });
      });
    });
    request.on('error', reject);
  });
}

/** Asks for each address once, `readers` of them at a time; throws at the first that does not answer 200. */
export async function askAll(urls: readonly string[], readers = 1): Promise<readonly number[]> {
  const times: number[] = [];
  const left = urls.values();
  const read = async (): Promise<void> => {
    for (const url of left) {
      const { status, ms } = await ask(url);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      times.push(ms);
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  return times;
}

/** Keeps asking until `isOver`, and returns the longest wait in milliseconds. */
export async function askUntil(url: string, isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    longest = Math.max(longest, (await ask(url)).ms);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return longest;
}

/** The value below which `part` of the values lie. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
