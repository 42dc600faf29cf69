/** The workbench as it is, with a probe beside it. */
await import('./probe.ts');
await import('../../app/src/workbench/serve.ts');

export {};
