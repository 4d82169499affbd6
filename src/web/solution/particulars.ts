import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { join, type Piece } from '../markup.ts';
import { ownerLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { dateWords } from '../words/dates.ts';
import { numberWords } from '../words/numbers.ts';

type Range = NonNullable<AdoptionItem['aufwand']>;

const rangeWords = ({ von, bis, einheit }: Range): string =>
  `${von === bis ? numberWords(von) : `${numberWords(von)} bis ${numberWords(bis)}`} ${einheit}`;

const costs = ({ kosten }: AdoptionItem): string | undefined =>
  kosten &&
  [
    kosten.einmalig && `einmalig ${rangeWords(kosten.einmalig)}`,
    kosten.jaehrlich && `jährlich ${rangeWords(kosten.jaehrlich)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** "kdvz (Zweckverband)": by name where there is one, with what it is. */
const namedOr = (name: string | undefined, what: string): string =>
  name === undefined ? what : `${name} (${what})`;

/** What belongs to an adoption and not to what was adopted, each with its name; what nobody has said is left out. */
export const particularsOf = (item: AdoptionItem): readonly (readonly [string, Piece])[] => {
  const { betreiber, aufwand, vermittlung, foerderung, fuer = [] } = item;
  const all: readonly (readonly [string, Piece])[] = [
    ['Beginnt voraussichtlich', item.ab && dateWords(item.ab)],
    ['Wie übernehmen?', item.geplanteRelation && wordOf('relation', item.geplanteRelation)],
    ['Betrieb', betreiber && namedOr(betreiber.name, wordOf('betreiber', betreiber.art))],
    ['Kosten', costs(item)],
    ['Aufwand', aufwand && rangeWords(aufwand)],
    ['Ersetzt', item.ersetzt],
    ['Vermittelt durch', vermittlung && namedOr(vermittlung.name, wordOf('vermittlung', vermittlung.art))],
    [
      'Förderung',
      foerderung && `${foerderung.programm}${foerderung.bis ? `, bis ${dateWords(foerderung.bis)}` : ''}`,
    ],
    [
      'Für',
      fuer.length > 0 &&
        join(
          fuer.map((kommune) => ownerLink({ kommune })),
          ', ',
        ),
    ],
  ];
  return all.filter(([, value]) => Boolean(value));
};
