import type { SignedIn } from '../accounts/roles.ts';
import type { Outcome } from '../casework/index.ts';
import { CASE_PROBLEMS, readCase, referenceOf, showCase } from '../casework/index.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { calendarFile } from '../ui/calendar-file.ts';
import { internshipOf } from './internship-facts.ts';
import { internshipMessages } from './messages.ts';
import { nameReviewer, releaseReviewer } from './review-actions.ts';
import { endBookingByUs } from './slot-actions.ts';
import { slotsById } from './slot-store.ts';

/** Forms of the panels on the page of an application. */
export const panelRoutes: readonly StaffRoute[] = [
  { method: 'POST', path: '/cases/:case/reviewers', policy: 'work on internships', handle: reviewers },
  { method: 'POST', path: '/cases/:case/interview', policy: 'work on internships', handle: interview },
  { method: 'GET', path: '/cases/:case/calendar', policy: 'work on internships', handle: calendar },
];

async function reviewers(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, params, lang } = request;
  const t = internshipMessages[lang].panel;
  const id = params['case'] ?? '';
  if (form.get('step') === 'release') {
    const given = { user: form.get('released') ?? '', reason: form.get('why') ?? '' };
    return after(
      request,
      person,
      services,
      await releaseReviewer(services, person, id, given),
      t.released,
      'why',
    );
  }
  const named = await nameReviewer(services, person, id, form.get('user') ?? '');
  return after(request, person, services, named, t.named, 'user');
}

async function interview(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, params, lang } = request;
  const t = internshipMessages[lang].panel;
  const why = form.get('step') === 'missed' ? 'missed' : 'by us';
  const ended = await endBookingByUs(services, person, params['case'] ?? '', why);
  return after(request, person, services, ended, why === 'missed' ? t.missedDone : t.cancelled, '');
}

function after(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  outcome: Outcome<unknown>,
  notice: string,
  field: string,
): Promise<Answer> | Answer {
  const { params, lang } = request;
  if (outcome.ok) return { redirect: `/cases/${params['case'] ?? ''}`, notice };
  if (outcome.problems.includes(CASE_PROBLEMS.gone)) return { missing: true };
  return showCase(
    request,
    person,
    services,
    outcome.problems.map((each) => [field, each[lang]] as const),
  );
}

/** The booked time for the coordinator's own calendar, without a name in it. */
async function calendar(
  { params, lang }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<Answer> {
  const state = await readCase(services, person, params['case'] ?? '');
  const { booked } = state ? internshipOf(state) : { booked: null };
  const [slot] = await slotsById(services, services.register, [booked?.slot ?? '']);
  if (!state || state.kind !== 'internship' || !slot) return { missing: true };
  const appointment = {
    ...slot,
    sequence: 0,
    isCancelled: false,
    reference: referenceOf(state.id),
  };
  const text = calendarFile(lang, appointment, services.now());
  return {
    download: new TextEncoder().encode(text),
    name: 'interview.ics',
    type: 'text/calendar; charset=utf-8',
  };
}
