import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { SUBJECTS } from '../../contracts/subjects.ts';

// What a noun costs: the files in which it must be named beside its own. More than these is an edge that is missing.

/** The lists in which a subject stands: all that CONTRIBUTING promises. */
const LISTS = ['contracts/subjects.ts', 'projections/tables/all.ts', 'src/registry.ts', 'src/web/shown.ts'];

/** Others that tell of needs as well: what can be followed by mail, and who of a Zusammenschluss asks for what. */
const REFERRING = [
  'contracts/abonnement.ts',
  'contracts/views/pairs.ts',
  'projections/answers/helpers.ts',
  'projections/answers/pairs.ts',
  'src/web/desk/pairs.ts',
];

/** Every command has its form; those that are arranged by hand besides (src/web/arranged) are nothing that a new one needs. */
const FILES = globSync('{contracts,projections,src}/**/*.ts').filter(
  (file) => !file.startsWith('src/web/arranged/'),
);

/** The files of a subject: of its name, alone or with words behind it, or in a folder of its name. */
const belongs = (file: string, name: string): boolean =>
  new RegExp(`/(${name}s?)(-[a-z-]+)?(\\.ts$|/)`).test(`/${file}`);

const imported = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  );

const IMPORTS = new Map(FILES.map((file) => [file, imported(file)]));

const namedIn = (name: string): string[] =>
  FILES.filter(
    (file) => !belongs(file, name) && IMPORTS.get(file)?.some((other) => belongs(other, name)),
  ).sort();

it('a noun of its own is named in four files and no other', () => {
  expect(SUBJECTS.map(({ name }) => name)).toContain('need');
  expect(namedIn('need').filter((file) => !REFERRING.includes(file))).toEqual(LISTS);
});

it('and has at most eight files', () => {
  expect(FILES.filter((file) => belongs(file, 'need')).length).toBeLessThanOrEqual(8);
});

// What one more command in an old subject costs: the files that name it or its event. All else follows from what they say of it.

/** The product files that name one of these, in whatever case a name has there. */
const naming = (...names: readonly string[]): string[] =>
  FILES.filter((file) => names.some((name) => readFileSync(file, 'utf8').includes(name))).sort();

/** Where commands are offered, or followed up, by hand, in the words of a page. */
const BY_HAND = ['src/web/receipt/next-step.ts', 'src/web/solution/use-button.ts'];

it('a command with an event of its own is named in five files of its subject and no other', () => {
  const named = naming('AdoptionDeclined', 'declineSolution', 'decline-solution');
  expect(named.filter((file) => !BY_HAND.includes(file))).toEqual([
    'contracts/adoption/not-pursued.ts',
    'contracts/adoption/subject.ts',
    'src/decide/adoption/decider.ts',
    'src/decide/adoption/state.ts',
    'src/web/news/adoption.ts',
  ]);
});
