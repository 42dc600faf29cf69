import { campaignRoutes } from './campaign/routes.ts';
import { campRoutes } from './camps/routes.ts';
import { numberRoutes } from './numbers/routes.ts';
import { recordRoutes } from './records/routes.ts';
import type { Route } from './route.ts';

const own: readonly Route[] = [...campaignRoutes, ...numberRoutes, ...campRoutes];

/** Every page of the site; the first that fits an address answers it. Kinds without pages of their own get plain ones. */
export const routes: readonly Route[] = [...own, ...recordRoutes(own.map(({ path }) => path))];
