import type { Reply } from './act.ts';

/** An event of a world, in the order of its log. */
export interface Placed {
  readonly position: string;
  /** The act of the first world that it stands for, and which one of its events it is. */
  readonly label: string;
  /** Whether the viewer may know that there is something at this position. */
  readonly told: boolean;
}

/** An answer as it is compared. */
export interface Normalised {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Headers that belong to one request, or to the moment at which it was answered. */
const OF_ONE_REQUEST = new Set(['date', 'x-correlation-id']);

const POSITION = /\d{16}-[0-9a-f]{8}/g;
const JSON_CURSOR = /"next":"([^"]*)"/g;
const LINKED_CURSOR = /cursor=([\w.%~-]+)/g;
const TAG = /^"[\w-]{27}"$/;

/** What a cursor tells whoever looks at it: how long it is, and all of it where it can be read. */
const told = (cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  return `${cursor.length}${/^[\x20-\x7e]+$/.test(text) ? ` ${text}` : ''}`;
};

/** By position: the label of what stands there, or of the last before it that the viewer may know of. */
const labelsOf = (placed: readonly Placed[]): ReadonlyMap<string, string> => {
  const labels = new Map<string, string>();
  let last = 'beginning';
  for (const { position, label, told } of placed) {
    if (told) last = label;
    labels.set(position, last);
  }
  return labels;
};

/**
 * Makes two worlds comparable: a position is told by the act that it stands for, one that the viewer may not know of by the
 * last before it that he may; a cursor by its length and by what can be read in it, an entity tag by its form, the hub's address
 * by a name. Everything else stays as it is, above all every number and every length.
 */
export class Normal {
  readonly #labels: ReadonlyMap<string, string>;
  readonly #url: string;

  constructor(url: string, placed: readonly Placed[]) {
    this.#url = url;
    this.#labels = labelsOf(placed);
  }

  text(raw: string): string {
    return raw
      .replaceAll(POSITION, (position) => `‹${this.#labels.get(position) ?? position}›`)
      .replaceAll(JSON_CURSOR, (_, cursor: string) => `"next":"‹${told(cursor)}›"`)
      .replaceAll(LINKED_CURSOR, (_, cursor: string) => `cursor=‹${told(cursor)}›`)
      .replaceAll(this.#url, 'http://hub');
  }

  reply({ status, headers, text }: Reply): Normalised {
    const all = Object.entries(headers).filter(([name]) => !OF_ONE_REQUEST.has(name));
    const told = all.map(([name, value]) => {
      const header = this.text(String(value));
      return [name, name === 'etag' && TAG.test(header) ? '‹tag›' : header];
    });
    return { status, headers: Object.fromEntries(told), text: this.text(text) };
  }
}

/** How much of an answer is told of a difference. */
const [BEFORE, AFTER] = [150, 250];

const around = (text: string, at: number) => text.slice(Math.max(0, at - BEFORE), at + AFTER);

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
};

const differentText = (a: string, b: string): string | undefined => {
  if (a === b) return undefined;
  const at = firstDifference(a, b);
  return `…${around(a, at)}…\n  is not …${around(b, at)}…`;
};

/** In which way two answers differ, in words; undefined where they are the same, byte by byte. */
export const difference = (a: Normalised, b: Normalised): string | undefined => {
  if (a.status !== b.status) return `status ${a.status} is not ${b.status}: ${differentText(a.text, b.text)}`;
  const text = differentText(a.text, b.text);
  if (text !== undefined) return text;
  for (const name of new Set([...Object.keys(a.headers), ...Object.keys(b.headers)]))
    if (a.headers[name] !== b.headers[name]) return `${name}: ${a.headers[name]} is not ${b.headers[name]}`;
  return undefined;
};
