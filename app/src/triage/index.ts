import type { CaseModule } from '../casework/index.ts';
import { declareCases } from '../casework/index.ts';
import type { WorkRoute } from '../workbench/route.ts';
import { eraseLinked } from './erase-linked.ts';
import { linkedSource } from './link-source.ts';
import { CLOSING_REASONS, informationKind, missingKind } from './triage-kinds.ts';
import { triageRoutes as routes } from './triage-pages.ts';
import { triagePanels } from './triage-panels.ts';

const common: Omit<CaseModule, 'kind' | 'form'> = {
  needs: {
    source: (_context, state) =>
      linkedSource(state) ? undefined : { en: 'Make a source of it first.', ko: '먼저 출처로 만드십시오.' },
  },
  reasons: { close: CLOSING_REASONS },
  ownMoves: ['link'],
  panels: triagePanels,
  erase: eraseLinked,
};

/** What comes in by the forms for information and for missing relatives. */
export const informationCases = declareCases({ ...common, kind: informationKind, form: 'information' });
export const missingCases = declareCases({ ...common, kind: missingKind, form: 'missing' });

export const triageRoutes: readonly WorkRoute[] = routes;
export { numbersFor, waitingFor } from './number-pages.ts';
export { triageMessages } from './messages.ts';
