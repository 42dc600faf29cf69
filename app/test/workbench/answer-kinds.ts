import { signInMessages } from '../../src/accounts/sign-in-messages.ts';
import { frameMessages } from '../../src/workbench/frame-messages.ts';

/** What a person meets: the page itself, or one of the pages that stand in for it. */
export type AnswerKind = 'passed' | 'missing' | 'sign-in' | 'prove' | 'form gone' | 'broken';

const TITLES: readonly (readonly [status: number, titles: readonly string[], kind: AnswerKind])[] = [
  [404, [frameMessages.en.missingTitle, frameMessages.ko.missingTitle], 'missing'],
  [200, [signInMessages.en.proveTitle, signInMessages.ko.proveTitle], 'prove'],
  [409, [frameMessages.en.formTitle, frameMessages.ko.formTitle], 'form gone'],
];

/** By the words of the page; an answer to HEAD has none, so that its status has to do. */
export function kindOf(status: number, headers: Headers, body: string): AnswerKind {
  if (status >= 500) return 'broken';
  // Signing out ends at the same place, and takes the cookie away.
  const isAway = /^\/(?:en|ko)\/sign-in(?:\?then=|$)/.test(headers.get('Location') ?? '');
  if (status === 303 && isAway && !headers.has('Set-Cookie')) return 'sign-in';
  const title = /<h1>([^<]*)<\/h1>/.exec(body)?.[1];
  const found = TITLES.find(
    ([of, titles]) =>
      of === status && (title === undefined ? body === '' && of === 404 : titles.includes(title)),
  );
  return found?.[2] ?? 'passed';
}
