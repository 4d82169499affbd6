import { readdirSync, readFileSync } from 'node:fs';
import { Marked } from 'marked';
import { html, raw } from '../markup.ts';
import type { PageDefinition } from '../page.ts';

const FOLDER = new URL('../../../docs/handbuch/', import.meta.url);

/** Pictures are made for print (`npm run screens`); here stands the thing itself. */
const markdown = new Marked({ renderer: { image: () => '' } });

/** A page of the handbook: its name in addresses, its title, its text as it is written. */
interface Chapter {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

const chapterIn = (file: string): Chapter => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const [, title = file] = /^# (.+)$/m.exec(text) ?? [];
  return { name: file.replace(/\.md$/, ''), title, text };
};

/** The handbook, a page for each task (docs/handbuch). */
export const CHAPTERS: readonly Chapter[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .toSorted()
  .map(chapterIn);

/** The same text as help: one source. Only what we wrote ourselves is shown as it stands. */
export const handbook: readonly PageDefinition[] = CHAPTERS.map(({ name, title, text }) => ({
  path: `/hilfe/${name}`,
  params: [],
  make: async () => ({
    // A chapter may be called as the page is that it tells of.
    title: `Hilfe: ${title}`,
    description: `Hilfe: ${title}. Schritt für Schritt.`,
    trail: [{ label: 'Hilfe', href: '/hilfe' }, { label: title }],
    body: html`<div class="lk-lesebreite lk-text lk-handbuch">${raw(markdown.parse(text, { async: false }))}<p class="lk-btnr"><a class="lk-btn" href="/hilfe">Alle Hilfeseiten</a></p></div>`,
  }),
}));
