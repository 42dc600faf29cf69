import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { ReleaseFiles } from '../../release/release-files.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import { grouped } from '../../ui/language.ts';
import type { Language } from '../../ui/language.ts';
import { dataMessages } from './messages.ts';

/** An Atom feed (RFC 4287) of the release this site serves; earlier ones lie in folders it cannot see. */
export function releaseFeed(
  release: ReleaseReader,
  files: ReleaseFiles,
  lang: Language,
  origin: string,
): string {
  const { meta } = release;
  const m = dataMessages[lang];
  const name = meta.organisation.name[lang];
  const updated = `${meta.asOf}T00:00:00Z`;
  const records = Object.values(meta.counts).reduce((sum, count) => sum + count, 0);
  const page = `${origin}/${lang}/data`;
  return String(
    html`<?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
        <id>${uuidOf(files.publicKey)}</id>
        <title>${m.feedTitle(name)}</title>
        <updated>${updated}</updated>
        <author><name>${name}</name></author>
        <link rel="self" type="application/atom+xml" href="${origin}/${lang}/releases.atom" />
        <link rel="alternate" type="text/html" href="${page}" />
        <entry>
          <id>${uuidOf(JSON.stringify(files.manifest))}</id>
          <title>${m.releaseTitle(meta.number)}</title>
          <updated>${updated}</updated>
          <link rel="alternate" type="text/html" href="${page}/release" />
          <summary>${m.feedSummary(grouped(records), grouped(meta.counts['source'] ?? 0))}</summary>
        </entry>
      </feed> `,
  );
}

/** The same text always has the same name (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(digest[16] ?? '0', 16) & 3) | 8).toString(16);
  return `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
