import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Problem } from '../../contracts/problems.ts';
import type { Access } from '../access/access.ts';
import { withoutParameters } from '../ask/query-string.ts';
import { ReadyAnswer } from '../ask/ready-answer.ts';
import { addFeedRoutes } from '../exchange/feed-routes.ts';
import { answerOptions, nobodyTook } from '../http/allowed.ts';
import { asyncApi } from '../http/asyncapi.ts';
import { commandDoor } from '../http/command-door.ts';
import { type CommandParts, commandRoutes } from '../http/commands.ts';
import { gate, type Refuse } from '../http/gate.ts';
import { type Health, healthRoutes } from '../http/health.ts';
import { hubMetrics, type Measured } from '../http/metrics.ts';
import { noteBase, observe, tellCorrelation } from '../http/observe.ts';
import type { OpenAnswers } from '../http/open-answers.ts';
import { openApi } from '../http/openapi.ts';
import { eventLoopLateness, onlyWhenKeepingUp, withoutFloods } from '../http/overload.ts';
import { answerProblem, problemHandler } from '../http/problem-response.ts';
import { type QueryParts, queryRoutes } from '../http/queries.ts';
import { type SendParts, sendReady, tagOf } from '../http/ready-answer.ts';
import { type SecurityContact, securityTxtRoute } from '../http/security-txt.ts';
import { answerKeeping } from '../http/sent-form.ts';
import type { Halt } from '../store/halt.ts';
import { assetRoutes } from '../web/asset-routes.ts';
import { errorPage } from '../web/error-page.ts';
import { haltedStatus } from '../web/halted-status.ts';
import type { PageParts } from '../web/page-parts.ts';
import { pageRoutes } from '../web/routes.ts';
import { tell } from '../web/shown.ts';
import { sitemapRoutes } from '../web/sitemap.ts';

/** Where the interface for programs begins. */
const BASE = '/v1';

/** All that the app is made of. */
export interface AppParts extends CommandParts, QueryParts, PageParts, Measured {
  readonly health: () => Health;
  readonly halt: Halt;
  readonly log: Logger;
  readonly version: string;
  readonly open: OpenAnswers;
  readonly securityContact: SecurityContact;
  /** How late the event loop may be before what writes is refused, in ms. */
  readonly mostLateMs: number;
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

/** The headers that `secured` sets on every answer, whatever it is: names and values in turn. */
const securedHead = (): string[] => {
  const head: string[] = [];
  const response = {
    setHeader: (name: string, value: string) => void head.push(name, value),
    removeHeader: () => undefined,
  };
  secured({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  return head;
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

/** Once damage has been found nothing is served: only health, the status page and what it looks like. */
const onlyWhenSound =
  (halt: Halt) =>
  (_request: Request, _response: Response, next: NextFunction): void => {
    halt.check();
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

/** Express asks its routes one after the other whether they fit: who only reads passes by those that write. */
const onlyToWrite =
  (router: Router) =>
  (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === 'POST') router(request, response, next);
    else next();
  };

const upgradeNeeded = (request: Request, response: Response): void => {
  withoutParameters(request);
  response.set({ Upgrade: 'websocket', Connection: 'Upgrade' });
  throw new Problem('upgrade-needed', { detail: 'Bitte hier eine WebSocket-Verbindung öffnen.' });
};

/** A document that is the same for everybody, until the program is another one. */
const addDocument = (router: Router, path: string, document: object, parts: SendParts): void => {
  const ready = new ReadyAnswer(JSON.stringify(document));
  const tagged = { type: 'application/json; charset=utf-8', tag: tagOf(ready.body) };
  router.get(path, (request, response) => sendReady(request, response, ready, tagged, parts));
};

const addAccessAddresses = (router: Router, { addresses }: Access): void => {
  for (const { service, answer } of addresses)
    router.get(service.path.slice(BASE.length), (request, response) => {
      withoutParameters(request);
      response.set('Cache-Control', 'no-store').json(answer());
    });
};

/**
 * The HTTP application: API, documents, health and pages. Every error leaves as a Problem. What is ready is answered before
 * express looks at it, commands are taken before it, and both are measured like everything else.
 */
export const app = (parts: AppParts): RequestListener => {
  const server = express();
  server
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .set('case sensitive routing', true);
  const metrics = hubMetrics(parts.health, parts);
  server.use(tellCorrelation, secured);
  const health = healthRoutes(parts.health, metrics.registry);
  const feeds = Router({ caseSensitive: true });
  addFeedRoutes(feeds, { ...parts, says: tell });
  const queries = queryRoutes(parts);
  const commands = commandRoutes(parts);
  const pages = pageRoutes(parts);
  const sitemap = sitemapRoutes(parts);
  const documents = {
    '/openapi.json': openApi(parts.version, parts.access),
    '/asyncapi.json': asyncApi(parts.version),
  };
  for (const [path, document] of Object.entries(documents)) addDocument(pages, path, document, parts);
  queries.get('/live', upgradeNeeded);
  addAccessAddresses(queries, parts.access);
  const assets = assetRoutes();
  const contact = securityTxtRoute(parts.securityContact, parts.now);
  const mounted = [
    ...[health, assets, contact, sitemap, pages].map((router) => ({ prefix: '', router })),
    ...[feeds, queries, commands].map((router) => ({ prefix: BASE, router })),
  ];
  server.use(answerOptions(mounted), health, assets, contact, haltedStatus(parts), onlyWhenSound(parts.halt));
  server.use(onlyWhenReady(parts.health), markedWhenOlder(parts.health));
  server.use(BASE, noteBase, onlyToWrite(commands), feeds, queries).use(sitemap, pages, nobodyTook(mounted));
  const page = errorPage(parts.demo, parts.health);
  const fail = problemHandler(parts.log, page, answerKeeping);
  server.use(fail);
  const refusing =
    (answer: typeof answerKeeping): Refuse =>
    (problem, request, response) =>
      tellCorrelation(request, response, () =>
        secured(request, response, () => answer(request, response, problem, page)),
      );
  const ready = parts.replies.before(server);
  const direct = commandDoor({ ...parts, base: BASE, head: securedHead(), fail }, ready);
  const keeping = refusing(answerKeeping);
  const inTime = onlyWhenKeepingUp(eventLoopLateness(), parts.mostLateMs, direct, keeping);
  // What comes from a foreign page is never given back to be sent.
  const refuse = refusing(answerProblem);
  return withoutFloods(parts.open, observe(parts.log, metrics, gate(parts.own, inTime, refuse)));
};
