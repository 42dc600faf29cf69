import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A package with its version, for the custody record. */
export function withVersion(name: 'mammoth' | 'word-extractor' | 'fast-png'): string {
  const manifest: unknown = require(`${name}/package.json`);
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : '?';
  return `${name} ${version}`;
}
