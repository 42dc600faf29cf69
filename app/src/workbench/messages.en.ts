import { counted } from '../ui/language.ts';

export const en = {
  served: (number: number) => `Release ${number} is being served.`,
  noRelease: 'No release has been built yet. Propose the first one under Releases.',
  imports: 'Imports',
  noImports: 'Nothing has been imported yet. Import a folder or a table with: npx unhidden import PATH',
  name: 'Name',
  day: 'Day',
  records: 'Records',
  statements: 'Statements',
  decisions: 'Decisions',
  synthetic: 'invented people, for demonstration',
  releases: 'Releases',
  number: 'Number',
  asOf: 'As of',
  approval: 'How it was approved',
  approvals: {
    'public-sources': 'built from public sources, without staff approval',
    approved: 'approved by two people',
    removal: 'something withdrawn at once by one person; nothing added',
  } as Readonly<Record<string, string>>,
  withheld: 'Withheld',
  isServed: 'being served',
  nothing: 'nothing',
  reasons: (n: number, reason: string) => `${counted(n, 'statement', 'statements')}: ${reason}`,
  commands: 'What to do from the command line',
  commandList: [
    ['npx unhidden import PATH --dry-run', 'shows what an import would add and what is wrong with it'],
    ['npx unhidden release publish PROPOSAL', 'carries out a proposal that two people approved here'],
    ['npx unhidden export DIR', 'writes the whole public site as static files'],
    ['npx unhidden export-content DIR', 'writes all content as a backup'],
  ] as readonly (readonly [string, string])[],
};
