import { Worker } from 'node:worker_threads';

/** A page of which the size was checked, three bytes a pixel. */
export type BarePage = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array<ArrayBuffer>;
};

/** Makes PNG of bare pixels beside this thread, which answers requests meanwhile. */
export type PngMaker = {
  /** The page's pixels are gone afterwards. */
  make(page: BarePage): Promise<Uint8Array>;
  close(): Promise<unknown>;
};

export function makePngBeside(): PngMaker {
  let worker: Worker | undefined;
  return {
    make: (page) =>
      new Promise((resolve, reject) => {
        worker ??= new Worker(new URL('png-worker.ts', import.meta.url), {
          resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
        });
        worker.removeAllListeners();
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.postMessage(page, [page.pixels.buffer]);
      }),
    close: async () => worker?.terminate(),
  };
}
