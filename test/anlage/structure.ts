import { type Objects, PDFDict, PDFNumber } from './pdf-objects.ts';

/** A part of the structure: its role, the marks of its content by page, and its parts. */
export interface Part {
  readonly role: string;
  readonly scope: string | undefined;
  readonly alt: string | undefined;
  readonly marks: readonly number[];
  readonly parts: readonly Part[];
}

const partOf = (objects: Objects, dict: PDFDict): Part => {
  const kids = objects.list(dict, 'K');
  const [attributes] = objects.list(dict, 'A').filter((one) => one instanceof PDFDict) as PDFDict[];
  const marks: number[] = [];
  const parts: Part[] = [];
  for (const kid of kids) {
    if (kid instanceof PDFNumber) marks.push(kid.asNumber());
    else if (kid instanceof PDFDict) {
      const mark = objects.number(kid, 'MCID');
      if (mark === undefined) parts.push(partOf(objects, kid));
      else marks.push(mark);
    }
  }
  return {
    role: objects.name(dict, 'S') ?? '',
    scope: objects.name(attributes, 'Scope'),
    alt: objects.text(dict, 'Alt'),
    marks,
    parts,
  };
};

/** The structure of a document, from its root. */
export const structureOf = (objects: Objects): readonly Part[] =>
  objects
    .list(objects.dict(objects.catalog, 'StructTreeRoot'), 'K')
    .filter((one) => one instanceof PDFDict)
    .map((one) => partOf(objects, one as PDFDict));

/** A part and all that is in it, in reading order. */
export const everyPart = (part: Part): readonly Part[] => [part, ...part.parts.flatMap(everyPart)];
