import { flow } from './flow.ts';
import type { Paper } from './paper.ts';
import { firstFont, fontsOf, widthOf } from './pdf-fonts.ts';
import { type Line, type Op, SHEET, STYLES, WIDTH } from './sheet.ts';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const INK = '#15182a';
const MUTED = '#4a5070';
const RULE = '#9aa0b8';

/** Letters of Fira Sans are 1.2 times as high as they are large, with what stands above and below. */
const HEIGHT = 1.2;

const FOOT = { y: 790, rule: 784 } as const;
const HEAD = { y: 44, rule: 60 } as const;

/** Draws one document; `on` is the part of the structure that is open. */
class Drawing {
  readonly #doc: Document;
  readonly #runs: ReturnType<typeof fontsOf>;
  readonly #on: Element[] = [];

  constructor(doc: Document) {
    this.#doc = doc;
    this.#runs = fontsOf(doc as never);
    const root = doc.struct('Document');
    doc.addStructure(root);
    this.#on.push(root);
  }

  #line({ x, y, text, width, style }: Line): void {
    const doc = this.#doc;
    const runs = this.#runs(text, style.bold ? '600' : '400');
    const widths = runs.map(({ font, text: run }) => doc.font(font).fontSize(style.size).widthOfString(run));
    const all = widths.reduce((sum, one) => sum + one, 0);
    // Letters that the table of widths does not have may be wider than it takes them for.
    const smaller = Math.min(1, width / all);
    const size = style.size * smaller;
    const top = y + (style.line - size * HEIGHT) / 2;
    let at = x;
    for (const [index, { font, text: run }] of runs.entries()) {
      doc
        .font(font)
        .fontSize(size)
        .fillColor(style.muted ? MUTED : INK)
        .text(run, at, top, { lineBreak: false });
      at += (widths[index] ?? 0) * smaller;
    }
  }

  #beside(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  #rule(y: number, thick: number): void {
    this.#beside(() => {
      const { left } = SHEET;
      this.#doc
        .lineWidth(thick)
        .strokeColor(thick > 0.5 ? INK : RULE)
        .moveTo(left, y)
        .lineTo(left + WIDTH, y)
        .stroke();
    });
  }

  #content(lines: readonly Line[]): void {
    const element = this.#on.at(-1) as Element & { readonly dictionary: { data: { S: string } } };
    const content = this.#doc.markStructureContent(element.dictionary.data.S);
    for (const line of lines) this.#line(line);
    this.#doc.endMarkedContent();
    element.add(content);
  }

  #open({ role, scope, title }: Extract<Op, { op: 'open' }>): void {
    const element = this.#doc.struct(role, { ...(scope && { scope }), ...(title && { title }) } as never);
    this.#on.at(-1)?.add(element);
    this.#on.push(element);
  }

  draw(op: Op): void {
    if (op.op === 'open') this.#open(op);
    else if (op.op === 'close') this.#on.pop()?.end();
    else if (op.op === 'rule') this.#rule(op.y, op.thick);
    else if (op.op === 'lines') this.#content(op.lines);
    else
      this.#beside(() => {
        for (const line of op.lines) this.#line(line);
      });
  }

  /** What surrounds a sheet, and is no part of what it tells. */
  margins(paper: Paper, sheet: number, sheets: number): void {
    const style = STYLES.note;
    const number = `Seite ${sheet} von ${sheets}`;
    this.#beside(() => {
      const { left } = SHEET;
      this.#line({ x: left, y: HEAD.y, text: 'Anlage zur Vorlage', width: WIDTH / 2, style });
      const width = widthOf(number, style.size) + 2;
      this.#line({ x: left + WIDTH - width, y: HEAD.y, text: number, width, style });
      this.#line({ x: left, y: FOOT.y, text: paper.foot, width: WIDTH, style });
    });
    this.#rule(HEAD.rule, 0.9);
    this.#rule(FOOT.rule, 0.4);
  }

  end(): void {
    for (const element of this.#on.splice(0).reverse()) element.end();
    this.#doc.end();
  }
}

/** The paper as tagged PDF (PDF/UA-1, ISO 14289-1), with its fonts in it; `day` (YYYY-MM-DD) is when it was made. */
export const drawPdf = async (paper: Paper, day: string): Promise<Buffer> => {
  // Loaded when it is first needed: it takes longer than all else that a start loads.
  const { default: PDFDocument } = await import('pdfkit');
  const date = new Date(`${day}T00:00:00Z`);
  const doc = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    displayTitle: true,
    lang: 'de-DE',
    font: firstFont() as never,
    info: {
      Title: `Anlage zur Vorlage: ${paper.title}`,
      Author: 'Lichterkette',
      Subject: paper.lead,
      Creator: 'Lichterkette',
      CreationDate: date,
      ModDate: date,
    },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => {
    doc.on('end', () => resolve());
  });
  const drawing = new Drawing(doc);
  const { sheets } = flow(paper);
  for (const [index, ops] of sheets.entries()) {
    doc.addPage({ size: [SHEET.width, SHEET.height], margin: 0 });
    Object.assign(doc.page.dictionary.data, { Tabs: 'S' });
    drawing.margins(paper, index + 1, sheets.length);
    for (const op of ops) drawing.draw(op);
  }
  drawing.end();
  await ended;
  return Buffer.concat(parts);
};
