import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../data/documents', name));
export const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
export const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;
