import { campaignRoutes } from './campaign/routes.ts';
import { campRoutes } from './camps/routes.ts';
import { dataRoutes } from './data/routes.ts';
import { numberRoutes } from './numbers/routes.ts';
import { recordRoutes } from './records/routes.ts';
import type { Route } from './route.ts';
import { searchRoutes } from './search/routes.ts';

const own: readonly Route[] = [...campaignRoutes, ...numberRoutes, ...campRoutes, ...dataRoutes, ...searchRoutes];

/** Every page of the site; the first that fits an address answers it. Kinds without pages of their own get plain ones. */
export const routes: readonly Route[] = [...own, ...recordRoutes(own.map(({ path }) => path))];
