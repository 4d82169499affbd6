import { chmodSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyDirectory } from '../project/demo-log.ts';
import { copiesOf, FINAL, ROOT } from './dockerfile.ts';

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

/** The packages that `npm ci --omit=dev --omit=optional` installs, by the lock file. */
export const productionPackages = (): string[] => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages)
    .filter(
      ([path, { dev, optional, devOptional, link }]) =>
        path !== '' && !dev && !optional && !devOptional && !link,
    )
    .map(([path]) => path);
};

/** Puts together in a new folder what the image holds below its WORKDIR, as the Dockerfile says. */
export const imageTree = (): string => {
  const tree = emptyDirectory();
  chmodSync(tree, 0o755);
  for (const path of productionPackages()) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    cpSync(join(ROOT, path), join(tree, path), {
      recursive: true,
      // What lies nested is a package of its own, or is left out.
      filter: (source) => !source.slice(join(ROOT, path).length).includes('/node_modules'),
    });
  }
  for (const { sources, target } of copiesOf(FINAL))
    for (const source of sources)
      cpSync(join(ROOT, source), target.endsWith('/') ? join(tree, target, source) : join(tree, target), {
        recursive: true,
      });
  return tree;
};
