import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Language } from '../ui/language.ts';
import type { Services } from '../workbench/services.ts';
import { countTroubledMail } from './mail-store.ts';
import { internshipMessages } from './messages.ts';
import { erasedSoon } from './overview-pages.ts';
import { scoringOf } from './review-pages.ts';

/** What of internships waits for somebody on their start page. */
export async function internshipHomeLines(
  services: Services,
  person: SignedIn,
  lang: Language,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const t = internshipMessages[lang].home;
  const lines: { path: string; text: string }[] = [];
  const may = (policy: Parameters<typeof permissionOf>[0]): boolean =>
    permissionOf(policy, person, services.now()) !== 'no';
  if (may('score applications')) {
    const open = (await scoringOf(services, person)).filter(({ isDone }) => !isDone);
    const reviews = open.filter(({ part }) => part === 'review').length;
    const interviews = open.filter(
      ({ part, state }) => part === 'interview' && state.stage === 'interviewed',
    ).length;
    if (reviews > 0) lines.push({ path: '/reviews', text: t.toReview(reviews) });
    if (interviews > 0) lines.push({ path: '/reviews', text: t.toScore(interviews) });
  }
  if (may('work on internships')) {
    const soon = (await erasedSoon(services)).length;
    if (soon > 0) lines.push({ path: '/internships', text: t.erasedSoon(soon) });
    const failed = await countTroubledMail(services.register);
    if (failed > 0) lines.push({ path: '/internships/mail', text: t.undelivered(failed) });
  }
  return lines;
}
