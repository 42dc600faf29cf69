import type { CaseState, LetterText } from '../casework/index.ts';
import { currentTerms } from '../casework/index.ts';
import { formats } from './format-names.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { Language } from '../ui/language.ts';
import { isTimeZone, spanWords } from '../ui/zoned-time.ts';
import { internshipOf } from './internship-facts.ts';
import { LEAST_NOTICE_MS } from './slot-rules.ts';
import type { LetterFields, TemplateName } from './letter-templates.ts';
import { dayInWords, isTemplate, letterText } from './letter-templates.ts';
import { freeSlots, slotsById } from './slot-store.ts';

type Reading = Pick<Services, 'ring' | 'now'>;

/** The letter of a template for one application, as it stands now: what a coordinator is shown before sending it. */
export async function letterFor(
  services: Reading,
  store: Store,
  state: CaseState,
  template: string,
  message = '',
): Promise<LetterText> {
  if (!isTemplate(template)) throw new Error(`there is no letter ${template}`);
  const { content } = state;
  const lang = content?.lang ?? 'en';
  return letterText(lang, template, { ...(await fieldsOf(services, store, state, template)), message });
}

async function fieldsOf(
  services: Reading,
  store: Store,
  state: CaseState,
  template: TemplateName,
): Promise<Omit<LetterFields, 'message'>> {
  const { content, receivedOn, due } = state;
  const lang = content?.lang ?? 'en';
  const terms = await currentTerms(services, store);
  const internship = internshipOf(state);
  const zone = zoneOf(state);
  const words = (day: string | null | undefined): string => (day ? dayInWords(lang, day) : '');
  const now = services.now();
  const soonest = new Date(now.getTime() + LEAST_NOTICE_MS).toISOString();
  const free =
    template === 'slots' || template === 'cancelled'
      ? await freeSlots(services, store, internship.offered, soonest)
      : [];
  const [slot] = await slotsById(services, store, [internship.lastSlot ?? '']);
  const { offer, wanted } = internship;
  const answerBy = template === 'more' || template === 'format' ? wanted?.answerBy : offer?.answerBy;
  return {
    name: addressOf(lang, content?.answers ?? {}),
    receivedOn: words(receivedOn),
    nextBy: words(due),
    answerBy: words(answerBy),
    start: words(offer?.start),
    end: words(offer?.end),
    hours: offer ? String(offer.hours) : '',
    wanted: wanted?.text ?? '',
    slots: free.map((each) => `- ${spanWords(lang, each, zone)}`).join('\n'),
    time: slot ? spanWords(lang, slot, internship.booked?.zone ?? zone) : '',
    place: slot?.place ?? '',
    supervisor: offer?.supervisorName ?? '',
    formats: formats(terms.accepted),
    isPaid: terms.isPaid,
    creditHonoured: terms.creditHonoured,
  };
}

/** The person's zone: where they booked in another, that one. */
export function zoneOf(state: CaseState): string {
  const given = internshipOf(state).booked?.zone ?? state.content?.answers['timeZone'] ?? '';
  return isTimeZone(given) ? given : 'UTC';
}

/** How somebody wants to be addressed; Korean puts 님 after a name, and after nothing that holds it already. */
export function addressOf(lang: Language, answers: Readonly<Record<string, string>>): string {
  const address = (answers['address'] ?? '').trim();
  const name = address === '' ? (answers['name'] ?? '').trim() : address;
  if (lang !== 'ko') return name === '' ? 'applicant' : name;
  if (name === '') return '지원자님';
  return /(?:님|선생|씨|박사|교수)$/u.test(name) ? name.replace(/(선생)$/u, '$1님') : `${name} 님`;
}
