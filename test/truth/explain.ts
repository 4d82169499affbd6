import { attribute, type Element, findAll, hasClass } from './html.ts';

/** Something that a page says, or may say, of the facts that it rests on. */
export interface Saying {
  /** In one of these ways, the longest first. */
  readonly ways: readonly string[];
  /** False where it may be left out. */
  readonly must: boolean;
}

/** Between two words that do not stand in one sentence. */
const BREAK = '¦';
const INLINE = new Set(['a', 'b', 'em', 'i', 'wbr', 'strong']);

/** Where something is entered, or taken along: forms, those arranged by hand, the Anlage and the comparison. */
const OFFERED =
  /^\/(eintragen($|\/)|uebernahmen\/|projekt-vorstellen|gesuche\/(neu|[^/]+\/antworten)|vergleich\?|loesungen\/[^/]+\/(nutzen|planen|passt-nicht|anlage))/;

const isEntering = (link: Element) => OFFERED.test(attribute(link, 'href') ?? '');

/** What a reader is offered to enter: it asks, and tells nothing. */
const isOffer = (element: Element): boolean => {
  if (element.tag === 'form') return true;
  if (element.tag === 'a') return isEntering(element);
  const links = element.tag === 'details' ? findAll(element, ({ tag }) => tag === 'a') : [];
  return links.length > 0 && links.every(isEntering);
};

/** The words of an element as a reader sees them; drawings are read apart. */
export const wordsOf = (element: Element): string => {
  const told = element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
  if (
    element.tag === 'svg' ||
    isOffer(element) ||
    attribute(element, 'hidden') !== undefined ||
    hasClass(element, 'lk-live')
  )
    return '';
  return plain(INLINE.has(element.tag) ? told : `${BREAK}${told}${BREAK}`);
};

/** The same without the parts that are looked at one by one. */
export const wordsBeside = (element: Element, isPart: (one: Element) => boolean): string => {
  const rest = (one: Element): Element => ({
    ...one,
    children: one.children.flatMap((child): (Element | string)[] =>
      typeof child === 'string' ? [child] : isPart(child) ? [] : [rest(child)],
    ),
  });
  return wordsOf(rest(element));
};

/** Spaces and hyphens of every kind as one kind. */
export const plain = (text: string): string => text.replaceAll('\u2011', '-').replaceAll(/\s+/g, ' ');

/** Said in one of these ways. */
export const mustOneOf = (...texts: readonly string[]): Saying => ({
  ways: texts.map((text) => plain(text).trim()).toSorted((a, b) => b.length - a.length),
  must: true,
});

/** Said exactly so. */
export const must = (text: string): Saying => mustOneOf(text);

/** Said exactly so, or not at all. */
export const may = (text: string): Saying => ({ ...must(text), must: false });

/** What is true only where there is something to say. */
export const mustWhere = <Value>(
  value: Value | undefined,
  saying: (value: Value) => Saying | readonly Saying[],
): readonly Saying[] => (value === undefined ? [] : [saying(value)].flat());

const IN_WORD = /[\p{L}\p{N}]/u;
const BEFORE_NUMBER = /\p{N}[.,]$/u;
const AFTER_NUMBER = /^[.,]\p{N}/u;

/** A number or a word is never the end or the beginning of another one. */
const standsAlone = (words: string, from: number, to: number): boolean => {
  const begins = IN_WORD.test(words.charAt(from));
  const ends = IN_WORD.test(words.charAt(to - 1));
  if (begins && (IN_WORD.test(words.charAt(from - 1)) || BEFORE_NUMBER.test(words.slice(0, from).slice(-2))))
    return false;
  return !(ends && (IN_WORD.test(words.charAt(to)) || AFTER_NUMBER.test(words.slice(to, to + 2))));
};

/** The words without these; undefined where they do not stand there. */
const without = (words: string, way: string): string | undefined => {
  for (let at = words.indexOf(way); at >= 0; at = words.indexOf(way, at + 1))
    if (standsAlone(words, at, at + way.length))
      return `${words.slice(0, at)}${BREAK}${words.slice(at + way.length)}`;
  return undefined;
};

interface Way {
  readonly way: string;
  readonly saying: Saying;
}

/** The longest first, and of equal ones what has to be said: one that may be said in a longer way, too, takes nothing from it. */
const longestFirst = (a: Way, b: Way): number =>
  b.way.length - a.way.length || Number(b.saying.must) - Number(a.saying.must);

const GLUE = /[\s,;:.·()„“¦–]+|(?<!\p{L})und(?!\p{L})/gu;

/**
 * What is wrong with some words of a page: what they had to say and do not, and what they say that follows from no fact. Each saying
 * is taken out of the words, the longest first; what then is left was said of nothing.
 */
export const explain = (words: string, sayings: readonly Saying[]): string[] => {
  let left = words;
  const said = new Set<Saying>();
  const ways = sayings.flatMap((saying) => saying.ways.map((way): Way => ({ way, saying })));
  for (const { way, saying } of ways.toSorted(longestFirst)) {
    const rest = said.has(saying) ? undefined : without(left, way);
    if (rest === undefined) continue;
    left = rest;
    said.add(saying);
  }
  const missing = sayings
    .filter((one) => one.must && !said.has(one))
    .map(({ ways: [first = '', ...more] }) => `not said: ${[first, ...more].join(' / ')}`);
  const rest = left
    .split(BREAK)
    .map((part) => part.replaceAll(GLUE, ' ').trim())
    .filter(Boolean);
  return [...missing, ...rest.map((part) => `follows from nothing: ${part}`)];
};
