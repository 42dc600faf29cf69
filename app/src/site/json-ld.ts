import type { ReleaseFiles } from '../release/release-files.ts';
import type { PageContext } from '../ui/context.ts';

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
