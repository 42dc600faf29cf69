import { dateWords } from '../../ui/date-words.ts';
import type { PageContext } from '../../ui/context.ts';

/** A day in words; as it stands where it is none. */
export function dayWords(ctx: Pick<PageContext, 'lang'>, day: string): string {
  return dateWords(ctx.lang, day) ?? day;
}
