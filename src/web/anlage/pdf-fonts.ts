import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { textWidth } from '../spread/text-width.ts';
import { sfntOf } from './woff.ts';

type Weight = '400' | '600';

/** The parts into which the font is divided, in the order in which a letter is looked for. */
const PARTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'greek-ext', 'vietnamese'] as const;

const packaged = createRequire(import.meta.url);

const loaded = new Map<string, Buffer>();

const load = (part: string, weight: Weight): Buffer => {
  const path = packaged.resolve(`@fontsource/fira-sans/files/fira-sans-${part}-${weight}-normal.woff`);
  const font = loaded.get(path) ?? sfntOf(readFileSync(path));
  loaded.set(path, font);
  return font;
};

/** What a document begins with: else pdfkit would open a font of its own, which stands in no document. */
export const firstFont = (): Buffer => load('latin', '400');

/** What pdfkit knows of an opened font; its types do not tell. */
interface Opened {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

/** As much of a PDF document as fonts need. */
export interface WithFonts {
  registerFont(name: string, source: Buffer): unknown;
  font(name: string): unknown;
}

const MISSING = '?';

/** A piece of a line that one part of the font can write. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

/** Finds the parts of the font for a document; each is opened when a text first needs it. */
export const fontsOf = (doc: WithFonts) => {
  const opened = new Map<string, Opened>();
  const openFont = (part: string, weight: Weight): Opened => {
    const name = `${part}-${weight}`;
    let font = opened.get(name);
    if (font === undefined) {
      doc.registerFont(name, load(part, weight));
      doc.font(name);
      font = (doc as unknown as { readonly _font: Opened })._font;
      opened.set(name, font);
    }
    return font;
  };
  const fontFor = (letter: string, weight: Weight): string | undefined => {
    const codePoint = letter.codePointAt(0) ?? 0;
    const part = PARTS.find((one) => openFont(one, weight).font.hasGlyphForCodePoint(codePoint));
    return part && `${part}-${weight}`;
  };
  /** A line in runs; a letter that no part of the font has is a question mark: a paper shows no empty boxes. */
  return (line: string, weight: Weight): readonly Run[] => {
    const runs: { font: string; text: string }[] = [];
    for (const letter of line.normalize('NFC')) {
      const font = fontFor(letter, weight);
      const run = { font: font ?? `latin-${weight}`, text: font === undefined ? MISSING : letter };
      const last = runs.at(-1);
      if (last?.font === run.font) last.text += run.text;
      else runs.push(run);
    }
    return runs;
  };
};

/** How wide a foot or a head is, to be set at the right. */
export const widthOf = (text: string, size: number): number => textWidth(text, size * 100, '400') / 100;
