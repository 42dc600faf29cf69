import type { Kind } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import { segmentOf } from '../../release/record-path.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import type { Endpoint } from './endpoint.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const count: Schema = { type: 'integer', minimum: 0 };
const truth: Schema = { type: 'boolean' };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const arrayOf = (items: Schema): Schema => ({ type: 'array', items });
const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const segment: Schema = { type: 'string', enum: [...catalogue.keys()].map(segmentOf) };

/** The OpenAPI 3.1 document: paths from the table of endpoints, records from the catalogue. */
export function openApi(release: ReleaseReader, endpoints: readonly Endpoint[]): unknown {
  const { organisation } = release.meta;
  return {
    openapi: '3.1.0',
    info: {
      title: `${organisation.name.en}: API`,
      version: '1',
      summary: organisation.tagline.en,
      description:
        'Read-only. No key, no account, no cookies. Every value stands with its claims, and each claim with its source and the place in it. Facts are nobody’s; texts written for this record are under CC BY 4.0.',
      license: { name: 'CC BY 4.0 for our texts', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.path, { get: operation(endpoint, release) }]),
    ),
    components: {
      schemas: {
        ...schemas(),
        ...Object.fromEntries([...catalogue.values()].map((kind) => [recordName(kind), recordSchema(kind)])),
      },
    },
  };
}

function operation(
  { path, operation: id, summary, parameters, answers, example }: Endpoint,
  release: ReleaseReader,
): unknown {
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: name === 'segment' ? 'The kind of records.' : 'Handle or id of the record.',
    schema: name === 'segment' ? segment : text,
  }));
  const asked = parameters.map(({ name, description, required, schema }) => ({
    name,
    in: 'query',
    required: required ?? false,
    description,
    schema,
  }));
  const failure = (description: string): unknown => ({
    description,
    content: { 'application/problem+json': { schema: ref('Problem') } },
  });
  return {
    operationId: id,
    summary: summary.en,
    parameters: [...parts, ...asked],
    responses: {
      '200': {
        description: 'The answer.',
        content: {
          'application/json': { schema: answers === 'OpenApi' ? { type: 'object' } : ref(answers) },
        },
      },
      '400': failure('Parameters that cannot be used, all of them listed.'),
      ...(parts.length > 0 ? { '404': failure('Nothing stands at this address.') } : {}),
    },
    'x-example': example(release),
  };
}

function schemas(): Readonly<Record<string, Schema>> {
  const words = object({ en: text, ko: text });
  const links = { self: text, page: object({ en: text, ko: text }) };
  const stub = { id: text, kind: text, handle: text, title: ref('Words') };
  const facet = arrayOf(object({ value: text, label: ref('Words'), count }));
  const cell = object(
    {
      value: text,
      unit: textOrNull,
      lang: textOrNull,
      given: textOrNull,
      source: text,
      locator: text,
      credibility: { type: ['integer', 'null'] },
      more: count,
      target: ref('Stub'),
    },
    ['target'],
  );
  return {
    Words: words,
    Stub: object(stub),
    Claim: object({
      id: text,
      value: {
        ...text,
        description:
          'Canonical text: EDTF for dates, low|best|high for numbers, lat,lon;precision for places, an id for references.',
      },
      unit: textOrNull,
      lang: textOrNull,
      given: { ...textOrNull, description: 'The source’s own words where the value is a reading of them.' },
      source: text,
      locator: text,
      credibility: { type: ['integer', 'null'], minimum: 1, maximum: 6 },
      status: { enum: ['stated', 'retracted', 'superseded', 'rejected'] },
      review: { enum: ['draft', 'reviewed', 'disputed'] },
      reason: textOrNull,
    }),
    Value: object({ value: text, unit: textOrNull, claims: arrayOf(ref('Claim')) }),
    SourceCard: object({
      id: text,
      handle: text,
      title: text,
      titleLang: textOrNull,
      publisher: textOrNull,
      date: textOrNull,
      type: textOrNull,
      tier: textOrNull,
      reliability: textOrNull,
    }),
    Cell: cell,
    Row: object({ ...stub, ...links, cells: mapOf(ref('Cell')) }),
    List: object({
      kind: text,
      release: count,
      total: count,
      offset: count,
      limit: count,
      next: textOrNull,
      previous: textOrNull,
      rows: arrayOf(ref('Row')),
    }),
    Record: { oneOf: [...catalogue.values()].map((kind) => ref(recordName(kind))) },
    SearchResult: object({
      query: text,
      release: count,
      offset: count,
      limit: count,
      total: count,
      capped: { ...truth, description: 'There are more matches than were counted.' },
      facets: object({ kind: facet, camp: facet, decade: facet, sourceType: facet }),
      near: arrayOf(object({ title: ref('Words'), path: text })),
      hits: arrayOf(
        object({ kind: text, path: text, title: ref('Words'), text, textLang: text, ...links }, ['self']),
      ),
    }),
    Index: object({
      title: ref('Words'),
      release: count,
      asOf: text,
      documentation: ref('Words'),
      openapi: text,
      search: text,
      releaseDetails: text,
      kinds: arrayOf({ type: 'object' }),
    }),
    Release: object({
      number: count,
      schema: count,
      asOf: text,
      builder: text,
      approval: text,
      synthetic: truth,
      counts: mapOf(count),
      organisation: { type: 'object' },
      manifest: { type: 'object' },
    }),
    Problem: object(
      {
        type: text,
        title: text,
        status: count,
        detail: text,
        faults: arrayOf(object({ parameter: text, problem: text })),
      },
      ['faults'],
    ),
  };
}

/** A record of one kind: which properties it may have. Only public ones can appear. */
function recordSchema(kind: Kind): Schema {
  const names = kind.properties.filter(({ tier }) => tier === 'public').map(({ name }) => name);
  const property = names.length > 0 ? { type: 'string', enum: names } : text;
  return {
    description: kind.help.en,
    ...object({
      id: text,
      kind: { const: kind.name },
      handle: text,
      title: ref('Words'),
      self: text,
      page: object({ en: text, ko: text }),
      release: count,
      properties: arrayOf(
        object({
          property,
          values: arrayOf(ref('Value')),
          past: arrayOf(ref('Claim')),
          leadBy: { enum: ['editor', 'rule'] },
          leadReason: textOrNull,
          contradiction: truth,
        }),
      ),
      sources: mapOf(ref('SourceCard')),
      refs: mapOf(object({ id: text, kind: text, handle: text, title: ref('Words'), self: text })),
    }),
  };
}

function recordName({ name }: Kind): string {
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Record`;
}
