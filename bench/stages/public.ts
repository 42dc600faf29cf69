/** The public process as it is, with a probe beside it. */
export { startedAt } from './probe.ts';
await import('../../app/src/site/serve.ts');
