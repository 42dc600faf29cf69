import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Who may import whom. Run by `npm run ok`; prints every breach and exits with 1. */

/** Features of the workbench, which people sign in to. */
const STAFF = [
  'accounts',
  'casework',
  'consent',
  'custody',
  'internships',
  'publishing',
  'recording',
  'review',
  'sealing',
  'triage',
  'workbench',
];

const root = resolve(import.meta.dirname, '..');
const sources = ['packages', 'app/src'].flatMap(filesIn);
const imports = new Map(sources.map((file) => [file, importsOf(file)]));
const problems = [...sources.flatMap(breaches), ...cycles(), ...loadedBySite()];
for (const problem of problems) console.error(problem);
console.log(`${sources.length} files, ${problems.length} breaches`);
process.exitCode = problems.length === 0 ? 0 : 1;

type Import = {
  readonly text: string;
  readonly file: string | undefined;
  readonly isType: boolean;
  /** Loaded when it is needed and not with the file. */
  readonly isLater: boolean;
};

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/test/'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    (match) => {
      const name = match[1] ?? match[2] ?? '';
      const own = /^@unhidden\/(\w+)$/.exec(name);
      const target = name.startsWith('.')
        ? relative(root, resolve(root, dirname(file), name))
        : own
          ? `packages/${own[1]}/src/index.ts`
          : undefined;
      const isType = /^(?:import|export) type/.test(match[0]);
      return { text: name, file: target, isType, isLater: match[2] !== undefined };
    },
  );
}

/** The feature (folder of app/src) a file belongs to. */
function featureOf(file: string): string | undefined {
  return /^app\/src\/([a-z]+)\//.exec(file)?.[1];
}

function breaches(file: string): string[] {
  const found: string[] = [];
  const feature = featureOf(file);
  const text = readFileSync(join(root, file), 'utf8');
  for (const { text: name, file: target, isType } of imports.get(file) ?? []) {
    const other = target === undefined ? undefined : featureOf(target);
    const breach = (rule: string) => found.push(`${file} imports ${name}: ${rule}`);
    if (file.startsWith('packages/')) {
      if (name.startsWith('node:')) breach('packages do no input or output');
      if (target !== undefined && !target.startsWith('packages/')) breach('packages import only packages');
    }
    if (feature === 'platform' && other !== undefined && other !== 'platform')
      breach('platform imports no feature');
    if (feature === 'site' && ['register', 'keyring', ...STAFF].includes(other ?? ''))
      breach('the site knows a release, nothing else');
    if (feature === 'intake' && ['register', 'site', 'keyring', ...STAFF].includes(other ?? ''))
      breach('the forms can seal and know nothing of what opens');
    if (feature === 'ui' && ['register', 'site', 'keyring', ...STAFF].includes(other ?? ''))
      breach('ui imports no feature');
    if (feature === 'keyring' && other !== undefined && !['keyring', 'platform'].includes(other))
      breach('keys know nothing of what they seal');
    if (feature === 'register' && ['release', 'site', 'ui', 'keyring', ...STAFF].includes(other ?? ''))
      breach('data flows from the register to the release, not back');
    if (feature === 'documents' && other !== undefined && !['documents', 'platform', 'ui'].includes(other))
      breach('documents know nothing of who sent them');
    const isInside = (path: string): boolean => path.startsWith('app/src/documents/inside/');
    if (isInside(target ?? '') && !isInside(file))
      breach('what reads hostile files runs in the sandbox only');
    // Publishing redeems what the signer granted, and only the signer can grant.
    const isSigner = target === 'app/src/publishing/signer.ts';
    if (feature === 'release' && ['site', ...STAFF].includes(other ?? '') && !isSigner)
      breach('a release does not know its site');
    // The shape of what a store gives is no query.
    if (/-views?\.ts$/.test(file) && (target ?? '').endsWith('-store.ts') && !isType)
      breach('views import no stores');
    if (feature !== other && other === 'register' && !isType && !target?.endsWith('/index.ts'))
      breach('other features import register/index.ts');
  }
  if (text.includes('process.env') && feature !== 'config')
    found.push(`${file} reads process.env: only config does`);
  if (file.startsWith('packages/') && /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)/.test(text))
    found.push(`${file} uses a clock or randomness: packages are pure`);
  return found;
}

/** Import cycles, each once, by depth-first search. */
function cycles(): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push(`import cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
      return;
    }
    state.set(file, 'open');
    for (const { file: target } of imports.get(file) ?? [])
      if (target !== undefined && imports.has(target)) visit(target, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of sources) visit(file, []);
  return found;
}

/** Large libraries that the public process would load at its start. */
function loadedBySite(): string[] {
  const loaded = new Set<string>(['app/src/site/serve.ts']);
  const found: string[] = [];
  for (const file of loaded)
    for (const { text, file: target, isType, isLater } of imports.get(file) ?? []) {
      if (isType || isLater) continue;
      if (target !== undefined) loaded.add(target);
      if (['zod', 'age-encryption'].includes(text))
        found.push(`${file} imports ${text}: the public process starts without it`);
    }
  return found;
}
