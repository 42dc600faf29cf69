import type { Locator, Page } from 'playwright-core';

type Told = readonly [hangul: string, latin: string, isPublic: boolean];

/** What somebody told: three people, two detentions, four acts. */
export type Account = {
  readonly title: string;
  /** The first of them gives the account; the last one's name is sealed. */
  readonly people: readonly [witness: Told, second: Told, sealed: Told];
  readonly detentions: readonly (readonly [person: number, from: string])[];
  readonly acts: readonly (readonly [type: string, statement: string])[];
};

/** Fills in the form row by row, as a documenter does who listens to a recording; does not save. */
export async function enterTestimony(page: Page, account: Account): Promise<void> {
  await page.getByRole('radio', { name: 'A new account' }).check();
  await page.getByLabel('Title', { exact: true }).fill(account.title);
  await page.getByLabel('Where in the account', { exact: true }).fill('00:12:30');
  for (const [index, person] of account.people.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Add another person' }).click();
    const [hangul, latin, isPublic] = person;
    const row = rowOf(page, `Person ${index + 1}`);
    await row.getByLabel('Name in Hangul').pressSequentially(hangul);
    await row.getByLabel('Name in Latin letters').pressSequentially(latin);
    if (isPublic)
      await row.getByRole('radio', { name: 'Yes, the person is publicly known under it' }).check();
  }
  await page.getByLabel('Who gave it').selectOption({ index: 1 });
  for (const [index, [person, from]] of account.detentions.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Add another detention' }).click();
    const row = rowOf(page, `Detention ${index + 1}`);
    await row.getByLabel('Person', { exact: true }).selectOption({ index: person });
    await row.getByLabel('Camp', { exact: true }).selectOption({ index: 1 });
    await row.getByLabel('From', { exact: true }).fill(from);
  }
  for (const [index, [type, statement]] of account.acts.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Add another act' }).click();
    const row = rowOf(page, `Act ${index + 1}`);
    await row.getByLabel('Type', { exact: true }).selectOption(type);
    await row.getByLabel('Camp', { exact: true }).selectOption({ index: 1 });
    await row.getByLabel('Statement', { exact: true }).fill(statement);
  }
}

/** Says of somebody whose name sounds like one of the register that they are not the same. */
export async function sayNobodyOf(page: Page, person: string, likeness: string): Promise<void> {
  const row = rowOf(page, person);
  await row.getByRole('radio', { name: likeness }).first().waitFor();
  await row.getByRole('radio', { name: 'No, somebody new' }).check();
}

export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('group', { name, exact: true });
}

export const SYNTHETIC_ACCOUNT: Account = {
  title: 'Synthetic testimony 2026-17',
  people: [
    ['최만하', 'Choe Manha', true],
    ['주명웅', 'Ju Myeongung', true],
    ['', 'Yu Mu-ok', false],
  ],
  detentions: [
    [1, '1995'],
    [2, '1997-04'],
  ],
  acts: [
    ['torture', 'Synthetic act one, which nobody suffered.'],
    ['forced_labour', 'Synthetic act two, which nobody suffered.'],
    ['starvation', 'Synthetic act three, which nobody suffered.'],
    ['killing', 'Synthetic act four, which nobody suffered.'],
  ],
};
