import type { RequestHandler } from 'express';
import type { Health } from '../http/health.ts';
import { frame } from './frame.ts';
import { noticesOf } from './notices.ts';
import { status, statusPage } from './pages/status.ts';

/** `/betriebsstatus` of a hub that has stopped itself: the same page, without the roles, which would be read from what is damaged. */
export const haltedStatus =
  ({ demo, health }: { readonly demo: boolean; readonly health: () => Health }): RequestHandler =>
  (request, response, next) => {
    const state = health();
    if (state.halted === undefined || request.path !== status.path || request.method !== 'GET') {
      next();
      return;
    }
    const visit = { address: status.path, demo, notices: noticesOf(state) };
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(frame(statusPage(state), visit).toString());
  };
