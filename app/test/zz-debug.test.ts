import { test } from 'vitest';
import { readFileSync, statSync } from 'node:fs';
import { testIntake } from './setup/intake.ts';
import { bundledRelease } from './setup/bundled-release.ts';
import { publicProcess } from './setup/public-process.ts';
import { visitor } from './setup/visitor.ts';
import { readTree } from './setup/read-tree.ts';
for (const wrapped of [false, true])
  test('x' + wrapped, async () => {
    const built = await bundledRelease();
    const held = await testIntake();
    const proc = await publicProcess(built.folder, held.folder, { wrapped });
    const p = visitor(proc.url);
    try {
      await p.fillIn([{ name: 'a.rtf', content: Buffer.from('{\\rtf1 hello') }]);
      console.log([...readTree(held.folder.path).keys()]);
      await p.finish();
      console.log(p.status(), p.text().slice(0, 300));
      console.log(
        [...readTree(held.folder.path).keys()].map((n) => [
          n,
          statSync(held.folder.path + '/' + n).mtime,
          statSync(held.folder.path + '/' + n).atime,
        ]),
      );
      console.log(readFileSync(`/proc/${proc.pid()}/status`, 'utf8').match(/VmRSS.*/)?.[0]);
    } finally {
      console.log(proc.lines);
      await proc.close();
    }
  });
