import type { Page } from 'playwright-core';
import type { Answers, FormDefinition, FormField } from '../../src/intake/form-definition.ts';
import { answerName } from '../../src/intake/form-fields.ts';
import { TIME_ZONES } from '../../src/intake/time-zones.ts';
import { formMessages } from '../../src/intake/views/messages.ts';
import type { Language } from '../../src/ui/language.ts';

/** Fills in what a page of a form asks, as somebody with a mouse and a keyboard does. */
export async function fillPage(
  page: Page,
  form: FormDefinition,
  id: string,
  answers: Answers,
  lang: Language = 'en',
): Promise<void> {
  for (const field of form.pages.find((each) => each.id === id)?.fields ?? []) {
    const answer = answers[field.name] ?? '';
    if (answer !== '') await fillField(page, field, answer, lang);
  }
}

async function fillField(page: Page, field: FormField, answer: string, lang: Language): Promise<void> {
  const control = page.locator(`[name="${answerName(field.name)}"]`);
  if (field.type === 'date') {
    const { date } = formMessages[lang];
    const [year = '', month = '', day = ''] = answer.split('-');
    const group = page.getByRole('group', { name: field.label[lang] });
    await group.getByLabel(date.year).fill(year);
    await group.getByLabel(date.month).fill(month);
    await group.getByLabel(date.day).fill(day);
  } else if (field.options === TIME_ZONES) await control.selectOption(answer);
  else if (field.options)
    for (const value of answer.split('\n')) {
      const words = field.options.find(([each]) => each === value)?.[1];
      const group = page.getByRole('group', { name: field.label[lang] });
      await group.getByLabel(words?.[lang] ?? '', { exact: true }).check();
    }
  else if ((await control.count()) > 0) await control.fill(answer);
}
