import type { Words } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { SearchFilters } from '../../release/release-model.ts';
import type { Fault } from './problem.ts';

/** A query parameter: what it takes and how the description of the API tells it. */
export type Parameter = {
  readonly name: string;
  readonly description: Words;
  readonly required?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  /** What is wrong with a value, as the end of a sentence that begins with the parameter. */
  readonly check: (value: string) => string | undefined;
};

export const MOST_ROWS = 100;
const USUAL_ROWS = 50;
export const LONGEST_QUERY = 200;
const MOST_SKIPPED = 10_000_000;

const whole =
  (least: number, most: number) =>
  (value: string): string | undefined =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `must be a whole number from ${least} to ${most}`;

const oneOf =
  (values: readonly string[]) =>
  (value: string): string | undefined =>
    values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;

export const offset: Parameter = {
  name: 'offset',
  description: { en: 'How many rows to skip.', ko: '건너뛸 행의 수.' },
  schema: { type: 'integer', minimum: 0, maximum: MOST_SKIPPED, default: 0 },
  check: whole(0, MOST_SKIPPED),
};

export const limit: Parameter = {
  name: 'limit',
  description: {
    en: `How many rows to return, at most ${MOST_ROWS}.`,
    ko: `받을 행의 수. 최대 ${MOST_ROWS}.`,
  },
  schema: { type: 'integer', minimum: 1, maximum: MOST_ROWS, default: USUAL_ROWS },
  check: whole(1, MOST_ROWS),
};

const kinds = [...catalogue.keys(), 'glossary'];
const sourceTypes = Object.keys(
  catalogue.get('source')?.properties.find(({ name }) => name === 'type')?.choices ?? {},
);

export const searchParameters: readonly Parameter[] = [
  {
    name: 'q',
    description: {
      en: 'What to look for: a name in any spelling, in English, Korean or romanised Korean.',
      ko: '찾을 말. 이름은 영어, 한글, 로마자 표기 어느 것으로도 찾을 수 있다.',
    },
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: LONGEST_QUERY },
    check: (value) =>
      value.length <= LONGEST_QUERY ? undefined : `must have at most ${LONGEST_QUERY} characters`,
  },
  {
    name: 'kind',
    description: { en: 'Only records of this kind.', ko: '이 종류의 기록만.' },
    schema: { type: 'string', enum: kinds },
    check: oneOf(kinds),
  },
  {
    name: 'camp',
    description: {
      en: 'Only what concerns this camp; its handle or id.',
      ko: '이 수용소에 관한 것만. 수용소의 handle이나 id.',
    },
    schema: { type: 'string' },
    check: (value) =>
      /^[a-z0-9-]{1,80}$/.test(value)
        ? undefined
        : 'must be the handle of a camp, for example camp-14; /api/v1/camps lists them',
  },
  {
    name: 'decade',
    description: { en: 'Only what falls into this decade.', ko: '이 연대에 속한 것만.' },
    schema: { type: 'string', pattern: '^\\d{3}0s$' },
    check: (value) => (/^\d{3}0s$/.test(value) ? undefined : 'must be a decade, for example 1990s'),
  },
  {
    name: 'source_type',
    description: { en: 'Only what rests on a source of this type.', ko: '이 유형의 출처에 근거한 것만.' },
    schema: { type: 'string', enum: sourceTypes },
    check: oneOf(sourceTypes),
  },
  offset,
  limit,
];

export type Values = Readonly<Record<string, string>>;

/** The parameters of a request, or everything wrong with them at once. */
export function readParameters(
  query: URLSearchParams,
  allowed: readonly Parameter[],
): { readonly values: Values; readonly faults: readonly Fault[] } {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [name, value] of query) {
    const parameter = allowed.find((each) => each.name === name);
    if (!parameter)
      faults.push({
        parameter: name,
        problem: `is unknown here; leave it out, or use ${allowed.map((each) => each.name).join(', ') || 'none'}`,
      });
    else if (name in values) faults.push({ parameter: name, problem: 'is given twice; give it once' });
    else {
      const wrong = parameter.check(value);
      if (wrong) faults.push({ parameter: name, problem: wrong });
      values[name] = value;
    }
  }
  for (const { name, required } of allowed)
    if (required && (values[name] ?? '').trim() === '')
      faults.push({ parameter: name, problem: 'is missing; say what to look for' });
  return { values, faults };
}

export function rowsAsked(values: Values): { readonly offset: number; readonly limit: number } {
  return { offset: Number(values['offset'] ?? 0), limit: Number(values['limit'] ?? USUAL_ROWS) };
}

/** Filters for the release's search; `campId` finds the id behind a camp's handle. */
export function filtersAsked(values: Values, campId: (handle: string) => string | undefined): SearchFilters {
  const { kind, camp, decade, source_type: sourceType } = values;
  return {
    ...(kind ? { kind } : {}),
    ...(camp ? { camp: campId(camp) ?? camp } : {}),
    ...(decade ? { decade } : {}),
    ...(sourceType ? { sourceType } : {}),
  };
}
