import type { Words } from '@unhidden/record';

/** Pairs a text in English with its Korean counterpart. */
export function words(en: string, ko: string): Words {
  return { en, ko };
}
