import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['.', 'docs', 'docs/decisions', 'docs/bench', 'test/double'];

const pages = FOLDERS.flatMap((folder) =>
  (existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(ROOT, folder, name)),
);

/** The files that a page links to: not what is elsewhere, nor places within the page. */
const linkedFrom = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));

test('every file that a page of the documentation links to is there', () => {
  const links = pages.flatMap((page) => linkedFrom(page).map((target) => ({ page, target })));
  expect(links.length).toBeGreaterThan(20);
  const broken = links.filter(({ target }) => !existsSync(target));
  expect(broken.map(({ page, target }) => `${relative(ROOT, page)}: ${relative(ROOT, target)}`)).toEqual([]);
});

test('every decision stands in the list', () => {
  const list = readFileSync(join(ROOT, 'docs/decisions/README.md'), 'utf8');
  const files = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
  expect(files.filter((name) => !list.includes(`(${name})`))).toEqual([]);
});
