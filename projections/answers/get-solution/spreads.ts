import { isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { Spread } from '../../../contracts/views/anlage.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';

type Said = Omit<Spread['angaben'][number], 'von' | 'bis'>;
type Range = NonNullable<AdoptionItem['aufwand']>;

/** One statement: of what matter, how much, and who says so. */
interface Stated {
  readonly art: Spread['art'];
  readonly range: Range | undefined;
  readonly said: Said;
}

/** What somebody says of the solution as a whole. */
export const statedOf = (range: Range | undefined, said: Said): readonly Stated[] => [
  { art: 'gesamt', range, said },
];

/** As of when what belongs to an adoption was said: with its beginning. */
const begunAsOf = ({ verlauf = [], stand, belege }: AdoptionItem) => {
  const began = verlauf.find(({ status }) => isUnderWay(status));
  return began === undefined ? { stand, belege } : { stand: began.stand, belege: began.belege };
};

/** What an adopter says of its cost and effort. */
export const statedBy = (item: AdoptionItem, said: Said): readonly Stated[] => {
  const { stand: _, belege: __, ...who } = said;
  const own = { ...who, ...present(begunAsOf(item)) } as Said;
  return [
    { art: 'einmalig', range: item.kosten?.einmalig, said: own },
    { art: 'jaehrlich', range: item.kosten?.jaehrlich, said: own },
    { art: 'aufwand', range: item.aufwand, said: own },
  ];
};

const ORDER: readonly Spread['art'][] = ['gesamt', 'einmalig', 'jaehrlich', 'aufwand'];

/** From the least to the most of what is said of the same matter in the same unit. */
export const spreadsOf = (all: readonly Stated[]): Spread[] => {
  const together = new Map<string, Spread>();
  for (const { art, range, said } of all) {
    if (range === undefined) continue;
    const { von, bis, einheit } = range;
    const key = JSON.stringify([art, einheit]);
    const before = together.get(key);
    together.set(key, {
      art,
      einheit,
      von: Math.min(von, before?.von ?? von),
      bis: Math.max(bis, before?.bis ?? bis),
      angaben: [...(before?.angaben ?? []), { ...said, von, bis }],
    });
  }
  return [...together.values()].sort((a, b) => ORDER.indexOf(a.art) - ORDER.indexOf(b.art));
};
