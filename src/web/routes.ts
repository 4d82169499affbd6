import { Router } from 'express';
import { ARRANGEMENTS } from './arranged/all.ts';
import { filesOf } from './csv/list-file.ts';
import { addDeskFiles } from './desk/files/desk-files.ts';
import { addListRoutes } from './desk/list/list-route.ts';
import type { FormParts } from './forms/filling.ts';
import { addFormRoutes } from './forms/form-route.ts';
import { addMailboxRoutes } from './mailbox/routes.ts';
import { addConfirmRoute } from './own/confirm-route.ts';
import { addReceiptRoute } from './receipt/receipt-route.ts';
import { addRoleRoute } from './role-route.ts';
import { serveFile } from './serve-file.ts';
import { servePage } from './serve-page.ts';
import { PAGES } from './shown.ts';

/** The pages for people. */
export const pageRoutes = (parts: FormParts): Router => {
  const router = Router({ caseSensitive: true });
  addRoleRoute(router, parts);
  addFormRoutes(router, parts, ARRANGEMENTS);
  addReceiptRoute(router, parts);
  addConfirmRoute(router, parts);
  addMailboxRoutes(router, parts);
  addDeskFiles(router, parts);
  addListRoutes(router, parts);
  for (const page of PAGES) {
    for (const file of filesOf(page))
      router.get(`${page.path}.${file.ending}`, (request, response) =>
        serveFile(page, file, request, response, parts),
      );
    router.get(page.path, (request, response) => servePage(page, request, response, parts));
  }
  return router;
};
