/** An element of a page; its children in order, text with its entities read. */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr', 'source', 'col']);
const TOKEN =
  /<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|<(style|script)\b[^>]*>[\s\S]*?<\/\1>|<\/([\w-]+)>|<([\w-]+)((?:\s+[^\s=/>]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gi;
const ATTRIBUTE = /([^\s=/>]+)(?:="([^"]*)")?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

const read = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => {
    const known = ENTITIES[name];
    if (known === undefined) throw new Error(`an entity that no page of ours has: ${whole}`);
    return known;
  });

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), read(value)]),
  );

/**
 * Reads a page whose HTML is valid (test/browser sees to that), SVG included: what is not closed, or closed twice, throws.
 */
export const parseHtml = (html: string): Element => {
  const root: Element = { tag: '', attributes: new Map(), children: [] };
  const open = [root];
  let at = 0;
  for (const token of html.matchAll(TOKEN)) {
    if (token.index !== at) throw new Error(`not read: ${html.slice(at, token.index)}`);
    at += token[0].length;
    const [, , closed, opened, attributes = '', slash, text] = token;
    const inside = open.at(-1) as Element;
    if (text !== undefined) inside.children.push(read(text));
    if (closed !== undefined && open.pop()?.tag !== closed.toLowerCase())
      throw new Error(`</${closed}> closes another element, before ${html.slice(at, at + 60)}`);
    if (opened === undefined) continue;
    const element: Element = {
      tag: opened.toLowerCase(),
      attributes: attributesOf(attributes),
      children: [],
    };
    inside.children.push(element);
    if (slash !== '/' && !VOID.has(element.tag)) open.push(element);
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.tag}> is not closed`);
  return root;
};

export const elementsOf = ({ children }: Element): Element[] =>
  children.filter((child) => typeof child !== 'string');

/** All within an element that a test holds for, in the order of the page; not what is within one that was found. */
export const findAll = (element: Element, test: (one: Element) => boolean): Element[] =>
  elementsOf(element).flatMap((child) => (test(child) ? [child] : findAll(child, test)));

export const find = (element: Element, test: (one: Element) => boolean): Element | undefined =>
  findAll(element, test)[0];

export const attribute = ({ attributes }: Element, name: string): string | undefined => attributes.get(name);

export const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);

export const isTag =
  (...tags: readonly string[]) =>
  ({ tag }: Element): boolean =>
    tags.includes(tag);
