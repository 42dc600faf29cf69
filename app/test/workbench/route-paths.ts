import type { WorkRoute } from '../../src/workbench/route.ts';
import type { Actor } from './actors.ts';
import { promised } from './actors.ts';
import type { Cast } from './cast.ts';
import type { Objects } from './samples.ts';
import { SAMPLES } from './samples.ts';

/** `parameter` counts which one does not hold what is there for the person. */
export type Filled = {
  readonly path: string;
  readonly values: readonly string[];
  readonly parameter: number;
};

/** The paths of a route, filled with what is there for a person, what is there but not for them, and what is not. */
export type RoutePaths = {
  readonly own: string;
  readonly forbidden: readonly Filled[];
  readonly absent: readonly Filled[];
  readonly hasObject: boolean;
  readonly isMade: boolean;
  /** What `own` is filled with is there, but for nobody like this person. */
  readonly isNone: boolean;
};

const made = new Map<string, Promise<Objects>>();

/** Samples are made once for each owner, or `anew` where they are to be used up. */
export async function pathsOf(
  cast: Cast,
  route: WorkRoute,
  actor: Actor,
  anew?: 'anew',
): Promise<RoutePaths> {
  const isFor = ['passed', 'prove'].includes(promised(route.policy, actor));
  const owner = isFor && actor.who ? actor.who : cast.insider;
  const objects: (readonly [parameter: string, of: Objects])[] = [];
  for (const prefix of parametersOf(route.path)) {
    const sample = sampleOf(route.path, prefix);
    if (!sample)
      throw new Error(
        `${route.method} ${route.path} names an object by ${prefix}: add to SAMPLES in app/test/workbench/samples.ts one of the asker's own, those of other people or compartments, and one that is not there`,
      );
    const key = `${sample.key} ${owner.person.user}`;
    const of = (anew ? undefined : made.get(key)) ?? Promise.resolve(sample.make(cast, owner));
    if (!anew) made.set(key, of);
    objects.push([prefix.split('/').at(-1) ?? '', await of]);
  }
  const fill = (values: readonly string[], parameter: number): Filled => ({
    path: `/en${objects.reduce((path, [parameter], index) => path.replace(parameter, values[index] ?? ''), route.path)}`,
    values,
    parameter,
  });
  const owns = objects.map(([, { own }]) => own);
  const each = (pick: (of: Objects) => readonly string[]): Filled[] =>
    objects.flatMap(([, of], index) => pick(of).map((value) => fill(owns.with(index, value), index)));
  return {
    own: fill(owns, -1).path,
    forbidden: each(({ forbidden }) => forbidden),
    absent: each(({ absent }) => [absent]),
    hasObject: objects.length > 0,
    isNone: objects.some(([, { isNone = false }]) => isNone),
    isMade: objects.some(([, { isMade = false }]) => isMade),
  };
}

/** A longer key stands for a parameter too, where what is there depends on the page. */
function sampleOf(path: string, prefix: string) {
  const count = (text: string) => text.split(':').length;
  const [key] = Object.keys(SAMPLES)
    .filter((each) => each.startsWith(prefix) && count(each) === count(prefix))
    .filter((each) => path === each || path.startsWith(`${each}/`))
    .sort((a, b) => b.length - a.length);
  const make = key === undefined ? undefined : SAMPLES[key];
  return key !== undefined && make ? { key, make } : undefined;
}

/** `/a/:b/c/:d` has `/a/:b` and `/a/:b/c/:d`. */
function parametersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.flatMap((part, index) => (part.startsWith(':') ? [parts.slice(0, index + 1).join('/')] : []));
}
