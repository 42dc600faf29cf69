import { inLanguages } from '../ui/language.ts';
import { en } from './messages.en.ts';
import { ko } from './messages.ko.ts';

export type WorkbenchMessages = typeof en;
export const workbenchMessages = inLanguages(en, ko);
