import type { PageContext } from '../../ui/context.ts';
import { valueText } from '../../ui/value.ts';

/** A day that no claim states, such as the release's own, in words. */
export function dayText(ctx: PageContext, day: string): string {
  return valueText(ctx, { type: 'date', choices: {} }, { value: day, unit: null, lang: null, given: null });
}
