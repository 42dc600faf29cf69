import fc from 'fast-check';
import { parseEdtf } from '../src/edtf-date.ts';
import type { EdtfDate } from '../src/edtf-date.ts';

export function date(text: string): EdtfDate {
  const parsed = parseEdtf(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const mark = fc.constantFrom('', '', '', '~', '?', '%');
const year = fc.integer({ min: 1890, max: 2030 });
const two = (value: number): string => String(value).padStart(2, '0');
const month = fc.integer({ min: 1, max: 12 }).map(two);

/** A certain day, drawn from the platform's own calendar. */
export const dayText = fc
  .date({ min: new Date('1890-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

export const unmarkedPointText = fc.oneof(
  year.map(String),
  year.map((value) => `${String(value).slice(0, 3)}X`),
  fc.constantFrom('18XX', '19XX', '20XX', 'XXXX'),
  fc.tuple(year, month).map(([y, m]) => `${y}-${m}`),
  fc.tuple(year, month).map(([y, m]) => `${y}-${m}-XX`),
  year.map((value) => `${value}-XX`),
  year.map((value) => `${value}-XX-XX`),
  fc.tuple(year, fc.constantFrom('21', '22', '23', '24')).map(([y, season]) => `${y}-${season}`),
  dayText,
);

export const pointText = fc.tuple(unmarkedPointText, mark).map(([text, flag]) => text + flag);

const ordered = fc
  .tuple(pointText, pointText)
  .map(([a, b]): [string, string] =>
    (date(a).earliest ?? '') <= (date(b).earliest ?? '') ? [a, b] : [b, a],
  );

const spanText = fc.oneof(
  ordered.map((ends) => ends.join('/')),
  fc.tuple(fc.constantFrom('', '..'), pointText).map(([start, to]) => `${start}/${to}`),
  fc.tuple(pointText, fc.constantFrom('', '..')).map(([from, end]) => `${from}/${end}`),
);

const member = fc.oneof(
  { weight: 3, arbitrary: pointText },
  { weight: 1, arbitrary: ordered.filter(([a, b]) => a !== b).map((ends) => ends.join('..')) },
);

const setText = fc
  .tuple(
    fc.constantFrom('[]', '{}'),
    fc.constantFrom('', '..'),
    fc.array(member, { minLength: 2, maxLength: 4 }),
    fc.constantFrom('', '..'),
  )
  .map(([brackets, before, members, after]) => {
    const all = [
      before && `..${members[0]?.split('..')[0]}`,
      ...members.slice(1),
      after && `${members[0]?.split('..')[0]}..`,
    ];
    return `${brackets[0]}${all.filter((text) => text !== '').join(',')}${brackets[1]}`;
  })
  .filter((text) => /,|\.\./.test(text));

/** Canonical EDTF of every shape the record accepts. */
export const edtfText = fc.oneof(pointText, spanText, setText);
