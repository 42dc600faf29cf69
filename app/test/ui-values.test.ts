import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '../src/ui/html.ts';
import { messages } from '../src/ui/messages/index.ts';
import { numberInWords } from '../src/ui/number-words.ts';
import { createStylesheet } from '../src/ui/stylesheet.ts';

const english = { lang: 'en', t: messages.en } as const;
const korean = { lang: 'ko', t: messages.ko } as const;

describe('a number in words', () => {
  test.each([
    ['||120000', 'people', 'up to 120,000', '최대 120,000명'],
    ['20000||', 'people', 'at least 20,000', '최소 20,000명'],
    ['80000||120000', 'people', '80,000–120,000', '80,000–120,000명'],
    ['|400000|', 'people', '400,000', '400,000명'],
    ['1|2|3', 'people', '2 (between 1 and 3)', '2명(1에서 3 사이)'],
    ['400||400', 'g/day', '400 g a day', '하루 400g'],
    ['|1|', 'camps', '1 camp', '1곳'],
    ['|14.5|', 'km2', '14.5 km²', '14.5㎢'],
  ])('%s %s', (text, unit, en, ko) => {
    expect(numberInWords(english, text, unit)).toBe(en);
    expect(numberInWords(korean, text, unit)).toBe(ko);
  });

  test('a bound alone is never said as a value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (bound) => {
        expect(numberInWords(english, `||${bound}`, 'people')).toMatch(/^up to /);
        expect(numberInWords(korean, `${bound}||`, 'people')).toMatch(/^최소 /);
      }),
    );
  });
});

describe('markup', () => {
  test('no text becomes an element or leaves its attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const made = String(html`<a title="${text}">${text}</a>`);
        expect(made.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
        expect(made.match(/"/g)).toHaveLength(2);
      }),
    );
  });

  test('lists, markup and nothing at all find their place', () => {
    const made = html`<p>${['<', html`<b>${1}</b>`, [null, false, undefined, 'x']]}</p>`;
    expect(String(made)).toBe('<p>&lt;<b>1</b>x</p>');
  });
});

describe('the stylesheet', () => {
  test('takes plain colours of the organisation and nothing else', () => {
    const { text } = createStylesheet({
      link: '#123456',
      'dark-link': '#abcdef',
      loss: 'red;} body{display:none',
    });
    expect(text).toContain('(prefers-color-scheme:light){:root{--link:#123456;}}');
    expect(text).toContain('(prefers-color-scheme:dark){:root{--link:#abcdef;}}');
    expect(text).not.toContain('display:none}');
    expect(text).not.toContain('red;');
  });

  test('has an address of its own for every content', () => {
    expect(createStylesheet({}).path).not.toBe(createStylesheet({ link: '#123456' }).path);
  });
});
