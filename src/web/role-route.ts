import type { Request, Response, Router } from 'express';
import type { Choice } from '../access/choice.ts';
import { readBody } from '../http/read-body.ts';
import type { PageParts } from './page-parts.ts';

/**
 * Only a path of ours: never "//elsewhere", which a browser takes for another host, nor with anything between the slashes
 * that it passes over.
 */
const wayBack = (given: string | null): string =>
  given !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) ? given : '/';

const change = async (request: Request, response: Response, choice: Choice) => {
  const form = new URLSearchParams((await readBody(request)).toString('utf8'));
  const role = form.get('rolle') ?? '';
  const options = { httpOnly: true, sameSite: 'strict', path: '/' } as const;
  if (choice.find(role) !== undefined) response.cookie(choice.cookie, role, options);
  else response.clearCookie(choice.cookie, options);
  response.set('Cache-Control', 'no-store').redirect(303, wayBack(form.get('zurueck')));
};

/** POST /demo-rolle: changes whom one has chosen to be, by a cookie, and leads back. Not there where one signs in. */
export const addRoleRoute = (router: Router, { access: { choice } }: PageParts): void => {
  if (choice === undefined) return;
  router.post('/demo-rolle', (request, response) => change(request, response, choice));
};
