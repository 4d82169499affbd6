import { brotliCompressSync } from 'node:zlib';
import { type Request, type Response, Router } from 'express';
import { assets } from './asset-store.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const compressed = new Map<string, Buffer>();

/** Compressed once; fonts are compressed already. */
const brotliOf = (name: string, content: Buffer): Buffer => {
  const known = compressed.get(name) ?? brotliCompressSync(content);
  compressed.set(name, known);
  return known;
};

const send = (request: Request, response: Response, name: string, content: Buffer) => {
  const { hash } = assets();
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const current = request.params.hash === hash;
  response.set({
    'Content-Type': type,
    // A page from before an update may ask with an old hash: it gets today's file, but must not keep it.
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  });
  if (!name.endsWith('.woff2') && request.acceptsEncodings('br') === 'br') {
    response.set('Content-Encoding', 'br').end(brotliOf(name, content));
    return;
  }
  response.end(content);
};

/** `/assets/<hash>/<name>`: styles, fonts and the browser's script. They say nothing of what is stored. */
export const assetRoutes = (): Router => {
  const router = Router({ caseSensitive: true });
  router.get('/assets/:hash/:name', (request, response, next) => {
    const content = assets().files.get(String(request.params.name));
    if (content === undefined) next();
    else send(request, response, String(request.params.name), content);
  });
  return router;
};
