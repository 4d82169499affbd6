import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Site } from './site.ts';

export const validator = new HtmlValidate({
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

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on a page. Of what passes it keeps one element per rule, not all; and it works in the page itself, which is enough
 * where no page has a frame. Both find the same in a third of the time.
 */
export const violations = async (page: Page): Promise<string[]> => {
  expect(page.frames()).toHaveLength(1);
  const { violations: found, passes } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: TAGS } })
    .setLegacyMode()
    .analyze();
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
};

/** Opens an address of the site as somebody with such a screen does. */
export const look = async (site: Site, path: string, width: number, colorScheme: 'light' | 'dark') => {
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

const sideways = async (page: Page): Promise<string[]> => {
  const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
    number,
    number,
  ];
  return content > window ? [`scrolls sideways: ${content} > ${window}`] : [];
};

/** Everything that is wrong with how an address looks and behaves; nothing is the only good answer. */
export const looked = async (
  site: Site,
  path: string,
  width: number,
  scheme: 'light' | 'dark',
): Promise<string[]> => {
  const { page, errors, close } = await look(site, path, width, scheme);
  const wrong = [...(await violations(page)), ...errors, ...(await sideways(page))];
  await close();
  return wrong;
};

/** What is invalid in the HTML at an address. */
export const invalid = async (site: Site, path: string): Promise<string[]> => {
  const html = await (await fetch(site.url + path, { headers: { Accept: 'text/html' } })).text();
  expect(html.startsWith('<!DOCTYPE html>'), path).toBe(true);
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${message} ${line}:${column}`),
  );
};
