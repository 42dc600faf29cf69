import { once } from 'node:events';
import { intakeFolder } from '../../src/platform/intake-folder.ts';
import { codeFromField } from '../../src/intake/code.ts';
import { openIntake } from '../../src/intake/intake.ts';
import { claimSlot } from '../../src/intake/note-store.ts';

/**
 * A process that claims one slot for many codes at once, as the public process does: `claim-many.ts <intake folder>
 * <recipient> <slot> <code>…`. It says `ready`, waits for a line, and answers with the number of each code that has the slot.
 */
const [folder = '', recipient = '', slot = '', ...fields] = process.argv.slice(2);
const intake = await openIntake(intakeFolder(folder, `${folder}-kept`));
const codes = fields.flatMap((field) => codeFromField(field) ?? []);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const won = await Promise.all(codes.map((code) => claimSlot(intake, code, recipient, slot, 'Asia/Seoul')));
process.stdout.write(`${JSON.stringify(won.flatMap((has, at) => (has ? [at] : [])))}\n`);
process.stdin.destroy();
