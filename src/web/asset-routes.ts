import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Request, type Response, Router } from 'express';
import { type Encoding, encodingFor } from '../ask/encodings.ts';
import { assets } from './asset-store.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const compressed = new Map<string, Buffer>();

/** Compressed once, as small as may be; fonts are compressed already. */
const encoded = (encoding: Encoding, name: string, content: Buffer): Buffer => {
  const key = `${encoding} ${name}`;
  const known = compressed.get(key) ?? (encoding === 'br' ? brotliCompressSync : gzipSync)(content);
  compressed.set(key, known);
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
  const encoding = name.endsWith('.woff2') ? undefined : encodingFor(request.get('accept-encoding'));
  if (encoding === undefined) response.end(content);
  else response.set('Content-Encoding', encoding).end(encoded(encoding, name, content));
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
