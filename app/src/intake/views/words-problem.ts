import type { PageContext } from '../../ui/context.ts';
import { formMessages } from './messages.ts';

/** What is wrong with the words of a code: their number, one unknown word, or that they do not belong together. */
export function wordsProblem(ctx: PageContext, given: string, why: string): string {
  const m = formMessages[ctx.lang].typeBack;
  if (why === 'number' || why === '')
    return m.number(
      given
        .normalize('NFKD')
        .split(/[^\p{L}\p{M}]+/u)
        .filter((word) => word !== '').length,
    );
  return why === 'sum' ? m.sum : m.word(why);
}
