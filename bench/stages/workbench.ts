/** The workbench as it is, with a probe beside it. */
export { startedAt } from './probe.ts';
await import('../../app/src/workbench/serve.ts');
