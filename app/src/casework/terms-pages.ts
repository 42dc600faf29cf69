import { accountNames } from '../accounts/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Terms } from '../intake/terms.ts';
import { FIRST_TERMS } from '../intake/terms.ts';
import { html } from '../ui/html.ts';
import type { Content } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import type { Problem } from '../workbench/form.ts';
import {
  button,
  form,
  problemOf,
  problemSummary,
  selectField,
  textArea,
  textField,
} from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { caseworkMessages } from './messages.ts';
import { changedTerms, changeTerms, undoTerms } from './terms-actions.ts';
import type { TermsGiven } from './terms-actions.ts';
import { termsSchema } from './terms-schema.ts';
import { currentTerms, termsVersions } from './terms-store.ts';
import type { TermsVersion } from './terms-store.ts';

/** The terms of the internship and their history. */
export const termsRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/cases/terms',
    policy: 'work on internships',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: '/cases/terms', policy: 'change terms', handle: change },
];

const NUMBERS = [
  'monthsAhead',
  'hoursPerWeek',
  'mostFiles',
  'mostFileMegabytes',
  'answerDays',
  'placesPerTerm',
  'internsPerSupervisor',
] as const;
const CHOICES = ['isOpen', 'isPaid', 'creditHonoured'] as const;

type Typed = Readonly<Record<string, string>>;

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[] = [],
  typed?: Typed,
): Promise<Answer> {
  const { lang, href } = request;
  const { register } = services;
  const t = caseworkMessages[lang].terms;
  const terms = await currentTerms(services, register);
  const versions = await termsVersions(services, register);
  const people = await accountNames(
    register,
    services,
    versions.map(({ by }) => by),
  );
  return {
    page: {
      title: t.title,
      section: 'cases',
      status: problems.length > 0 ? 422 : 200,
      body: [
        problemSummary(lang, problems),
        html`<p class="lead">${t.lead}</p>`,
        html`<p>${t.number(terms.number)}</p>`,
        form(person, href('/cases/terms'), [
          html`<input type="hidden" name="seen" value="${terms.number}" />`,
          fields(lang, typed ?? typedOf(terms), problems),
          button(t.change, { name: 'step', value: 'change' }),
        ]),
        html`<h2>${t.history}</h2>`,
        history(lang, versions, people),
        versions.length === 0
          ? null
          : form(
              person,
              href('/cases/terms'),
              [
                html`<input type="hidden" name="seen" value="${terms.number}" />`,
                button(t.undo, { name: 'step', value: 'undo', isQuiet: true }),
              ],
              { isPlain: true },
            ),
      ],
      help: t.help,
    },
  };
}

function fields(lang: Language, typed: Typed, problems: readonly Problem[]): Content {
  const t = caseworkMessages[lang].terms;
  const hints: Readonly<Record<string, string>> = {
    monthsAhead: t.monthsAheadHint,
    hoursPerWeek: t.hoursPerWeekHint,
  };
  const common = (name: string) => ({ name, value: typed[name], problem: problemOf(problems, name) });
  return [
    CHOICES.map((name) =>
      selectField({
        ...common(name),
        label: t[name],
        options: [
          ['true', t.yes],
          ['false', t.no],
        ],
      }),
    ),
    NUMBERS.map((name) => {
      const hint = hints[name];
      return textField({
        ...common(name),
        label: t[name],
        type: 'number',
        width: 'short',
        ...(hint === undefined ? {} : { hint }),
      });
    }),
    textField({ ...common('askedFormat'), label: t.askedFormat, width: 'short' }),
    textArea({ ...common('accepted'), label: t.accepted }),
    textArea({ ...common('placesEn'), label: t.placesEn, rows: 2 }),
    textArea({ ...common('placesKo'), label: t.placesKo, rows: 2 }),
  ];
}

function typedOf(terms: Terms): Typed {
  return {
    ...Object.fromEntries([...NUMBERS, ...CHOICES].map((name) => [name, String(terms[name])])),
    askedFormat: terms.askedFormat,
    accepted: terms.accepted.join('\n'),
    placesEn: terms.places.en,
    placesKo: terms.places.ko,
  };
}

/** What was typed as terms, or the names of the fields that are wrong. */
function readTerms(typed: Typed): { readonly given?: TermsGiven; readonly wrong: readonly string[] } {
  const text = (name: string): string => (typed[name] ?? '').replaceAll('\r\n', '\n').trim();
  const made = {
    version: 1,
    number: 1,
    ...Object.fromEntries(NUMBERS.map((name) => [name, text(name) === '' ? Number.NaN : Number(text(name))])),
    ...Object.fromEntries(CHOICES.map((name) => [name, text(name) === 'true'])),
    askedFormat: text('askedFormat').toLowerCase(),
    accepted: text('accepted')
      .split('\n')
      .map((line) => line.trim().toLowerCase())
      .filter((line) => line !== ''),
    places: { en: text('placesEn'), ko: text('placesKo') },
  };
  const parsed = termsSchema.safeParse(made);
  const unfit = [...made.accepted, made.askedFormat].some((name) => !/^[a-z0-9]{1,10}$/.test(name));
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path: [first, second] }) =>
        first === 'places' ? `places${second === 'ko' ? 'Ko' : 'En'}` : String(first),
      );
  if (!parsed.success || unfit) return { wrong: [...new Set([...wrong, ...(unfit ? ['accepted'] : [])])] };
  const { version: _version, number: _number, ...given } = parsed.data;
  return { given, wrong: [] };
}

async function change(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang } = request;
  const t = caseworkMessages[lang].terms;
  const seen = Number(sent.get('seen') ?? 0);
  const typed: Typed = Object.fromEntries(sent);
  const isUndo = sent.get('step') === 'undo';
  const { given, wrong } = isUndo ? { given: undefined, wrong: [] } : readTerms(typed);
  if (!isUndo && !given)
    return show(
      request,
      person,
      services,
      wrong.map((name): Problem => [name, t.wrong]),
      typed,
    );
  const done = given
    ? await changeTerms(services, person, given, seen)
    : await undoTerms(services, person, seen);
  if (done.ok) return { redirect: '/cases/terms', notice: t.changed(done.value.number) };
  return show(
    request,
    person,
    services,
    done.problems.map((each): Problem => ['', each[lang]]),
  );
}

function history(
  lang: Language,
  versions: readonly TermsVersion[],
  people: ReadonlyMap<string, string>,
): Content {
  const t = caseworkMessages[lang].terms;
  const labels = t as unknown as Readonly<Record<string, string>>;
  const rows = versions.map(({ terms, by, at, undoes }, index): readonly Content[] => {
    const before = versions[index + 1]?.terms ?? FIRST_TERMS;
    const changed = changedTerms(before, terms).map(
      (key) =>
        html`<li>
          ${key === 'places' ? `${t.placesEn}, ${t.placesKo}` : (labels[key] ?? key)}:
          ${shown(t, before[key])} → ${shown(t, terms[key])}
        </li>`,
    );
    return [
      t.number(terms.number),
      at.slice(0, 10),
      people.get(by) ?? by,
      [
        undoes === null ? null : html`<p>${t.undone} ${undoes}</p>`,
        html`<ul>
          ${changed}
        </ul>`,
      ],
    ];
  });
  return plainTable(
    t.history,
    [t.version, t.when, t.who, t.what],
    [...rows, [t.number(1), '', '', t.first]],
    { isHeaded: true },
  );
}

function shown(t: { readonly yes: string; readonly no: string }, value: unknown): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object' && value !== null) return Object.values(value).join(' / ');
  return String(value);
}
