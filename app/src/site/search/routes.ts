import type { Route } from '../route.ts';
import { single } from '../route.ts';
import { searchPage } from './search-page.ts';

export const searchRoutes: readonly Route[] = [single('/search', searchPage)];
