import { parsePlace } from '@unhidden/record';
import { segmentOf } from '../release/record-path.ts';
import type { ReleaseFiles } from '../release/release-files.ts';
import type { PublicRecord } from '../release/release-model.ts';
import type { PageContext } from '../ui/context.ts';

/** Descriptions of pages for search engines, in schema.org's words. They say nothing the page does not say. */
const CONTEXT = 'https://schema.org';
const CC_BY = 'https://creativecommons.org/licenses/by/4.0/';

/** The data page: the release as a dataset with its files. */
export function datasetLd(ctx: PageContext, { files }: ReleaseFiles): unknown {
  const { meta } = ctx.release;
  const { name, tagline } = meta.organisation;
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    name: ctx.say(name),
    description: ctx.say(tagline),
    version: String(meta.number),
    dateModified: meta.asOf,
    inLanguage: ['en', 'ko'],
    isAccessibleForFree: true,
    license: CC_BY,
    creator: { '@type': 'Organization', name: ctx.say(name) },
    url: ctx.href('/data'),
    distribution: files
      .filter(({ name: file }) => file.startsWith('release-') && !file.endsWith('.pem'))
      .map(({ name: file, bytes, sha256 }) => ({
        '@type': 'DataDownload',
        name: file,
        contentUrl: `/download/${file}`,
        encodingFormat: file.endsWith('.sqlite')
          ? 'application/vnd.sqlite3'
          : file.endsWith('.zip')
            ? 'application/zip'
            : 'text/csv',
        contentSize: `${bytes} B`,
        sha256,
      })),
  };
}

/** A person's page: the names already used in public, and nothing else. */
export function personLd(ctx: PageContext, record: PublicRecord): unknown {
  return { '@context': CONTEXT, '@type': 'Person', ...named(ctx, record) };
}

/** A camp's dossier: its names, and its lead position where one is published. */
export function placeLd(ctx: PageContext, record: PublicRecord): unknown {
  const lead = record.properties.find(({ property }) => property === 'place')?.values[0]?.value;
  const place = lead === undefined ? undefined : parsePlace(lead);
  const geo = place ? { geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon } } : {};
  return { '@context': CONTEXT, '@type': 'Place', ...named(ctx, record), ...geo };
}

function named(ctx: PageContext, record: PublicRecord): Readonly<Record<string, unknown>> {
  const title = ctx.say(record.title);
  const names = record.properties.find(({ property }) => property === 'names')?.values ?? [];
  const others = [...new Set(names.map(({ value }) => value))].filter((name) => name !== title);
  return {
    name: title,
    ...(others.length > 0 ? { alternateName: others } : {}),
    url: ctx.href(`/${segmentOf(record.kind)}/${record.handle}`),
  };
}
