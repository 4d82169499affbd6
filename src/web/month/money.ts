import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { numberWords } from '../words/numbers.ts';

type Range = NonNullable<NonNullable<AdoptionItem['kosten']>['jaehrlich']>;

const EURO = /^(euro|eur|€)$/i;

const isEuro = (range: Range | undefined): range is Range =>
  range !== undefined && EURO.test(range.einheit.trim());

/** Ranges of one kind, added up, and of how many uses; only those in Euro can be. */
const summed = (all: readonly (Range | undefined)[]) => {
  const known = all.filter(isEuro);
  return {
    of: known.length,
    von: known.reduce((sum, { von }) => sum + von, 0),
    bis: known.reduce((sum, { bis }) => sum + bis, 0),
  };
};

const rangeWords = ({ von, bis }: { readonly von: number; readonly bis: number }): string =>
  von === bis ? `${numberWords(von)} Euro` : `${numberWords(von)} bis ${numberWords(bis)} Euro`;

/** What runs costs in a year, and what introducing it cost, as far as it is said; with of how many it is said. */
export const costSentences = (running: readonly AdoptionItem[]): readonly string[] => {
  const [yearly, once] = [
    summed(running.map(({ kosten }) => kosten?.jaehrlich)),
    summed(running.map(({ kosten }) => kosten?.einmalig)),
  ];
  const said = (of: number) => `(angegeben bei ${of} von ${running.length})`;
  return [
    ...(yearly.of > 0 ? [`${rangeWords(yearly)} im Jahr ${said(yearly.of)}`] : []),
    ...(once.of > 0 ? [`${rangeWords(once)} einmalig ${said(once.of)}`] : []),
  ];
};
