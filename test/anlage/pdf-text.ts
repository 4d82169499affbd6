import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** A PDF as an assistive technology has it: its sheets, and each part with its role and words, in reading order. */
export interface Read {
  readonly sheets: number;
  readonly parts: readonly { readonly role: string; readonly text: string }[];
  /** Where text stands that reaches over the edge of its sheet. */
  readonly over: readonly string[];
}

const LEAVES = new Set(['H1', 'H2', 'P', 'Lbl', 'LBody', 'TH', 'TD', 'Caption']);

/** The words of each mark of a page. */
const wordsOf = (items: readonly object[]): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items as { type?: string; id?: string; str?: string; hasEOL?: boolean }[]) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? undefined);
    else if (item.type === 'endMarkedContent') open.pop();
    else {
      const id = open.at(-1);
      if (id !== undefined)
        words.set(id, `${words.get(id) ?? ''}${item.str ?? ''}${item.hasEOL ? '\n' : ''}`);
    }
  }
  return words;
};

const partsIn = (node: Node, words: ReadonlyMap<string, string>): Read['parts'] => {
  const { role, children = [] } = node;
  if (role === undefined || !LEAVES.has(role)) return children.flatMap((child) => partsIn(child, words));
  const ids = children.filter(({ type }) => type === 'content').map(({ id = '' }) => id);
  return [{ role, text: ids.map((id) => words.get(id) ?? '').join('\n') }];
};

/** Reads a PDF with the program that browsers show PDFs with. */
export const readPdf = async (bytes: Uint8Array): Promise<Read> => {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const parts: Read['parts'][number][] = [];
  const over: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    for (const item of items)
      if ('str' in item && item.str.trim() !== '') {
        const [x, y] = [item.transform[4] as number, item.transform[5] as number];
        if (x < 50 || x + item.width > width - 50 || y < 40 || y > height - 40) over.push(item.str);
      }
    parts.push(...partsIn((await page.getStructTree()) as Node, wordsOf(items)));
  }
  const sheets = document.numPages;
  await loading.destroy();
  return { sheets, parts, over };
};
