/** How the content of a page is marked: what is drawn outside of any mark, and which marks there are. */
export interface Marked {
  /** Operators that draw, outside of a part and of what is beside. */
  readonly unmarked: readonly string[];
  /** A part within what is beside, or the other way round. */
  readonly mixed: number;
  readonly marks: readonly number[];
}

const PAINTS = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'F',
  'f*',
  'S',
  's',
  'B',
  'b',
  'B*',
  'b*',
  'sh',
  'Do',
  'EI',
]);

const TOKEN = /\((?:\\.|[^\\()])*\)|<<[\s\S]*?>>|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s/<>[\]()]+|[^\s/<>[\]()]+/g;

/** Reads a content stream (ISO 32000-1, 7.8.2) for its marks (14.6). */
export const markedIn = (content: string): Marked => {
  const [unmarked, marks]: [string[], number[]] = [[], []];
  const stack: ('part' | 'beside')[] = [];
  let mixed = 0;
  let before: string[] = [];
  for (const [token] of content.matchAll(TOKEN)) {
    if (token === 'BDC' || token === 'BMC') {
      const kind = before.includes('/Artifact') ? 'beside' : 'part';
      if (stack.some((one) => one !== kind)) mixed += 1;
      stack.push(kind);
      const mark = /\/MCID\s+(\d+)/.exec(before.join(' '))?.[1];
      if (mark !== undefined) marks.push(Number(mark));
    } else if (token === 'EMC') stack.pop();
    else if (PAINTS.has(token) && stack.length === 0) unmarked.push(token);
    before = [...before, token].slice(-2);
  }
  return { unmarked, mixed, marks };
};
