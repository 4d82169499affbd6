import { readDocx } from './docx-read.ts';
import { readPdf } from './pdf-text.ts';

/** One Anlage in all that draws it, at a hub. */
export interface Drawn {
  readonly html: string;
  readonly docx: Buffer;
  readonly pdf: Buffer;
}

const bytes = async (url: string): Promise<Buffer> => {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
};

/** `path` is the page's, `query` its parameters with their question mark. */
export const drawnAt = async (url: string, path: string, query = ''): Promise<Drawn> => ({
  html: (await bytes(url + path + query)).toString('utf8'),
  docx: await bytes(`${url}${path}.docx${query}`),
  pdf: await bytes(`${url}${path}.pdf${query}`),
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The words of the paper on its page, without mark-up. */
const htmlText = (html: string): string =>
  (/<article class="lk-anlage">([\s\S]*?)<\/article>/.exec(html)?.[1] ?? '')
    .replace(/<p class="lk-anlage-kopf">.*?<\/p>/, '')
    .replace(/<p class="lk-klein lk-anlage-fuss">.*?<\/p>/, '')
    .replaceAll(/<caption.*?<\/caption>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** Without spaces, and without hyphens and bullets: these differ where lines are broken. */
export const bare = (text: string): string => text.replaceAll(/[\s\u00a0•-]/g, '');

/** The words of an Anlage by each that draws it, as they follow each other. */
export const wordsOf = async ({ html, docx, pdf }: Drawn) => ({
  html: htmlText(html),
  docx: readDocx(docx)
    .paragraphs.map(({ text }) => text)
    .join(' '),
  pdf: (await readPdf(pdf)).parts.map(({ text }) => text).join(' '),
});
