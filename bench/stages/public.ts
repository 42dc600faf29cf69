/** The public process as it is, with a probe beside it. */
await import('./probe.ts');
await import('../../app/src/site/serve.ts');

export {};
