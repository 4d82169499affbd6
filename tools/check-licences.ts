import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences under which we may pass a package on together with ours. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
];

/** Fonts have a licence of their own kind: allowed for these packages alone. */
const FONTS: Readonly<Record<string, readonly string[]>> = { '@fontsource/fira-sans': ['OFL-1.1'] };

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}

/** True where an SPDX expression without parentheses inside allows what `allowed` holds. */
const permits = (expression: string, allowed: readonly string[]): boolean =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.includes(licence.trim())));

/** How the text of a licence begins that a package may carry without naming it. */
const TEXTS: readonly (readonly [licence: string, text: RegExp])[] = [
  ['MIT', /^(The )?MIT License\s[\s\S]*Permission is hereby granted, free of charge, to any person/],
];

const licenceInText = (root: string, path: string): string | undefined => {
  const file = join(root, path, 'LICENSE');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return TEXTS.find(([, pattern]) => pattern.test(text))?.[0];
};

const licenceOf = (root: string, path: string): string | undefined => {
  const { license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
    readonly license?: unknown;
  };
  return typeof license === 'string' ? license : licenceInText(root, path);
};

/** What is wrong with a package, or undefined. An optional one of another platform is not installed: skipped. */
const fault = (root: string, path: string): string | undefined => {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licence = licenceOf(root, path);
  if (licence !== undefined && permits(licence, [...ALLOWED, ...(FONTS[name] ?? [])])) return undefined;
  return `${name}: ${licence ?? 'names no licence'}`;
};

const root = process.cwd();
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const production = Object.entries(lock.packages).filter(
  ([path, { dev, devOptional, link }]) => path !== '' && !dev && !devOptional && !link,
);
const faults: string[] = [];
let looked = 0;
for (const [path, { optional }] of production) {
  try {
    const found = fault(root, path);
    looked += 1;
    if (found !== undefined) faults.push(found);
  } catch (error) {
    if (!optional) throw error;
  }
}
for (const found of faults) console.error(`licence not allowed: ${found}`);
console.info(`licences: looked at ${looked} of ${production.length} production packages`);
process.exitCode = faults.length === 0 && looked > 0 ? 0 : 1;
