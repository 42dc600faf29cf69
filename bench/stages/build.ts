import { join } from 'node:path';
import { catalogue } from '../../app/src/kinds/index.ts';
import { layout } from '../../app/src/platform/data-folder.ts';
import { giveWay } from '../../app/src/platform/give-way.ts';
import { publishFirst } from '../../app/src/publishing/first-release.ts';
import { openRegister } from '../../app/src/register/index.ts';
import { readOwnContent } from '../../app/src/release/index.ts';
import { reportStage } from './stage.ts';

/** `build.ts DATA_FOLDER ADDRESS`: builds the first release of a register. */
const [dataFolder = '', address = ''] = process.argv.slice(2);
giveWay();
const folder = layout(dataFolder);
const register = await openRegister(address, catalogue);
const startedAt = performance.now();
const { number } = await publishFirst(register, {
  folder,
  own: readOwnContent(join(import.meta.dirname, '../../data')),
  builder: 'bench',
});
const seconds = (performance.now() - startedAt) / 1000;
await register.close();
reportStage({ seconds, release: number });
