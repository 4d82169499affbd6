import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../../contracts/problems.ts';

const METHODS = ['GET', 'HEAD', 'POST'];

/** A router whose routes are reached below `prefix`. */
export interface Mounted {
  readonly prefix: string;
  readonly router: { readonly stack: unknown[] };
}

type Layer = { route?: { methods: Record<string, boolean> }; match(path: string): boolean };

const methodsAt = ({ prefix, router }: Mounted, path: string): string[] => {
  if (!path.startsWith(`${prefix}/`)) return [];
  return (router.stack as Layer[])
    .filter((layer) => layer.route !== undefined && layer.match(path.slice(prefix.length)))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}));
};

/** The methods that some route takes for this path (`*`: any path); from express's own route table. */
const allowedFor = (mounted: readonly Mounted[], path: string): string[] => {
  if (path === '*') return METHODS;
  const methods = new Set(mounted.flatMap((one) => methodsAt(one, path)).map((one) => one.toUpperCase()));
  if (methods.has('GET')) methods.add('HEAD');
  return METHODS.filter((method) => methods.has(method));
};

const nothingHere = () => new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });

/** Answers OPTIONS for all routes together; express would name those of the first router only. */
export const answerOptions =
  (mounted: readonly Mounted[]) =>
  (request: Request, response: Response, next: NextFunction): void => {
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    const allowed = allowedFor(mounted, request.path);
    if (allowed.length === 0) throw nothingHere();
    response
      .status(204)
      .set('Allow', [...allowed, 'OPTIONS'].join(', '))
      .end();
  };

/** What no route has taken: 405 with the methods that would do, or 404. */
export const nobodyTook =
  (mounted: readonly Mounted[]) =>
  (request: Request, response: Response): void => {
    const allowed = allowedFor(mounted, request.path);
    if (allowed.length === 0 || allowed.includes(request.method)) throw nothingHere();
    response.set('Allow', allowed.join(', '));
    throw new Problem('method-not-allowed', {
      detail: `Diese Adresse nimmt nur ${allowed.join(', ')} an.`,
      allowed,
    });
  };
