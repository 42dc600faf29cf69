import type { Catalogue } from '@unhidden/record';

export async function writeDownloads(_file: string, _folder: string, _number: number, _catalogue: Catalogue): Promise<string[]> {
  return [];
}
