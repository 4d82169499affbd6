import { registerHooks } from 'node:module';
import { rewritten } from './rewrite.ts';

/** Where the product's sources begin. */
const ROOT = new URL('../../../', import.meta.url).href;

// Loaded before everything else (node --import): the product's own sources are rewritten while they are loaded, so that a
// rule can be switched off from outside, one at a time, in a program that runs on.
registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.startsWith(ROOT) || loaded.source == null) return loaded;
    const file = url.slice(ROOT.length);
    return { ...loaded, source: rewritten(file, Buffer.from(loaded.source as Uint8Array).toString('utf8')) };
  },
});
