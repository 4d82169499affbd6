import { dateWords } from './dates.ts';
import { wordsOf } from './explain.ts';
import { attribute, type Element, find, findAll, hasClass, isTag, parseHtml } from './html.ts';

/** Looks at a section of a page, and tells what is wrong with it. */
export type SectionCheck = (section: Element) => readonly string[];

export const mainOf = (html: string): Element => {
  const main = find(parseHtml(html), isTag('main'));
  if (main === undefined) throw new Error('a page without <main>');
  return main;
};

const isSection = (one: Element) => one.tag === 'section' && attribute(one, 'aria-labelledby') !== undefined;
const isWay = (one: Element) => one.tag === 'nav' && attribute(one, 'class') === 'lk-brot';
const isPrinted = (one: Element) => hasClass(one, 'lk-druck');

/** On paper: at which address it stands, and on which day that was read. */
export const printFaults = (main: Element, path: string, day: string): string[] =>
  findAll(main, isPrinted)
    .map(wordsOf)
    .filter((words) => !words.includes(`${path}, Stand ${dateWords(day)}¦`))
    .map((words) => `on paper: ${words}`);

/** A page without what stands in its sections, and without the way to it. */
const outside = (element: Element): Element => ({
  ...element,
  children: element.children.flatMap((child): (Element | string)[] =>
    typeof child === 'string'
      ? [child]
      : isSection(child) || isWay(child) || isPrinted(child)
        ? []
        : [outside(child)],
  ),
});

const titled = (section: Element): string => attribute(section, 'aria-labelledby') ?? '';

/** The check of each section that has to be there, by its id, and of those that may be there. */
export interface Checks {
  readonly checks: Readonly<Record<string, SectionCheck | undefined>>;
  readonly optional?: Readonly<Record<string, SectionCheck>>;
}

/** What is wrong with a page: each section by the check of its id; one that has none is said; and what stands outside of them. */
export const pageFaults = (
  main: Element,
  { checks, optional = {} }: Checks,
  head: (words: string) => readonly string[],
): string[] => {
  const sections = findAll(main, isSection);
  const faults = sections.flatMap((section) => {
    const check = checks[titled(section)] ?? optional[titled(section)];
    if (check === undefined) return [`${titled(section)}: nothing is known of this section`];
    return check(section).map((fault) => `${titled(section)}: ${fault}`);
  });
  const wanted = Object.entries(checks)
    .filter(([, check]) => check !== undefined)
    .map(([id]) => id);
  const missing = wanted.filter((id) => !sections.some((section) => titled(section) === id));
  return [
    ...head(wordsOf(outside(main))).map((fault) => `head: ${fault}`),
    ...faults,
    ...missing.map((id) => `${id}: this section is missing`),
  ];
};
