import { Router } from 'express';
import { addAssetRoutes } from './asset-routes.ts';
import type { PageParts } from './page-parts.ts';
import { PAGES } from './pages/all.ts';
import { addRoleRoute } from './role-route.ts';
import { servePage } from './serve-page.ts';

/** The pages for people, with their styles, fonts and scripts. */
export const pageRoutes = (parts: PageParts): Router => {
  const router = Router({ caseSensitive: true });
  addAssetRoutes(router);
  addRoleRoute(router, parts);
  for (const page of PAGES)
    router.get(page.path, (request, response) => servePage(page, request, response, parts));
  return router;
};
