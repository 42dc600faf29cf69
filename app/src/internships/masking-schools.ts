import { nameKey } from '@unhidden/names';
import type { Finder, Span } from './masking-spans.ts';
import { literal, spansOf } from './masking-spans.ts';

/** Words that many schools and employers share; alone they give nobody away. */
const GENERIC = new Set(
  `academy and art arts association business center centre college community company corporation council department
  de der des di du economics ecole engineering escola escuela faculty for foundation foreign gmbh graduate group high
  hochschule inc institut institute instituto international law ltd management medicine middle national of on ministry
  office organisation organization political polytechnic programme program school schools science sciences seminary
  social society state studies technical technology the training universidad universidade universita universitat
  universite universiteit university women für`.split(/\s+/),
);
const KOREAN_ENDINGS =
  '(?:여자)?(?:국립|사립)?(?:대학교|대학원|대학|대|고등학교|고교|고|중학교|학교|학원|연구원|연구소|재단|협회|주식회사)';

/** Finds a school or employer: its whole name, its initials, and the words of it that only it has. */
export function schoolFinder(school: string): Finder {
  const name = school.normalize('NFKC');
  const finders = [...latin(name), ...korean(name)];
  return (text) => finders.flatMap((find) => find(text));
}

function latin(name: string): Finder[] {
  const words = (name.match(/[\p{Script=Latin}\p{M}\p{N}'’&]+/gu) ?? []).filter((word) =>
    /\p{L}/u.test(word),
  );
  if (words.length === 0) return [];
  const own = words.filter((word) => !GENERIC.has(plain(word)) && plain(word).length >= 3 && !isPlace(word));
  const finders: Finder[] = [
    // `University of Seoul` and `Seoul University` alike; small words between may be missing.
    phrase(words),
    ...own.map((word) => alone(word)),
  ];
  const initials = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word.charAt(0));
  if (initials.length >= 3) finders.push(alone(initials.join(''), ''));
  const [first = ''] = words;
  // 연세 for Yonsei: the Korean word before 대학교 and its kin.
  if (words.length <= 3 && first.length >= 4) finders.push(hangulOf(first));
  return finders;
}

function phrase(words: readonly string[]): Finder {
  const between = '[\\s,.-]+(?:(?:of|the|de|für|for|and|at)\\s+)*';
  const content = words.filter((word) => !['of', 'the', 'de', 'for', 'and', 'at'].includes(plain(word)));
  const isSchool = content.some((word) => GENERIC.has(plain(word)));
  if (content.length < 2 && isSchool) return () => [];
  const shortened = content.map((word) =>
    plain(word) === 'university' ? '(?:University|Univ\\.?|Uni)' : literal(word),
  );
  const orders = [shortened, shortened.toReversed(), [...shortened.slice(1), ...shortened.slice(0, 1)]];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${orders.map((order) => order.join(between)).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => spansOf(text, pattern);
}

function alone(word: string, flags = 'i'): Finder {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${literal(word)}(?![\\p{L}\\p{N}])`, `gu${flags}`);
  return (text) => spansOf(text, pattern);
}

/** A Korean name of a school with or without its ending, and the Latin words that sound like it. */
function korean(name: string): Finder[] {
  const runs = name.match(/[가-힣]{2,}/gu) ?? [];
  return runs.flatMap((run) => {
    const stem = run.replace(new RegExp(`${KOREAN_ENDINGS}$`, 'u'), '');
    if (stem.length < 2) return [];
    const hasOwnName = stem !== run && !isPlace(stem);
    const pattern = new RegExp(
      hasOwnName
        ? `(?<![가-힣])${literal(stem)}(?:\\s?${KOREAN_ENDINGS})?`
        : `${literal(stem)}\\s?${KOREAN_ENDINGS}|${literal(run)}`,
      'gu',
    );
    return [(text: string) => spansOf(text, pattern), latinOf(stem)];
  });
}

function hangulOf(latinWord: string): Finder {
  const key = nameKey(latinWord);
  const pattern = new RegExp(`(?<![가-힣])([가-힣]{2,4}?)\\s?${KOREAN_ENDINGS}`, 'gu');
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: all, 1: stem = '' }): Span[] =>
      nameKey(stem) === key ? [[index, index + all.length]] : [],
    );
}

/** The Latin word before a word such as University that sounds like a Korean stem. */
function latinOf(stem: string): Finder {
  const key = nameKey(stem);
  return (text) =>
    [...text.matchAll(/\b([A-Z][\p{L}'’]{2,})((?:\s+[A-Z][\p{L}.'’]+){1,3})/gu)].flatMap(
      ({ index, 0: all, 1: first = '', 2: rest = '' }): Span[] =>
        nameKey(first) === key && rest.split(/\s+/).some((word) => /^univ|^coll|^school|^inst/i.test(word))
          ? [[index, index + all.length]]
          : [],
    );
}

let places: ReadonlySet<string> | undefined;

/** Cities and countries stand in many texts for other reasons; they are hidden only as part of a whole name. */
function isPlace(word: string): boolean {
  places ??= new Set([
    ...Intl.supportedValuesOf('timeZone').flatMap((zone) => zone.split(/[/_]/).map(plain)),
    ...REGIONS.flatMap((code) =>
      (['en', 'ko'] as const).flatMap((lang) =>
        (new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' }).of(code) ?? '')
          .split(/\s+/)
          .map(plain),
      ),
    ),

    '서울',
    '부산',
    '대구',
    '인천',
    '광주',
    '대전',
    '울산',
    '제주',
    '평양',
    'busan',
    'korea',
    'washington',
  ]);
  return places.has(plain(word));
}

const REGIONS: readonly string[] =
  'KR KP US GB DE FR JP CN CA AU NZ IE NL BE CH AT IT ES PT SE NO DK FI PL CZ IN ID VN TH PH MY SG TW HK MN RU UA TR IL EG ZA NG KE BR AR CL MX CO'.split(
    ' ',
  );

function plain(word: string): string {
  return /[가-힣]/u.test(word) ? word : word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
