import type { Route } from '../route.ts';
export const campRoutes: readonly Route[] = [];
