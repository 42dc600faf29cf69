import type { Route } from '../route.ts';
export const numberRoutes: readonly Route[] = [];
