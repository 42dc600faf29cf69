import type { Words } from '@unhidden/record';
import type { Manifest } from '../../release/manifest.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import type { Parameter, Values } from './parameters.ts';
import type { Answer } from './problem.ts';

export type ApiContext = { readonly release: ReleaseReader; readonly manifest: Manifest };

/** One address of the API. The routes, the OpenAPI document and the page for people are all made from this table. */
export type Endpoint = {
  /** With `{name}` for its parts. */
  readonly path: string;
  readonly operation: string;
  readonly summary: Words;
  readonly parameters: readonly Parameter[];
  /** Name of the answer's schema in the OpenAPI document. */
  readonly answers: 'Index' | 'Release' | 'SearchResult' | 'OpenApi' | 'List' | 'Record';
  /** A request that answers with 200, for people to try and for the tests. */
  readonly example: (release: ReleaseReader) => string;
  readonly answer: (context: ApiContext, path: Values, values: Values) => Answer;
};
