import { Router } from 'express';
import type { Health } from './health.ts';
import type { QueryParts } from './queries.ts';

/** What the pages need. */
export interface PageParts extends QueryParts {
  readonly version: string;
  readonly health: () => Health;
}

/** The pages for people. */
export const pageRoutes = (_parts: PageParts): Router => {
  const router = Router();
  router.get(
    '/',
    (_request, response) => void response.type('html').send('<!doctype html><title>Lichterkette</title>'),
  );
  return router;
};
