import { Router } from 'express';
import type { PageParts } from './page-parts.ts';
import { addRoleRoute } from './role-route.ts';
import { servePage } from './serve-page.ts';
import { PAGES } from './shown.ts';

/** The pages for people. */
export const pageRoutes = (parts: PageParts): Router => {
  const router = Router({ caseSensitive: true });
  addRoleRoute(router, parts);
  for (const page of PAGES)
    router.get(page.path, (request, response) => servePage(page, request, response, parts));
  return router;
};
