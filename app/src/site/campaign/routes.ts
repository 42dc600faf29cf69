import { single } from '../route.ts';
import type { Route } from '../route.ts';
import { campaignPage } from './campaign-page.ts';

export const campaignRoutes: readonly Route[] = [single('/', campaignPage)];
