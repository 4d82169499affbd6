import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const packaged = (name: string) => createRequire(import.meta.url).resolve(name);

const WEIGHTS = [400, 500, 600, 700];

const filesIn = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** Our style sheet: the files of `assets`, in the order of their names. */
const stylesheet = () => Buffer.concat(filesIn(here('./assets/'), '.css').map((file) => readFileSync(file)));

/** The rules for lights and drawings alone, for a drawing that stands by itself. */
export const drawingStyles = (): string =>
  ['70-lights.css', '75-drawing.css'].map((name) => readFileSync(here(`./assets/${name}`), 'utf8')).join('');

const IMPORT = /(from\s*|import\s*\(?\s*)(['"])\.[^'"]*?([\w-]+)\.ts\2/g;

/** A module of ours as browsers take it: without types; all modules lie side by side. */
export const browserModule = (source: string): string =>
  stripTypeScriptTypes(source).replaceAll(IMPORT, "$1'./$3.js'");

const scripts = (): [string, Buffer][] =>
  [...filesIn(here('./browser/'), '.ts'), ...filesIn(here('../client/'), '.ts')].map((file) => [
    `${basename(file, '.ts')}.js`,
    Buffer.from(browserModule(readFileSync(file, 'utf8'))),
  ]);

const fonts = (): [string, Buffer][] =>
  WEIGHTS.map((weight) => {
    const name = `fira-sans-latin-${weight}-normal.woff2`;
    return [name, readFileSync(packaged(`@fontsource/fira-sans/files/${name}`))];
  });

/** Everything below `/assets`, and one hash over all of it. */
export interface Assets {
  readonly hash: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

const load = (): Assets => {
  const files = new Map<string, Buffer>([
    ['kern.css', readFileSync(packaged('@kern-ux/native/dist/kern.min.css'))],
    ['lichterkette.css', stylesheet()],
    ['zeichen.svg', readFileSync(here('./assets/zeichen.svg'))],
    ...fonts(),
    ...scripts(),
  ]);
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(name).update('\0').update(content);
  return { hash: hash.digest('hex').slice(0, 16), files };
};

let loaded: Assets | undefined;

/** The assets, read once and kept. */
export const assets = (): Assets => {
  loaded ??= load();
  return loaded;
};
