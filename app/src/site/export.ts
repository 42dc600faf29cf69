import type { ReleaseReader } from '../release/release-model.ts';

export async function exportSite(
  _release: ReleaseReader,
  _releaseFolder: string,
  _target: string,
  _onProgress: (done: number, total: number) => void,
): Promise<void> {}
