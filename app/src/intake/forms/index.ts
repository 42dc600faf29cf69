import type { FormDefinition } from '../form-definition.ts';
import type { FormName } from '../submission.ts';
import { informationForm } from './information.ts';
import { internshipForm } from './internship.ts';
import { missingForm } from './missing.ts';

/** The three forms, each at its one address. */
export const FORM_DEFINITIONS: Readonly<Record<FormName, FormDefinition>> = {
  internship: internshipForm,
  information: informationForm,
  missing: missingForm,
};
