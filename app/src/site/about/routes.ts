import { single } from '../route.ts';
import type { Route } from '../route.ts';
import { aboutPage, aboutTextPage, aboutTexts } from './about-pages.ts';
import { lookAtTerms } from './current-terms.ts';
import { glossaryPage } from './glossary-page.ts';
import { takePartPage } from './take-part-page.ts';

export const aboutRoutes: readonly Route[] = [
  { ...single('/take-part', takePartPage), refresh: lookAtTerms },
  single('/about', aboutPage),
  single('/about/glossary', glossaryPage),
  {
    path: '/about/:text',
    paths: () => Object.keys(aboutTexts).map((id) => `/about/${id}`),
    render: (ctx, { params }) => aboutTextPage(ctx, params['text'] ?? ''),
  },
];
