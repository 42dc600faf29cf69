import { Hono } from 'hono';
import type { ReleaseFiles } from '../../app/src/release/release-files.ts';
import type { ReleaseReader } from '../../app/src/release/release-model.ts';
import { ENDPOINTS } from '../../app/src/site/api/endpoints.ts';
import { addMachineRoutes } from '../../app/src/site/data/machine-routes.ts';
import { routes } from '../../app/src/site/routes.ts';
import type { KeptTable } from './kept-table.ts';
import { asCell, code } from './markdown.ts';

/**
 * Every address of the public process but the API's: `:lang` stands for both languages, a further page of a table and
 * the patterns of a part are left out.
 */
export function routeTable(): KeptTable {
  const machines = new Hono();
  addMachineRoutes(machines, blankRelease, blankFiles, () => []);
  const paths = [
    '/',
    '/assets/*',
    ...routes.map(({ path }) => `/:lang${path}`),
    ...machines.routes.map(({ path }) => path.replace(/^\/(en|ko)(?=\/)/, '/:lang')),
  ];
  const plain = [...new Set(paths.map((path) => path.replaceAll(/\{[^}]*\}/g, '')))].sort();
  const rows = plain.filter((path) => !path.endsWith('/page/:page')).map((path) => [code(path)]);
  return { heading: null, columns: ['Address', 'What stands there'], byHand: 1, rows };
}

/** Every endpoint of the API with its parameters. */
export function endpointList(): string {
  return ENDPOINTS.map(({ path, summary, parameters, answers }) => {
    const lines = parameters.map(
      ({ name, description, required }) =>
        `| ${code(name)} | ${required ? 'yes' : ''} | ${asCell(description.en)} |`,
    );
    const table = ['', '| Parameter | Required | What it does |', '| --- | --- | --- |', ...lines];
    return [
      `### ${code(`GET ${path}`)}`,
      '',
      `${summary.en} Answers with ${code(answers)}.`,
      ...(lines.length > 0 ? table : []),
    ].join('\n');
  }).join('\n\n');
}

const words = { en: '', ko: '' };
const nothing = (): undefined => undefined;
const noRows = (): { readonly rows: readonly []; readonly total: 0 } => ({ rows: [], total: 0 });

/** A release without a record: enough for the site to lay out its routes. */
const blankRelease: ReleaseReader = {
  meta: {
    number: 1,
    schema: 1,
    asOf: '',
    builder: '',
    approval: 'public-sources',
    synthetic: false,
    counts: {},
    organisation: {
      name: words,
      tagline: words,
      contact: null,
      contactNote: words,
      affiliation: words,
      colours: {},
      featuredFigures: { held: '', died: '', camps: [] },
      contestedTotals: [],
      latestReport: null,
      campaignDemands: [],
      camps: 'all',
      topicCamps: {},
      topicPeople: {},
      themes: [],
    },
  },
  record: nothing,
  recordById: nothing,
  stub: nothing,
  list: noRows,
  backlinks: () => [],
  referring: () => [],
  restingOn: noRows,
  source: nothing,
  asset: nothing,
  glossary: () => [],
  search: () => ({
    hits: [],
    total: 0,
    capped: false,
    facets: { kind: [], camp: [], decade: [], sourceType: [] },
    near: [],
  }),
  close: nothing,
};

const blankFiles: ReleaseFiles = {
  folder: '',
  files: [],
  signature: '',
  publicKey: '',
  manifest: {
    format: 'unhidden-release',
    number: 1,
    schema: 1,
    builder: '',
    asOf: '',
    approval: 'public-sources',
    synthetic: false,
    counts: {},
    editorialSources: 0,
    withheld: {},
    tables: {},
    files: {},
  },
};
