import { runCommand } from './commands/index.ts';
import { giveWay } from './platform/give-way.ts';

giveWay();

// A reader that has seen enough, such as `head`, closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runCommand(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
