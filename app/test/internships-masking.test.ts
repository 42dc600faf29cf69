import { describe, expect, test } from 'vitest';
import { masked } from '../src/internships/masking.ts';

const HIDDEN = '▮';
const hide = (text: string, answers: Readonly<Record<string, string>>) => masked(text, answers, HIDDEN);
/** Every name here is invented. */
const korean = { name: '강새별', email: 'saebyeol.synth@example.org', institution: '가람대학교' };

describe('a name in Hangul', () => {
  test.each([
    ['강새별은 조사를 맡았다.', '▮은 조사를 맡았다.'],
    ['강새별이 쓴 글', '▮이 쓴 글'],
    ['저는 강새별입니다.', '저는 ▮입니다.'],
    ['강새별의 역할', '▮의 역할'],
    ['강새별에게서 받은', '▮에게서 받은'],
    ['강 새별', '▮'],
    ['강  새 별 드림', '▮ 드림'],
    ['새별이는 성실했다', '▮이는 성실했다'],
    ['새별 씨가', '▮ 씨가'],
    ['강 선생님께서', '▮님께서'],
    ['이력서_강새별_최종', '이력서_▮_최종'],
    ['지원자:강새별(여)', '지원자:▮(여)'],
    ['강\u200b새\u200b별', '▮'],
  ])('is hidden with whatever particle follows: %s', (text, shown) => {
    expect(hide(text, korean)).toBe(shown);
  });

  test.each([
    'Kang Saebyeol',
    'Kang Sae-byeol',
    'KANG SAEBYEOL',
    'Saebyeol Kang',
    'Kang Sae Byeol',
    'Gang Saebyeol',
    'Kang Saebyol',
    'Kang Saepyŏl',
    'kang saebyeol',
    'Kang, Sae-byeol',
    'Saebyeol',
    'Ms. Kang',
  ])('is hidden as %s, too', (spelling) => {
    expect(hide(`Written by ${spelling} in 2025.`, korean)).toMatch(/^Written by (?:Ms\. )?▮ in 2025\.$/);
  });

  test('of which other words are part stays readable', () => {
    const text = '강원도의 강을 건너 별을 보았다. 강의를 듣고 강조했다. I sing along the river.';
    expect(hide(text, korean)).toBe(text);
  });

  test('with a family name of two syllables is divided where it divides', () => {
    expect(hide('남궁해솔은 왔고 해솔이도 왔다. Namgung Haesol.', { name: '남궁해솔' })).toBe(
      '▮은 왔고 ▮이도 왔다. ▮.',
    );
  });

  test('given with its other spellings is hidden in each', () => {
    const answers = { name: '강새별 (姜新星, Kang Sae-byeol)' };
    expect(hide('姜新星 / 강새별 / Sae-byeol Kang', answers)).toBe('▮ / ▮ / ▮');
  });
});

describe('a name in Latin letters', () => {
  const answers = { name: 'Ryu Hae-sol' };

  test.each(['류해솔', '유해솔', '류 해솔', '해솔'])('is hidden in Hangul as %s', (hangul) => {
    expect(hide(`${hangul}은 말했다.`, answers)).toBe('▮은 말했다.');
  });

  test.each(['Ryu Haesol', 'Haesol Ryu', 'Yoo Hae Sol', 'RYU, HAE-SOL', 'H. S. Ryu', 'Ryu H.'])(
    'is hidden as %s',
    (spelling) => {
      const shown = hide(`By ${spelling}`, answers);
      expect(shown).not.toMatch(/ryu|yoo|hae|sol/i);
    },
  );

  test('of other languages is hidden with and without its marks, and in either order', () => {
    const other = { name: 'Synthetíc Quiñonesová', address: 'Dr Quiñonesová' };
    for (const spelling of [
      'Synthetíc Quiñonesová',
      'Synthetic Quinonesova',
      'QUIÑONESOVÁ, Synthetíc',
      'S. Quiñonesová',
    ])
      expect(hide(`By ${spelling}.`, other)).not.toMatch(/synth|qui[nñ]/i);
    expect(hide('By Synthetíc Quiñonesová.', other)).toBe('By ▮.');
  });

  test('that is also a word is hidden only where it stands as a name', () => {
    const will = { name: 'Will Syntheticson' };
    expect(hide('I will write to Will about it.', will)).toBe('I will write to ▮ about it.');
  });

  test('that is a frequent short word is not hidden out of every sentence', () => {
    const an = { name: 'An So-ra' };
    expect(hide('So I read an article on An Sora. No, go on.', an)).toBe(
      'So I read an article on ▮. No, go on.',
    );
  });

  test('in Cyrillic is hidden', () => {
    expect(hide('Автор: Иван Синтетический', { name: 'Иван Синтетический' })).toBe('Автор: ▮');
  });
});

describe('what reaches a person', () => {
  test.each([
    'saebyeol.synth@example.org',
    'Saebyeol.Synth＠example.org',
    'someone (at) mail.example.com',
    '홍보@example.kr',
  ])('an e-mail address is hidden: %s', (address) => {
    expect(hide(`Mail: ${address}`, korean)).toBe('Mail: ▮');
  });

  test.each([
    '010-1234-5678',
    '01012345678',
    '010 1234 5678',
    '+82 10-1234-5678',
    '02-123-4567',
    '(617) 555-0100',
    '617.555.0100',
    '+44 20 7946 0000',
    '０１０－１２３４－５６７８',
  ])('a telephone number is hidden: %s', (number) => {
    expect(hide(`Tel. ${number}`, korean)).toBe('Tel. ▮');
  });

  test.each([
    '2019 - 2023',
    '2024-03-01',
    '2024.03.01 ~ 2025.02.28',
    '1,234,567',
    '12,000 people in 15 camps',
    '2018–2021',
  ])('a date or a count is not: %s', (text) => {
    expect(hide(text, korean)).toBe(text.normalize('NFKC'));
  });

  test.each(['https://example.com/u/saebyeol', 'www.example.org', 'linkedin.com/in/kang', '@saebyeol_kang'])(
    'an address of a page is hidden: %s',
    (link) => {
      expect(hide(`See ${link}`, korean)).toBe('See ▮');
    },
  );

  test('the handle of the e-mail address is hidden wherever else it stands', () => {
    expect(hide('GitHub: syntheticstar7', { email: 'syntheticstar7@example.org' })).toBe('GitHub: ▮');
  });
});

describe('a school', () => {
  test.each(['가람대학교', '가람대', '가람 대학교', '가람대학원', 'Garam University'])(
    'in Korean is hidden as %s',
    (school) => {
      expect(hide(`${school} 3학년`, korean)).toBe('▮ 3학년');
    },
  );

  test.each([
    ['University of Synthopolis', 'the University of Synthopolis'],
    ['University of Synthopolis', 'Synthopolis University'],
    ['University of Synthopolis', 'Synthopolis'],
    ['Seoul Synthetic University', 'SSU'],
    ['Seoul Synthetic University', 'Seoul Synthetic Univ.'],
  ])('%s is hidden as %s', (institution, written) => {
    expect(hide(`I studied at ${written} for two years.`, { institution })).toMatch(
      /^I studied at (?:the )?▮\.? for two years\.$/,
    );
  });

  test('of which a city is part leaves the city alone', () => {
    const text = 'I lived in Seoul and read about the university and its law school.';
    expect(hide(text, { institution: 'Seoul Synthetic University' })).toBe(text);
  });
});

test('a long document is masked in a time people wait for, and cut where it ends', () => {
  const text = `${'Kang Saebyeol wrote this. 강새별이 썼다. '.repeat(8_000)}`;
  const shown = hide(text, { ...korean, name: '강새별 (Kang Sae-byeol)' });
  expect(shown).not.toMatch(/kang|새별/i);
  expect(shown.length).toBeLessThan(200_001);
});
