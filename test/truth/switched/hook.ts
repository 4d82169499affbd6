import { registerHooks } from 'node:module';
import { SWITCHED } from './lies.ts';

const ROOT = new URL('../../../', import.meta.url).href;

/** The lie that is on, by its number: each process tells one at most. */
const told = SWITCHED[Number(process.env.TRUTH_LIE)];

const rewritten = (file: string, source: string): string => {
  if (told?.file !== file) return source;
  if (!source.includes(told.truth)) throw new Error(`no "${told.truth}" any more in ${file}`);
  return source.replace(told.truth, () => told.told);
};

// Loaded before everything else (node --import): the product's own sources are rewritten while they are loaded.
registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.startsWith(ROOT) || loaded.source == null) return loaded;
    const source = Buffer.from(loaded.source as Uint8Array).toString('utf8');
    return { ...loaded, source: rewritten(url.slice(ROOT.length), source) };
  },
});
