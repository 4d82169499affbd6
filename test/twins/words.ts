import type { Random } from '../faults/harness/random.ts';

/** Words of town halls: what is public is written with them, and what is hidden with words that are near to them. */
const STOCK =
  `Fusionsplan Bewohnerparken Hundesteuer Bauantrag Kindergarten Wartezeit Mängelmelder Sitzungsdienst
Rechnungseingang Friedhof Wohngeld Standesamt Sperrmüll Feuerwehr Spielplatz Einarbeitung Bürgerdialog
Wissensdatenbank Grünfläche Baumkataster Zählerstand Vereinsförderung Turnhalle Gewerbeamt Personalausweis
Fundbüro Klimaschutz Telearbeit Kartenzahlung Ruftaxi Pflegeberatung Bücherei Grundsteuer Winterdienst
Straßenlampe Terminbuchung Bürgerportal Parkschein Rathaus Melderegister`.split(/\s+/);

const FIELDS = ['Bildung', 'Mobilität', 'Bürgerservice', 'Gesundheit und Pflege', 'Bauen und Wohnen'];
const SYLLABLES = ['quar', 'zwil', 'dorn', 'hulb', 'kress', 'mirn', 'lost', 'brack', 'ven', 'tolm'];
const LETTERS = Array.from('abcdefghiklmnoprstuw');

/** A word that differs from this one in one letter: changed, dropped, or swapped with its neighbour. */
export const nearTo = (word: string, random: Random): string => {
  const at = 1 + random.int(Math.max(1, word.length - 2));
  const [before, rest] = [word.slice(0, at), word.slice(at)];
  switch (random.int(3)) {
    case 0:
      return before + random.pick(LETTERS) + rest.slice(1);
    case 1:
      return before + rest.slice(1);
    default:
      return before + rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2);
  }
};

/** What is written in a world. */
export interface Wording {
  /** So many words: of the stock, or for hidden things near to it, longer than it, or of no stock at all. */
  words(count: number, hidden: boolean): string;
  /** A field of action. */
  field(hidden: boolean): string;
}

/** Wording by chance. */
export const wording = (random: Random): Wording => {
  const invented = () => {
    const word = Array.from({ length: 3 }, () => random.pick(SYLLABLES)).join('');
    return word.slice(0, 1).toUpperCase() + word.slice(1);
  };
  const secret = () => {
    const word = random.pick(STOCK);
    const kind = random.int(4);
    if (kind === 0) return nearTo(word, random);
    if (kind === 1) return word + random.pick(STOCK).toLowerCase();
    return kind === 2 ? invented() : word;
  };
  const open = () => (random.chance(0.15) ? nearTo(random.pick(STOCK), random) : random.pick(STOCK));
  return {
    words: (count, hidden) => Array.from({ length: count }, hidden ? secret : open).join(' '),
    field: (hidden) => (hidden && random.chance(0.3) ? invented() : random.pick(FIELDS)),
  };
};
