import type { SignedIn } from '../accounts/roles.ts';
import type { Language } from '../ui/language.ts';
import type { Services } from '../workbench/services.ts';
import { findLines } from './case-line-store.ts';
import { dayOf } from './days.ts';
import { listAside } from './inbox/aside.ts';
import { caseworkMessages } from './messages.ts';
import { kindsFor } from './read-case.ts';

/** What of casework waits for somebody, with where to find it. */
export async function caseHomeLines(
  services: Services,
  person: SignedIn,
  lang: Language,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const t = caseworkMessages[lang].home;
  const lines: { path: string; text: string }[] = [];
  const today = dayOf(services.now());
  for (const { kind } of kindsFor(services, person)) {
    const stages = Object.entries(kind.stages).flatMap(([name, { isEnd }]) => (isEnd ? [] : [name]));
    const count = async (filter: Partial<Parameters<typeof findLines>[1]>): Promise<number> =>
      (await findLines(services.register, { kinds: [kind.name], stages, limit: 1, ...filter })).count;
    const add = (query: string, n: number, words: (n: number) => string): void => {
      if (n > 0)
        lines.push({ path: `/cases?kind=${kind.name}&${query}`, text: `${kind.label[lang]}: ${words(n)}` });
    };
    add('assignee=me', await count({ assignee: person.user }), t.mine);
    add('assignee=none', await count({ assignee: 'none' }), t.unassigned);
    add('due=overdue', await count({ dueBefore: today }), t.overdue);
  }
  const aside = listAside(services).length;
  if (aside > 0) lines.push({ path: '/cases/aside', text: t.aside(aside) });
  return lines;
}
