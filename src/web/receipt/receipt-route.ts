import type { Router } from 'express';
import type { PageParts } from '../page-parts.ts';
import { servePage } from '../serve-page.ts';
import { receipt } from './receipt.ts';

/** `/quittung/<eventId>`: what came of an entry. It is linked from nowhere, so it stands in no list of pages. */
export const addReceiptRoute = (router: Router, parts: PageParts): void => {
  router.get(receipt.path, (request, response) => {
    response.set('X-Robots-Tag', 'noindex');
    return servePage(receipt, request, response, parts);
  });
};
