import { Hono } from 'hono';
import { FTM_MAPPINGS } from '../../app/src/release/ftm-mapping.ts';
import type { ReleaseFiles } from '../../app/src/release/release-files.ts';
import type { ReleaseReader } from '../../app/src/release/release-model.ts';
import { ENDPOINTS } from '../../app/src/site/api/endpoints.ts';
import { addMachineRoutes } from '../../app/src/site/data/machine-routes.ts';
import { routes } from '../../app/src/site/routes.ts';
import type { KeptTable } from './kept-table.ts';
import { asCell, code } from './markdown.ts';

/** Every address of the public process but the API's: `:lang` stands for both languages. */
export function routeTable(): KeptTable {
  const machines = new Hono();
  // Laying out routes reads nothing of a release.
  addMachineRoutes(machines, {} as ReleaseReader, {} as ReleaseFiles, []);
  const paths = [
    '/',
    '/assets/*',
    ...routes.map(({ path }) => `/:lang${path}`),
    ...machines.routes.map(({ path }) => path.replace(/^\/(en|ko)(?=\/)/, '/:lang')),
  ];
  // Further pages of a table are told once, in the text.
  const rows = [...new Set(paths)].filter((path) => !path.includes('/page/:page')).sort();
  return {
    heading: null,
    columns: ['Address', 'What stands there'],
    byHand: 1,
    rows: rows.map((path) => [code(path)]),
  };
}

/** Which kind becomes which schema of FollowTheMoney, and which property which. */
export function ftmTable(): string {
  const rows = Object.entries(FTM_MAPPINGS).map(([kind, { schema, fields }]) => {
    const pairs = Object.entries(fields).map(([property, { prop }]) => `${code(property)} → ${code(prop)}`);
    return `| [${code(kind)}](data-dictionary.md#${kind}) | ${code(schema)} | ${pairs.join(', ')} |`;
  });
  return ['| Kind | Schema | Properties |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Every endpoint of the API with its parameters. */
export function endpointList(): string {
  return ENDPOINTS.map(({ path, summary, parameters, answers }) => {
    const rows = parameters.map(
      ({ name, description, required }) =>
        `| ${code(name)} | ${required ? 'yes' : ''} | ${asCell(description.en)} |`,
    );
    const table = ['', '| Parameter | Required | What it does |', '| --- | --- | --- |', ...rows];
    const text = [`### ${code(`GET ${path}`)}`, '', `${summary.en} Answers with ${code(answers)}.`];
    return [...text, ...(rows.length > 0 ? table : [])].join('\n');
  }).join('\n\n');
}
