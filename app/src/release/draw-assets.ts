import type { Catalogue } from '@unhidden/record';
import type { Asset, Organisation, PublicRecord } from './release-model.ts';

export async function drawAssets(_catalogue: Catalogue, _organisation: Organisation, _records: (kind: string) => readonly PublicRecord[]): Promise<readonly Asset[]> {
  return [];
}
