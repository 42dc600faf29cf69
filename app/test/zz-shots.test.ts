import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { openBrowser } from './setup/browser.ts';
import { serveSamples } from './intake/sample-server.ts';
test('shots', async () => {
  const s = await serveSamples();
  const b = await openBrowser();
  const jobs = readFileSync('/tmp/forms-shots/jobs', 'utf8').trim().split('\n');
  for (const job of jobs) {
    const [names = '', langs = '', schemes = '', widths = ''] = job.split(' ');
    const wanted = s.names.filter((n) => new RegExp(`^(${names})$`).test(n));
    for (const scheme of schemes.split(','))
      for (const w of widths.split(',')) {
        const c = await b.newContext({
          javaScriptEnabled: false,
          colorScheme: scheme as 'dark',
          viewport: { width: Number(w), height: 800 },
        });
        const p = await c.newPage();
        for (const lang of langs.split(','))
          for (const n of wanted) {
            await p.goto(`${s.url}/${lang}/${n}`);
            await p.screenshot({ path: `/tmp/forms-shots/${n}-${lang}-${scheme}-${w}.png`, fullPage: true });
          }
        await c.close();
      }
  }
  await b.close();
  await s.close();
}, 600_000);
