import { parentPort, workerData } from 'node:worker_threads';
import { randomBytes } from 'node:crypto';
import { streamUpload } from '../../app/test/setup/stream-upload.ts';
import { visitor } from '../../app/test/setup/visitor.ts';

/** A thread of its own that sends many files at once, so that who measures other pages does nothing else. */
const { url, count, bytes } = workerData as { url: string; count: number; bytes: number };

const noise = randomBytes(256 * 1024);
const startedAt = performance.now();
const answers = await Promise.all(
  Array.from({ length: count }, async () => {
    const person = visitor(url, 'information');
    await person.look();
    await person.send('start');
    const carried = ['code', 'stamp', 'once'].map((name) => [name, person.carried(name)]);
    return streamUpload(`${url}/en${person.form.path}`, {
      fields: { ...(Object.fromEntries(carried) as Record<string, string>), page: 'files' },
      input: 'files.files',
      name: 'synthetic.bin',
      bytes,
      piece: (_offset, length) => noise.subarray(0, length),
      step: 'upload',
    });
  }),
);
parentPort?.postMessage({
  seconds: (performance.now() - startedAt) / 1000,
  arrived: answers.filter((answer) => answer?.status === 200 && answer.text.includes('synthetic.bin')).length,
});
