import { inLanguages } from '../../ui/language.ts';
import { en } from './messages.en.ts';
import { ko } from './messages.ko.ts';

/** Texts of the pages of the forms; the status page has its own. */
export const formMessages = inLanguages(en, ko);
export type FormMessages = typeof en;
