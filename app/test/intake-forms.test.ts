import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testForms } from './setup/intake.ts';
import type { TestForms } from './setup/intake.ts';
import { visitor } from './setup/visitor.ts';

let forms: TestForms;

beforeAll(async () => {
  forms = await testForms();
});

afterAll(() => forms.close());

const doc = Buffer.concat([Buffer.from('{\\rtf1 Synthetic'), randomBytes(100_000)]);

describe('an application', () => {
  test('goes from the first page to success', async () => {
    const person = visitor(forms.url);
    await person.fillIn([{ name: 'cv.rtf', content: doc }]);
    expect(person.text()).toContain('cv.rtf');
    await person.finish();
    expect(person.status()).toBe(200);
    expect(person.html().replaceAll('<wbr />', '')).toContain(createHash('sha256').update(doc).digest('hex'));
    expect(readdirSync(forms.folder.drafts)).toEqual([]);
    expect(readdirSync(forms.folder.inbox)).toHaveLength(1);
  });
});
