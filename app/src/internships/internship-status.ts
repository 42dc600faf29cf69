import type { CaseState } from '../casework/index.ts';
import type { Ask, Slot, Status } from '../intake/submission.ts';
import type { Services } from '../workbench/services.ts';
import { hasLapsed } from './internship-needs.ts';
import { internshipOf } from './internship-facts.ts';
import type { Internship } from './internship-facts.ts';
import { LEAST_NOTICE_MS } from './slot-rules.ts';
import type { InterviewSlot } from './slot-store.ts';
import { freeSlots, slotsById } from './slot-store.ts';

/** Stages in which the next step is the applicant's, so that we owe no answer. */
const THEIRS = new Set(['asked', 'interview', 'offer']);
export const REFERENCES = 'references';
export const MORE = 'more';

/** What an applicant sees on the status page besides standing and letters. */
export async function internshipStatus(services: Services, state: CaseState): Promise<Partial<Status>> {
  const { register, now } = services;
  const internship = internshipOf(state);
  const [slot] = internship.booked
    ? await slotsById(services, register, [internship.booked.slot])
    : [undefined];
  const mayChoose = state.stage === 'interview' && !slot;
  const soonest = new Date(now().getTime() + LEAST_NOTICE_MS).toISOString();
  const free = mayChoose ? await freeSlots(services, register, internship.offered, soonest) : [];
  const isShown = slot && ['interview', 'interviewed'].includes(state.stage);
  return {
    slots: free.map((each) => shown(each, false)),
    booked: isShown ? shown(slot, true) : null,
    offer: offerOf(state, internship, now()),
    asks: asksOf(state, internship),
    ...(THEIRS.has(state.stage) ? { nextBy: null } : {}),
  };
}

/** The address of a call is for whoever has the time; a room helps to choose. */
function shown({ id, start, minutes, place }: InterviewSlot, isBooked: boolean): Slot {
  return { id, start, minutes, place: isBooked || !/:\/\//.test(place) ? place : '' };
}

function offerOf(state: CaseState, { offer }: Internship, now: Date): Status['offer'] {
  if (state.stage !== 'offer' || !offer || hasLapsed(offer, now)) return null;
  const letter = state.letters.findLast(({ template }) => template === 'offer');
  return { id: offer.id, text: letter?.text ?? '', answerBy: offer.answerBy };
}

function asksOf(state: CaseState, { wanted, answers }: Internship): readonly Ask[] {
  if (state.stage === 'asked' && wanted)
    return [
      {
        id: MORE,
        title: { en: 'What we asked you for', ko: '보완을 부탁드린 것' },
        fields: [{ name: 'answer', label: { en: 'Your answer', ko: '답변' }, isLong: true }],
        takesFiles: wanted.takesFiles,
      },
    ];
  // Only after an offer was accepted: nobody's employer hears of an application that comes to nothing.
  if (state.stage === 'onboarding' && !answers.has(REFERENCES))
    return [
      {
        id: REFERENCES,
        title: {
          en: 'Two people who can speak about your work',
          ko: '하신 일을 잘 아는 두 분',
        },
        fields: [
          {
            name: 'first',
            label: { en: 'First: name, and how to reach them', ko: '첫째 분: 성함과 연락처' },
            isLong: false,
          },
          {
            name: 'second',
            label: { en: 'Second: name, and how to reach them', ko: '둘째 분: 성함과 연락처' },
            isLong: false,
          },
        ],
        takesFiles: false,
      },
    ];
  return [];
}
