import { inLanguages } from '../ui/language.ts';
import { en } from './messages.en.ts';
import { ko } from './messages.ko.ts';

export const internshipMessages = inLanguages(en, ko);
