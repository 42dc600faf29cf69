import { FORM_DEFINITIONS } from './forms/index.ts';
import { formViews } from './views/index.ts';
import type { PublicForms } from './visit.ts';

export const publicForms: PublicForms = { definitions: Object.values(FORM_DEFINITIONS), views: formViews };
