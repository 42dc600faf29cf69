import type { LetterFields, Letters } from './letter-fields.ts';
import { paragraphs } from './letter-fields.ts';

const SIGNED = 'With kind regards,\nThe internship coordinator';
const PAGE = 'the page on which you applied, opened with your twelve words';

function letter(
  subject: string,
  ...parts: readonly ((fields: LetterFields) => string | null | false)[]
): (fields: LetterFields) => { readonly subject: string; readonly text: string } {
  return (fields) => ({
    subject,
    text: paragraphs(`Dear ${fields.name},`, ...parts.map((part) => part(fields)), SIGNED),
  });
}

/** In English; see `letters.ko.ts` for the same in Korean. */
export const english: Letters = {
  received: letter(
    'We have your application',
    ({ receivedOn }) =>
      `Thank you for applying for an internship. Your application reached us on ${receivedOn}.`,
    () =>
      'First we check whether everything is there. Then two people read it without knowing your name or your school. If both would like to hear more, we invite you to an interview; nobody is taken on without one.',
    ({ nextBy }) => nextBy !== '' && `You will hear from us by ${nextBy}, also if we need more time.`,
    () =>
      `Everything we write to you also stands on ${PAGE}. There you can write to us, and withdraw at any time.`,
  ),
  more: letter(
    'We need something more for your application',
    () => 'Thank you for your application. Before we can go on we need the following:',
    ({ wanted }) => wanted,
    ({ answerBy }) =>
      `Please send it on ${PAGE}${answerBy === '' ? '' : `, if you can by ${answerBy}`}. If you need longer, tell us there.`,
  ),
  format: letter(
    'Please send a document in another format',
    () => 'We could not open the following:',
    ({ wanted }) => wanted,
    ({ formats }) => `Please send it once more in one of these formats: ${formats}.`,
    ({ answerBy }) =>
      `You can do so on ${PAGE}${answerBy === '' ? '' : `, if possible by ${answerBy}`}. Nothing else of your application is lost.`,
  ),
  slots: letter(
    'An interview: please choose a time',
    () =>
      'Two people have read your application, and we would like to talk with you. These times are free at present:',
    ({ slots }) => slots,
    () =>
      `Please choose one on ${PAGE}. A time belongs to whoever chooses it first; if none suits you, write to us there and we will look for others.`,
    () =>
      'The interview takes about as long as shown. If you need anything so that you can take part well, tell us.',
  ),
  booked: letter(
    'Your interview is booked',
    () => 'Your interview is booked:',
    ({ time }) => time,
    ({ place }) => place !== '' && `Where: ${place}`,
    () =>
      `If something comes up, you can cancel and choose another time on ${PAGE}. The attached file puts the time into your calendar.`,
  ),
  cancelled: letter(
    'The interview time has been cancelled',
    () => 'This interview time has been cancelled:',
    ({ time }) => time,
    ({ slots }) => slots !== '' && `These times are free at present:\n\n${slots}`,
    () => `Please choose another on ${PAGE}, or write to us there if none suits you.`,
  ),
  reminder: letter(
    'A reminder: your interview',
    () => 'We look forward to talking with you:',
    ({ time }) => time,
    ({ place }) => place !== '' && `Where: ${place}`,
    () => `If you cannot come, please cancel on ${PAGE}; you can choose another time there.`,
  ),
  missed: letter(
    'We missed you at the interview',
    () => 'We waited for you at this time:',
    ({ time }) => time,
    () =>
      `Things happen. If you are still interested, please choose another time on ${PAGE} or write to us there. If we hear nothing for two weeks, we close your application.`,
  ),
  offer: letter(
    'We offer you an internship',
    () => 'We are glad to offer you an internship.',
    ({ start, end, hours, supervisor }) =>
      [
        `From: ${start}`,
        `Until: ${end}`,
        hours !== '' && `Hours a week: ${hours}`,
        supervisor !== '' && `Looked after by: ${supervisor}`,
      ]
        .filter((line) => line !== false)
        .join('\n'),
    ({ isPaid }) => (isPaid ? 'The internship is paid; the contract says how.' : 'The internship is unpaid.'),
    ({ creditHonoured }) =>
      creditHonoured && 'If your school gives academic credit for it, we fill in what it asks of us.',
    ({ answerBy }) =>
      `Please accept or decline by ${answerBy} on ${PAGE}. After that day the offer lapses. Only after you accept do we ask for references.`,
  ),
  'offer reminder': letter(
    'A reminder: our offer stands until the date given',
    ({ answerBy }) =>
      `Our offer of an internship stands until ${answerBy}, and we have not heard from you yet.`,
    () =>
      `Please accept or decline on ${PAGE}. If you need more time to decide, write to us there before that day.`,
  ),
  accepted: letter(
    'Welcome: what happens before you start',
    ({ start }) =>
      `Thank you for accepting. We look forward to working with you${start === '' ? '' : ` from ${start}`}.`,
    () =>
      'Before you start we will ask you for two people who can speak about your work, agree the exact dates with you, ask you to sign a promise of confidentiality, and go through with you how to work safely with what witnesses have told us.',
    () => `You find what we need from you on ${PAGE}.`,
  ),
  lapsed: letter(
    'Our offer has lapsed',
    ({ answerBy }) =>
      `Our offer of an internship stood until ${answerBy}. We have not heard from you, so it has lapsed.`,
    () =>
      'If that was not what you meant, write to us. We may have given the place to somebody else, but we will tell you honestly what is possible.',
  ),
  rejected: letter(
    'About your application',
    () => 'Thank you for your application and the time you gave it. We cannot offer you an internship.',
    () =>
      'This is our decision on this application, and it is final. It says what we can take on; it is no judgement of you or of what you can do.',
    () =>
      'We keep your application for half a year and then erase it. You can have it erased now on the page on which you applied, opened with your twelve words.',
    () => 'We wish you well.',
  ),
  withdrawn: letter(
    'You have withdrawn your application',
    () => 'We have noted that you withdraw your application. Nobody will work on it any more.',
    () =>
      'We erase it after thirty days. You can have it erased at once on the page on which you applied, opened with your twelve words.',
    () => 'Thank you for your interest. Should you apply again some day, this will not count against you.',
  ),
  erased: letter(
    'Your application has been erased',
    () =>
      'Your application and everything in it, your documents, our notes and letters, have been erased. The keys were destroyed, so that nobody, ourselves included, can read it again. What stays are numbers: that an application came, in which month, and how far it went.',
    () => 'This is the last you hear from us about it.',
  ),
  message: letter(
    'A message about your application',
    ({ message }) => message,
    () => `You can answer on ${PAGE}; we do not read answers to this e-mail.`,
  ),
};
