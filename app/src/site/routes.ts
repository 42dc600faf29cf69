import { aboutRoutes } from './about/routes.ts';
import { campaignRoutes } from './campaign/routes.ts';
import { campRoutes } from './camps/routes.ts';
import { conditionRoutes } from './conditions/routes.ts';
import { dataRoutes } from './data/routes.ts';
import { demandRoutes } from './demands/routes.ts';
import { libraryRoutes } from './library/routes.ts';
import { numberRoutes } from './numbers/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { recordRoutes } from './records/routes.ts';
import { responsibleRoutes } from './responsible/routes.ts';
import type { Route } from './route.ts';
import { searchRoutes } from './search/routes.ts';

const own: readonly Route[] = [
  ...campaignRoutes,
  ...numberRoutes,
  ...campRoutes,
  ...dataRoutes,
  ...searchRoutes,
  ...aboutRoutes,
  ...conditionRoutes,
  ...demandRoutes,
  ...libraryRoutes,
  ...peopleRoutes,
  ...responsibleRoutes,
];

/** Every page of the site; the first that fits an address answers it. Kinds without pages of their own get plain ones. */
export const routes: readonly Route[] = [...own, ...recordRoutes(own.map(({ path }) => path))];
