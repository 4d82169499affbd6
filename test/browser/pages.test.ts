import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../src/web/pages/all.ts';
import { addresses, openSite, type Site } from './site.ts';

const WIDTHS = [1280, 390];
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Our mark-up is made by templates: how it is spaced says nothing.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    // The values of one facet are check boxes of one name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
    'no-inline-style': 'error',
  },
});

let site: Site;
let pages: Readonly<Record<string, string>>;

beforeAll(async () => {
  site = await openSite();
  pages = await addresses(site);
}, 120_000);
afterAll(() => site?.close());

const violations = async (page: Page): Promise<string[]> => {
  const { violations: found, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
};

const look = async (path: string, width: number, colorScheme: 'light' | 'dark') => {
  const context = await site.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      errors.push(message.text());
  });
  await page.goto(site.url + path, { waitUntil: 'load' });
  return { page, errors, close: () => context.close() };
};

/** What each page was found to have wrong; nothing is the only good answer. */
const faults = async (
  check: (path: string) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const [name, path] of Object.entries(pages)) {
    const wrong = await check(path);
    if (wrong.length > 0) found[name] = wrong.slice(0, 5);
  }
  return found;
};

const sideways = async (page: Page): Promise<string[]> => {
  const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
    number,
    number,
  ];
  return content > window ? [`scrolls sideways: ${content} > ${window}`] : [];
};

const looked = async (path: string, width: number, scheme: 'light' | 'dark'): Promise<string[]> => {
  const { page, errors, close } = await look(path, width, scheme);
  const wrong = [...(await violations(page)), ...errors, ...(await sideways(page))];
  await close();
  return wrong;
};

describe('every page', () => {
  test('the addresses of these tests cover all pages of the registry', () => {
    for (const { path } of PAGES) {
      const pattern = new RegExp(`^${path.replace(':id', '[0-9a-f-]{36}')}(\\?|$)`);
      expect(
        Object.values(pages).some((address) => pattern.test(address)),
        path,
      ).toBe(true);
    }
  });

  test.each(WIDTHS)(
    'at %i px has nothing that axe finds, no script errors and no scrolling sideways',
    async (width) => {
      expect(await faults((path) => looked(path, width, 'light'))).toEqual({});
    },
    240_000,
  );

  test('keeps its contrasts in the dark', async () => {
    expect(await faults((path) => looked(path, 1280, 'dark'))).toEqual({});
  }, 240_000);

  test('is valid HTML', async () => {
    const invalid = async (path: string) => {
      const html = await (await fetch(site.url + path, { headers: { Accept: 'text/html' } })).text();
      expect(html.startsWith('<!DOCTYPE html>'), path).toBe(true);
      const { results } = await validator.validateString(html);
      return results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${ruleId} ${message} ${line}:${column}`),
      );
    };
    expect(await faults(invalid)).toEqual({});
  });

  test('axe and the validator are seen to find what is wrong', async () => {
    const { page, close } = await look('/hilfe', 1280, 'light');
    await page.evaluate(
      "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')",
    );
    expect((await violations(page)).join()).toContain('image-alt');
    await close();
    expect((await validator.validateString('<p>a<div>b</div></p>')).valid).toBe(false);
  });

  test('text in pages is escaped', async () => {
    const name = 'Gemeinde <b onclick="x">&amp;';
    const { kommuneId } = await site.post('/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' });
    const { page, close } = await look(`/kommunen/${kommuneId}`, 1280, 'light');
    expect(await page.textContent('h1')).toBe(name);
    expect(await page.locator('main b').count()).toBe(0);
    await close();
  });
});
