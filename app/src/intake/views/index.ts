import type { FormViews } from '../form-views.ts';
import { checkPage } from './check-view.ts';
import { codePage, typeBackPage } from './code-view.ts';
import { copyText } from './copy-text.ts';
import { erasedPage, refusedPage } from './end-views.ts';
import { questionPage } from './page-view.ts';
import { sentPage } from './sent-view.ts';
import { startPage } from './start-view.ts';
import { statusMessages } from './status-messages.ts';
import { statusPage } from './status-view.ts';

/** How the three forms look and what they say. */
export const formViews: FormViews = {
  start: startPage,
  page: questionPage,
  check: checkPage,
  code: codePage,
  typeBack: typeBackPage,
  sent: sentPage,
  status: statusPage,
  erased: erasedPage,
  refused: refusedPage,
  received: { en: statusMessages.en.received, ko: statusMessages.ko.received },
  copyText,
};
