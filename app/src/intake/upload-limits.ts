import type { UploadLimits } from './form-views.ts';
import type { FormName } from './submission.ts';
import type { Terms } from './terms.ts';

/** Files of one submission where the terms say nothing else. */
export const MOST_FILES = 20;
export const MOST_FILE_MEGABYTES = 100;
/** Of all files of a submission together. */
export const MOST_MEGABYTES = 500;
export const MEGABYTE = 1024 * 1024;

/** An application keeps to its terms; what a witness has is taken in any format, and marked where it cannot be shown. */
export function uploadLimits(form: FormName, terms: Terms, hasRoom: boolean): UploadLimits {
  const own = form === 'internship';
  return {
    mostFiles: own ? terms.mostFiles : MOST_FILES,
    mostFileMegabytes: own ? terms.mostFileMegabytes : MOST_FILE_MEGABYTES,
    mostMegabytes: MOST_MEGABYTES,
    accepted: own ? terms.accepted : [],
    areStopped: !hasRoom,
  };
}

/** What the beginning of an office file cannot tell, its opening will. */
const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  ole: ['doc', 'hwp', 'xls'],
  zip: ['docx', 'odt', 'hwpx', 'xlsx'],
};

export function isAccepted(recognised: string, accepted: readonly string[]): boolean {
  if (accepted.length === 0 || accepted.includes(recognised)) return true;
  return (CONTAINERS[recognised] ?? []).some((format) => accepted.includes(format));
}
