import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { allCommands } from '../../app/src/commands/index.ts';
import { settings } from '../../app/src/config/settings.ts';
import type { Docs } from './markdown.ts';
import { anchorsOf, codeSpansOf, linksOf } from './markdown.ts';

const commands = await allCommands();

/** Everything wrong with the words people wrote, each with its file and line. */
export function textProblems(docs: Docs, root: string): readonly string[] {
  return [
    ...[...docs].flatMap(([file, text]) => [
      ...brokenLinks(docs, root, file, text),
      ...missingPaths(root, file, text),
      ...unknownSettings(file, text),
      ...unknownCommands(file, text),
      ...unknownScripts(root, file, text),
      ...unfinished(file, text),
    ]),
    ...decisionProblems(docs),
    ...readmeProblems(docs),
    ...unknownSentences(docs, root),
  ];
}

function brokenLinks(docs: Docs, root: string, file: string, text: string): readonly string[] {
  return linksOf(text).flatMap(({ line, target }) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const to = path === '' ? file : posix.normalize(posix.join(dirname(file), path));
    if (!docs.has(to) && !existsSync(join(root, to)))
      return [`${file}:${line}: the link to ${target} leads nowhere`];
    const wanted = anchor === undefined || anchor === '' ? undefined : decodeURIComponent(anchor);
    if (wanted === undefined || anchorsOf(docs.get(to) ?? '').has(wanted)) return [];
    return [`${file}:${line}: ${to} has no heading #${wanted}`];
  });
}

/** Paths of this repository named in running text must exist. */
function missingPaths(root: string, file: string, text: string): readonly string[] {
  return codeSpansOf(text).flatMap(({ line, target }) => {
    if (!/^(app|packages|tools|data|docs|bench)\/[\w./-]*$/.test(target)) return [];
    return existsSync(join(root, target)) ? [] : [`${file}:${line}: there is no ${target}`];
  });
}

function unknownSettings(file: string, text: string): readonly string[] {
  const known: ReadonlySet<string> = new Set(settings.map(({ env }) => env));
  return eachMatch(text, /UNHIDDEN_[A-Z_]*[A-Z]/g).flatMap(({ line, found: [name] }) =>
    known.has(name) ? [] : [`${file}:${line}: there is no setting ${name}`],
  );
}

function unknownCommands(file: string, text: string): readonly string[] {
  return eachMatch(text, /npx unhidden ([a-z-]+)(?: ([a-z-]+))?([^\n`]*)/g).flatMap(
    ({ line, found: [, first = '', second = '', rest = ''] }) => {
      if (first === 'help') return [];
      const command = commands[`${first} ${second}`] ?? commands[first];
      if (!command) return [`${file}:${line}: there is no command "unhidden ${first}"`];
      const flags = new Set([
        ...Object.keys(command.flags).map((flag) => `--${flag}`),
        ...settings.map(({ flag }) => flag),
      ]);
      return [...rest.matchAll(/--[a-z-]+/g)].flatMap(([flag]) =>
        flags.has(flag) ? [] : [`${file}:${line}: "unhidden ${first}" has no flag ${flag}`],
      );
    },
  );
}

function unknownScripts(root: string, file: string, text: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return eachMatch(text, /npm run ([a-z:-]+)/g).flatMap(({ line, found: [, name = ''] }) =>
    Object.hasOwn(scripts, name) ? [] : [`${file}:${line}: package.json has no script ${name}`],
  );
}

const GUIDE = 'docs/guide/operator.md';

/** What the guide says the program says, the program must say: compared piece by piece around `…`, `;` and numbers. */
function unknownSentences(docs: Docs, root: string): readonly string[] {
  const table = (docs.get(GUIDE) ?? '').split('\n## When something is wrong\n')[1] ?? '';
  const sources = ['app/src', 'tools/run.mjs'].map((path) => textsUnder(join(root, path))).join('\n');
  return [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, said = '']) =>
    said
      .split(/…|;|\d+/)
      .map((piece) => piece.trim())
      .filter((piece) => piece.length >= LEAST_PIECE && piece !== 'It says' && !sources.includes(piece))
      .map((piece) => `${GUIDE}: nothing in the program says "${piece}"`),
  );
}

const LEAST_PIECE = 10;

function textsUnder(path: string): string {
  if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n');
}

const UNFINISHED = ['TODO', 'FIXME', 'TBD', 'lorem ipsum'];

function unfinished(file: string, text: string): readonly string[] {
  return eachMatch(text, new RegExp(`\\b(${UNFINISHED.join('|')})\\b`, 'gi')).map(
    ({ line, found: [word] }) =>
      `${file}:${line}: "${word}" says that something is unfinished; finish it or say what is missing`,
  );
}

const CHAPTERS = ['Context', 'Options', 'Decision', 'What would make us reconsider'];
const DECISION_LINES = 60;

function decisionProblems(docs: Docs): readonly string[] {
  const decisions = [...docs]
    .filter(([file]) => /^docs\/decisions\/\d/.test(file))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return decisions.flatMap(([file, text], index) => {
    const number = String(index + 1).padStart(4, '0');
    const lines = text.split('\n').length;
    return [
      ...(file.startsWith(`docs/decisions/${number}-`)
        ? []
        : [`${file}: the next decision is number ${number}`]),
      ...CHAPTERS.filter((name) => !text.includes(`\n## ${name}\n`)).map(
        (name) => `${file}: has no chapter "${name}"`,
      ),
      ...(lines > DECISION_LINES
        ? [`${file}: has ${lines} lines; a decision fits a page of ${DECISION_LINES}`]
        : []),
    ];
  });
}

const README_LINES = 70;

function readmeProblems(docs: Docs): readonly string[] {
  const lines = (docs.get('README.md') ?? '').split('\n').length;
  return lines > README_LINES
    ? [`README.md: has ${lines} lines; it is to fit one screen of ${README_LINES}`]
    : [];
}

function eachMatch(
  text: string,
  pattern: RegExp,
): readonly { readonly line: number; readonly found: RegExpExecArray }[] {
  return [...text.matchAll(pattern)].map((found) => ({
    line: text.slice(0, found.index).split('\n').length,
    found,
  }));
}
