import { inLanguages } from '../language.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

/**
 * Texts of the frame and the components. An area keeps its own beside its pages, in the same way:
 * `messages.en.ts`, `messages.ko.ts` and `inLanguages(en, ko)`; a function where a number or a name is put in.
 */
export type Messages = typeof en;
export const messages = inLanguages<Messages>(en, ko);
