import { catalogue } from '../../kinds/index.ts';
import { kindOfSegment, segmentOf } from '../../release/record-path.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import type { ApiContext, Endpoint } from './endpoint.ts';
import { openApi } from './openapi.ts';
import type { Values } from './parameters.ts';
import { filtersAsked, limit, offset, rowsAsked, searchParameters } from './parameters.ts';
import type { Answer } from './problem.ts';
import { found, problem } from './problem.ts';
import { linksOf, recordJson, rowJson } from './record-json.ts';

export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/api/v1',
    operation: 'index',
    summary: {
      en: 'What the API offers: the kinds of records with their counts.',
      ko: 'API가 제공하는 기록의 종류와 건수.',
    },
    parameters: [],
    answers: 'Index',
    example: () => '/api/v1',
    answer: ({ release }) => found(index(release)),
  },
  {
    path: '/api/v1/release',
    operation: 'release',
    summary: {
      en: 'The release all answers come from, with its signed manifest.',
      ko: '모든 응답의 바탕이 되는 공개판과 서명된 목록.',
    },
    parameters: [],
    answers: 'Release',
    example: () => '/api/v1/release',
    answer: ({ release, manifest }) => {
      const { organisation, ...meta } = release.meta;
      return found({
        ...meta,
        organisation: {
          name: organisation.name,
          tagline: organisation.tagline,
          affiliation: organisation.affiliation,
          contact: organisation.contact,
        },
        manifest,
      });
    },
  },
  {
    path: '/api/v1/search',
    operation: 'search',
    summary: {
      en: 'Searches names and texts in any spelling the record holds.',
      ko: '기록에 있는 모든 표기로 이름과 글을 찾는다.',
    },
    parameters: searchParameters,
    answers: 'SearchResult',
    example: () => '/api/v1/search?q=Yodok&kind=camp&limit=5',
    answer: search,
  },
  {
    path: '/api/v1/openapi.json',
    operation: 'openapi',
    summary: {
      en: 'This description of the API for programs (OpenAPI 3.1).',
      ko: '프로그램을 위한 API 명세(OpenAPI 3.1).',
    },
    parameters: [],
    answers: 'OpenApi',
    example: () => '/api/v1/openapi.json',
    answer: ({ release }) => found(openApi(release, ENDPOINTS)),
  },
  {
    path: '/api/v1/{segment}',
    operation: 'list',
    summary: { en: 'Records of one kind, each with its lead values.', ko: '한 종류의 기록과 각각의 대표값.' },
    parameters: [offset, limit],
    answers: 'List',
    example: () => '/api/v1/camps?offset=0&limit=3',
    answer: list,
  },
  {
    path: '/api/v1/{segment}/{handle}',
    operation: 'record',
    summary: {
      en: 'One whole record: every value, every claim, every source.',
      ko: '기록 하나 전체. 모든 값과 주장과 출처.',
    },
    parameters: [],
    answers: 'Record',
    example: (release) => `/api/v1/${firstRecord(release)}`,
    answer: ({ release }, { segment = '', handle = '' }) => {
      const kind = kindOfSegment(segment);
      if (kind === undefined) return noSuchKind();
      const record = release.record(kind, handle);
      return record
        ? found(recordJson(release, record))
        : problem(
            404,
            'No such record',
            `There is no record "${shown(handle)}" here; /api/v1/${segment} lists them. It may have been taken out of the public release.`,
          );
    },
  },
];

function index(release: ReleaseReader): unknown {
  const { meta } = release;
  return {
    title: meta.organisation.name,
    release: meta.number,
    asOf: meta.asOf,
    documentation: { en: '/en/data/api', ko: '/ko/data/api' },
    openapi: '/api/v1/openapi.json',
    search: '/api/v1/search?q=',
    releaseDetails: '/api/v1/release',
    kinds: [...catalogue.values()].map(({ name, label, plural, help }) => ({
      kind: name,
      label,
      plural,
      help,
      count: meta.counts[name] ?? 0,
      self: `/api/v1/${segmentOf(name)}`,
      csv: `/${segmentOf(name)}.csv`,
      json: `/${segmentOf(name)}.json`,
    })),
  };
}

function list({ release }: ApiContext, { segment = '' }: Values, values: Values): Answer {
  const kind = kindOfSegment(segment);
  if (kind === undefined) return noSuchKind();
  const asked = rowsAsked(values);
  const { rows, total } = release.list(kind, asked.offset, asked.limit);
  const at = (start: number): string => `/api/v1/${segment}?offset=${start}&limit=${asked.limit}`;
  return found({
    kind,
    release: release.meta.number,
    total,
    ...asked,
    next: asked.offset + asked.limit < total ? at(asked.offset + asked.limit) : null,
    previous: asked.offset > 0 ? at(Math.max(0, asked.offset - asked.limit)) : null,
    rows: rows.map(rowJson),
  });
}

function search({ release }: ApiContext, _path: Values, values: Values): Answer {
  const asked = rowsAsked(values);
  const campId = (handle: string): string | undefined => release.record('camp', handle)?.id;
  if (values['camp'] !== undefined && campId(values['camp']) === undefined)
    return problem(
      400,
      'The request cannot be answered as it stands',
      'Correct the parameters listed in "faults".',
      [
        {
          parameter: 'camp',
          problem: `there is no camp "${shown(values['camp'])}"; /api/v1/camps lists them`,
        },
      ],
    );
  const query = values['q'] ?? '';
  const { hits, ...result } = release.search(query, filtersAsked(values, campId), asked.offset, asked.limit);
  return found({
    query,
    release: release.meta.number,
    ...asked,
    ...result,
    hits: hits.map((hit) => ({ ...hit, ...pageLinks(hit.path) })),
  });
}

/** Glossary entries have a page but no record. */
function pageLinks(path: string): {
  readonly self?: string;
  readonly page: { readonly en: string; readonly ko: string };
} {
  const [, segment = '', handle = '', ...rest] = path.split('/');
  const kind = rest.length === 0 && handle !== '' ? kindOfSegment(segment) : undefined;
  return kind === undefined ? { page: { en: `/en${path}`, ko: `/ko${path}` } } : linksOf({ kind, handle });
}

function noSuchKind(): Answer {
  return problem(
    404,
    'No such address',
    `Nothing answers here; /api/v1 lists what does. Kinds of records: ${[...catalogue.keys()].map(segmentOf).join(', ')}.`,
  );
}

function firstRecord(release: ReleaseReader): string {
  const kind = [...catalogue.keys()].find((name) => (release.meta.counts[name] ?? 0) > 0) ?? 'camp';
  return `${segmentOf(kind)}/${release.list(kind, 0, 1).rows[0]?.handle ?? ''}`;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
