import type { CaseState } from '../casework/index.ts';
import { keptView } from '../casework/index.ts';
import type { FormField } from '../intake/form-definition.ts';
import { FORM_DEFINITIONS } from '../intake/forms/index.ts';
import type { Language } from '../ui/language.ts';
import type { Services } from '../workbench/services.ts';
import { masked, MASKED_CHARACTERS } from './masking.ts';
import type { CardName } from './scorecard-criteria.ts';

/** What somebody who scores reads of an application. */
export type ReviewTexts = {
  readonly answers: readonly { readonly label: string; readonly text: string }[];
  /** By their place in the application; undefined while they have not been opened. */
  readonly documents: readonly ({ readonly text: string; readonly isCut: boolean } | undefined)[];
};

const HIDDEN: Readonly<Record<Language, string>> = { en: '[hidden]', ko: '[가림]' };

/**
 * For the interview, the whole application. For a review without what tells whose it is: answers that identify are left
 * out, and names are taken out of the rest. Names of files are never shown, and neither are pictures of pages.
 */
export async function readTexts(
  lang: Language,
  services: Services,
  state: CaseState,
  part: CardName,
): Promise<ReviewTexts> {
  const answers = state.content?.answers ?? {};
  const isBlind = part === 'review';
  const hide = (text: string): string => (isBlind ? masked(text, answers, HIDDEN[lang]) : text);
  const fields = FORM_DEFINITIONS.internship.pages.flatMap((page) => page.fields);
  const documents = [];
  for (const file of state.files) {
    const view = await keptView(services, state.id, file);
    documents.push(view && { text: hide(view.text), isCut: isBlind && view.text.length > MASKED_CHARACTERS });
  }
  return {
    answers: fields.flatMap((field) => {
      const answer = answers[field.name] ?? '';
      if (answer === '' || field.type === 'files' || (isBlind && field.isIdentity)) return [];
      return [{ label: field.label[lang], text: wordsOf(lang, field, answer, hide) }];
    }),
    documents,
  };
}

/** Choices in the words of the form; only what was written freely can give somebody away. */
function wordsOf(
  lang: Language,
  { options }: FormField,
  answer: string,
  hide: (text: string) => string,
): string {
  if (!options) return hide(answer);
  const words = new Map(options);
  return answer
    .split('\n')
    .map((line) => words.get(line)?.[lang] ?? hide(line))
    .join('; ');
}
