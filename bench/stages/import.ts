import { randomUUID } from 'node:crypto';
import { catalogue } from '../../app/src/kinds/index.ts';
import { giveWay } from '../../app/src/platform/give-way.ts';
import { importPath, openRegister, reportLines } from '../../app/src/register/index.ts';
import { reportStage } from './stage.ts';

/** `import.ts FOLDER ADDRESS`: imports a folder into an empty register. */
const [folder = '', address = ''] = process.argv.slice(2);
giveWay();
const register = await openRegister(address, catalogue);
const startedAt = performance.now();
const report = await importPath(register, folder, { batch: randomUUID(), now: '2026-11-23T09:00:00.000Z' });
const seconds = (performance.now() - startedAt) / 1000;
await register.close();
if (!report.accepted) throw new Error(reportLines(report, false).join('\n'));
reportStage({ seconds, claims: report.added.claims });
