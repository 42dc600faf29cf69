import { single } from '../route.ts';
import type { Route } from '../route.ts';
import { responsiblePage } from './responsible-page.ts';

export const responsibleRoutes: readonly Route[] = [single('/responsible', responsiblePage)];
