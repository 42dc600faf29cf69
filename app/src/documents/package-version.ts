import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../platform/parse-json.ts';

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

/** A package with the version the program is made for, for the custody record. */
export function withVersion(name: 'mammoth' | 'word-extractor' | 'fast-png'): string {
  const manifest = parseJson(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  return `${name} ${manifestSchema.parse(manifest).dependencies[name] ?? ''}`.trim();
}
