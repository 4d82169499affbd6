import type { Request, Response, Router } from 'express';
import type { StreamName } from '../../contracts/envelope.ts';
import { DEMO_ACTOR } from '../http/identify.ts';
import { readBody } from '../http/read-body.ts';
import type { PageParts } from './page-parts.ts';

const isKnown = (role: string, { access }: PageParts) =>
  access.actorsOf(role.slice(0, role.indexOf('.')) as StreamName).some(({ id }) => id === role);

/**
 * Only a path of ours: never "//elsewhere", which a browser takes for another host, nor with anything between the slashes
 * that it passes over.
 */
const wayBack = (given: string | null): string =>
  given !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) ? given : '/';

const change = async (request: Request, response: Response, parts: PageParts) => {
  const form = new URLSearchParams((await readBody(request)).toString('utf8'));
  const role = form.get('rolle') ?? '';
  const options = { httpOnly: true, sameSite: 'strict', path: '/' } as const;
  if (isKnown(role, parts)) response.cookie(DEMO_ACTOR, role, options);
  else response.clearCookie(DEMO_ACTOR, options);
  response.set('Cache-Control', 'no-store').redirect(303, wayBack(form.get('zurueck')));
};

/** POST /demo-rolle: changes whom the demonstration lets one be, by a cookie, and leads back. */
export const addRoleRoute = (router: Router, parts: PageParts): void => {
  router.post('/demo-rolle', (request, response) => change(request, response, parts));
};
