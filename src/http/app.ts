import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Problem } from '../../contracts/problems.ts';
import { errorPage } from '../web/error-page.ts';
import { asyncApi } from './asyncapi.ts';
import { atomRoute } from './atom-route.ts';
import { type CommandParts, commandRoutes } from './commands.ts';
import { type Health, healthRoutes } from './health.ts';
import { openApi } from './openapi.ts';
import { originAllowed } from './origin.ts';
import { type PageParts, pageRoutes } from './pages.ts';
import { problemHandler } from './problem-response.ts';
import { type QueryParts, queryRoutes } from './queries.ts';

/** All that the app is made of. */
export interface AppParts extends CommandParts, QueryParts, PageParts {
  readonly health: () => Health;
  readonly log: Logger;
  readonly version: string;
}

// 'self' covers the live connection in all current browsers; Referrer-Policy must let our own forms say their
// Origin: with no-referrer a browser sends "Origin: null" and the form would be refused.
const secured = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
});

const onlyOwnOrigin = (request: Request, _response: Response, next: NextFunction): void => {
  if (!originAllowed(request))
    throw new Problem('forbidden', { detail: 'Anfragen von fremden Seiten werden nicht angenommen.' });
  next();
};

/** Until everything is loaded an answer would be half of one: only health says how it goes. */
const onlyWhenReady =
  (health: () => Health) =>
  (_request: Request, _response: Response, next: NextFunction): void => {
    if (!health().ready)
      throw new Problem('not-ready', {
        detail: 'Der Dienst lädt noch seine Daten. Bitte gleich noch einmal versuchen.',
        retryAfterSeconds: 1,
      });
    next();
  };

/** Says with every answer how many entries this replica could not read, while it is older than another one. */
const markedWhenOlder =
  (health: () => Health) =>
  (_request: Request, response: Response, next: NextFunction): void => {
    const { unknown } = health();
    if (unknown > 0) response.set('Lichterkette-Unknown-Events', String(unknown));
    next();
  };

const METHODS = ['GET', 'HEAD', 'POST'];

type Layer = { route?: { methods: Record<string, boolean> }; match(path: string): boolean };

/** The methods that some route would take for this path; from express's own route table. */
const allowedFor = (routers: readonly { stack: unknown[] }[], path: string): string[] => {
  const methods = new Set<string>();
  for (const router of routers)
    for (const layer of router.stack as Layer[])
      if (layer.route && layer.match(path))
        for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
  if (methods.has('GET')) methods.add('HEAD');
  return METHODS.filter((method) => methods.has(method));
};

const nothingHere = () => new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });

/** The HTTP application: API, documents, health and pages. Every error leaves as a Problem. */
export const app = (parts: AppParts): Express => {
  const server = express();
  server
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .set('case sensitive routing', true);
  server.use(secured, onlyOwnOrigin);
  const health = healthRoutes(parts.health);
  const queries = queryRoutes(parts).use(atomRoute(parts));
  const commands = commandRoutes(parts);
  const pages = pageRoutes(parts);
  const documents = { '/openapi.json': openApi(parts.version), '/asyncapi.json': asyncApi(parts.version) };
  for (const [path, document] of Object.entries(documents))
    pages.get(path, (_request, response) => void response.json(document));
  pages.get('/v1/demo-actors', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ items: parts.access.actors() });
  });
  server
    .use(health, onlyWhenReady(parts.health), markedWhenOlder(parts.health), pages)
    .use('/v1', queries, commands);
  server.use((request: Request, response: Response) => {
    const below = request.path.startsWith('/v1/') ? request.path.slice('/v1'.length) : '\0';
    const allowed = [...allowedFor([queries, commands], below), ...allowedFor([health, pages], request.path)];
    if (allowed.length === 0 || allowed.includes(request.method)) throw nothingHere();
    response.set('Allow', allowed.join(', '));
    throw new Problem('method-not-allowed', {
      detail: `Diese Adresse nimmt nur ${allowed.join(', ')} an.`,
      allowed,
    });
  });
  server.use(problemHandler(parts.log, errorPage));
  return server;
};
