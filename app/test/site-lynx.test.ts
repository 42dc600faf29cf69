import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programOnPath } from './setup/browser.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

const lynx = programOnPath('lynx');

describe.skipIf(lynx === undefined && !process.env['CI'])('in lynx', () => {
  let site: TestSite;
  let url: string;
  beforeAll(async () => {
    site = await bundledSite();
    url = await site.url();
  });
  afterAll(() => site.close());

  const read = async (path: string): Promise<string> =>
    (
      await promisify(execFile)(
        lynx ?? 'lynx',
        ['-dump', '-nolist', '-assume_charset=utf-8', '-display_charset=utf-8', `${url}${path}`],
        { maxBuffer: 50_000_000 },
      )
    ).stdout;

  test.each([
    ['/en/', ['up to 120,000', '400,000', 'Red Cross', 'Sources on this page']],
    ['/ko/', ['최대 120,000명', '400,000', '적십자']],
    ['/en/camps/camp-18-pukchang', ['INFERENCE', "Ch'oma-bong", 'Sources disagree']],
    ['/en/numbers', ['53,000', '190,000', '232,400']],
    ['/en/people/shin-dong-hyuk', ['2015', 'revised']],
    ['/en/search?q=Yodok', ['Yodok (Camp 15)']],
  ])('%s reads whole', async (path, wanted) => {
    const text = await read(path);
    for (const words of wanted) expect(text).toContain(words);
  });
});
