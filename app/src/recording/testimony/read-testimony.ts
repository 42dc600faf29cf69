import type { Catalogue, RecordId } from '@unhidden/record';
import { checkText } from '@unhidden/record';
import { OPEN_COMPARTMENT } from '../../accounts/roles.ts';
import type { Language } from '../../ui/language.ts';
import type { Problem } from '../../workbench/form.ts';
import { readCitedSource } from '../cited-source.ts';
import { fieldOf, readCredibility, readTyped } from '../claim-form.ts';
import type { NewClaim, NewRecord, Writing } from '../writing.ts';
import { testimonyMessages } from './messages.ts';
import { rowField, rowProperty, rowsOf, SECTIONS } from './sections.ts';
import type { Section } from './sections.ts';

/** A person of the form: a new record, or one of the register that the form says is the same. */
export type ToldPerson = {
  readonly row: number;
  readonly id: RecordId;
  /** Undefined while the form has not said whether it is one of the register. */
  readonly isNew: boolean | undefined;
  readonly names: readonly string[];
  readonly birth: string;
  readonly camps: readonly string[];
};

export type ToldTestimony = {
  readonly writing: Writing;
  readonly source: RecordId | undefined;
  /** The person who gave the source in confidence; undefined where it was not. */
  readonly witness: RecordId | undefined;
  readonly people: readonly ToldPerson[];
  readonly problems: readonly Problem[];
};

/** Scripts a name is asked for in; each spelling is kept as given. */
export const NAME_SCRIPTS = [
  ['hangul', 'ko-Hang'],
  ['latin', 'ko-Latn'],
] as const;

/** Reads one form into the records and statements it tells of, and everything that is wrong with it. */
export function readTestimony(
  lang: Language,
  catalogue: Catalogue,
  form: URLSearchParams,
  freshId: () => RecordId,
): ToldTestimony {
  const t = testimonyMessages[lang];
  const problems: Problem[] = [];
  const cited = readCitedSource(lang, catalogue, form, freshId);
  problems.push(...cited.problems);
  const source = cited.source?.id ?? ('' as RecordId);
  const compartment = form.get('source-compartment') ?? OPEN_COMPARTMENT;
  const general = (form.get('locator') ?? '').trim();
  const credibility = readCredibility(form);
  const textLang = form.get('text-lang') === 'en' ? 'en' : 'ko';
  const records: NewRecord[] = [];
  const claims: NewClaim[] = [];

  const locatorOf = (section: string, row: number): string => {
    const given = (form.get(`locator-${section}-${row}`) ?? '').trim();
    return given === '' ? general : given;
  };
  const people = readPeople(form, freshId);
  const personIds = new Map(people.map(({ row, id }) => [String(row), id]));
  const actIds = new Map<string, RecordId>();

  for (const section of SECTIONS)
    for (const row of rowsOf(form, section.name)) {
      const isPerson = section.name === 'person';
      const told = isPerson ? people.find((one) => one.row === row) : undefined;
      const locator = locatorOf(section.name, row);
      const record = told?.id ?? freshId();
      const own: NewClaim[] = told ? nameClaims(form, told, source, locator, credibility) : [];
      const said = new Set<string>();
      for (const part of section.parts) {
        const field = rowProperty(catalogue, section, row, part.property);
        const add = (value: string, more: Partial<NewClaim> = {}) => {
          said.add(part.property);
          own.push({ record, property: part.property, value, source, locator, credibility, ...more });
        };
        if (part.input === 'own') {
          const { typed, problems: found } = readTyped(lang, field, form);
          problems.push(...found);
          if (typed) add(typed.value, { ...typed, lang: field.type === 'text' ? textLang : typed.lang });
          continue;
        }
        const chosen = form.get(fieldOf('value', field.name)) ?? '';
        const target =
          part.input === 'camp' ? chosen : (part.input === 'person' ? personIds : actIds).get(chosen);
        if (chosen !== '' && target === undefined) problems.push([fieldOf('value', field.name), t.rowGone]);
        else if (target !== undefined && target !== '') add(target);
      }
      if (own.length === 0 && !told) continue;
      if (told && told.names.length === 0 && told.isNew !== false)
        problems.push([rowField('person', row, 'hangul'), t.nameMissing]);
      for (const name of section.needs)
        if (!said.has(name))
          problems.push([needField(section, row, name), t.needs(labelOf(catalogue, section, name, lang))]);
      if (locator === '') problems.push(['locator', t.locatorMissing]);
      else if (checkText('locator', locator)) problems.push(['locator', t.locatorWrong]);
      if (section.name === 'act') actIds.set(String(row), record);
      if (told?.isNew !== false) records.push({ id: record, kind: section.name, compartment });
      claims.push(...own);
    }
  if (claims.length === 0) problems.push(['', t.nothingTold]);
  const witness = readWitness(form, personIds);
  if (witness === 'missing') problems.push(['witness', t.witnessMissing]);
  return {
    writing: {
      form: 'testimony',
      records: [...(cited.source?.records ?? []), ...records],
      claims: [...(cited.source?.claims ?? []), ...claims],
    },
    source: cited.source?.id,
    witness: witness === 'missing' ? undefined : witness,
    people,
    problems: unique(problems),
  };
}

/** The rows that speak of a person, each with the id its record has or will have. */
function readPeople(form: URLSearchParams, freshId: () => RecordId): ToldPerson[] {
  return rowsOf(form, 'person').flatMap((row): readonly ToldPerson[] => {
    const at = (name: string) => (form.get(rowField('person', row, name)) ?? '').trim();
    const names = NAME_SCRIPTS.map(([script]) => at(script)).filter((name) => name !== '');
    const birth = (form.get(fieldOf('value', rowField('person', row, 'birth'))) ?? '').trim();
    const same = form.get(`same-${row}`) ?? '';
    const isSaid =
      names.length > 0 ||
      birth !== '' ||
      ['sex', 'role', 'note'].some(
        (name) => (form.get(fieldOf('value', rowField('person', row, name))) ?? '').trim() !== '',
      );
    if (!isSaid && same === '') return [];
    const camps = rowsOf(form, 'detention')
      .filter((other) => form.get(fieldOf('value', rowField('detention', other, 'person'))) === String(row))
      .map((other) => form.get(fieldOf('value', rowField('detention', other, 'camp'))) ?? '')
      .filter((camp) => camp !== '');
    const isNew = same === '' ? undefined : same === 'new';
    return [{ row, id: isNew === false ? (same as RecordId) : freshId(), isNew, names, birth, camps }];
  });
}

/** Names nobody has published are sealed: whoever is spoken of did not consent to be named. */
function nameClaims(
  form: URLSearchParams,
  { row, id }: ToldPerson,
  source: RecordId,
  locator: string,
  credibility: NewClaim['credibility'],
): NewClaim[] {
  const isPublic = form.get(`known-${row}`) === 'public';
  return NAME_SCRIPTS.flatMap(([script, lang]): readonly NewClaim[] => {
    const value = (form.get(rowField('person', row, script)) ?? '').trim();
    if (value === '') return [];
    const property = isPublic ? 'names' : 'legal_name';
    return [
      {
        record: id,
        property,
        value,
        lang,
        source,
        locator,
        ...(credibility === undefined ? {} : { credibility }),
      },
    ];
  });
}

function readWitness(
  form: URLSearchParams,
  people: ReadonlyMap<string, RecordId>,
): RecordId | undefined | 'missing' {
  if (form.get('confided') === 'no') return undefined;
  return people.get(form.get('witness') ?? '') ?? 'missing';
}

function needField(section: Section, row: number, name: string): string {
  return fieldOf('value', rowField(section.name, row, name));
}

function labelOf(catalogue: Catalogue, section: Section, name: string, lang: Language): string {
  return rowProperty(catalogue, section, 0, name).label[lang];
}

function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.join('\u0000'), problem])).values()];
}
