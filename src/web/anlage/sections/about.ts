import { organisation } from '../../parts/links.ts';
import { howTaken } from '../../solution/adoption-words.ts';
import { standingSince } from '../../solution/standing.ts';
import { dateWords, dayOfMoment, monthOfMoment, sinceDate } from '../../words/dates.ts';
import { after, whom } from '../../words/organisation.ts';
import type { Block, Section } from '../paper.ts';
import { facts, further, note, section, type Telling, text } from '../telling.ts';
import * as words from '../words.ts';

/** Whose it is, since when it stands here, and as of when. */
const whence = ({ anlage, cut }: Telling): string => {
  const named = organisation(anlage);
  const from = named === undefined ? 'von einer weiteren Stelle' : cut(after('von', named));
  const place = words.placeWords(anlage);
  return [
    `Vorgestellt ${from}${place && ` (${place})`} im ${monthOfMoment(anlage.sharedAt)}`,
    `Fassung ${anlage.version}`,
    anlage.seit && `dort im Einsatz ${sinceDate(anlage.seit)}`,
    `Stand der Angaben: ${words.asOf(anlage, cut)}`,
  ]
    .filter(Boolean)
    .join('; ');
};

const adopted = ({ anlage, clip, cut, room }: Telling): string | undefined =>
  anlage.adoption &&
  `Umsetzung: ${words.placedName(anlage, cut)}, ${clip(`${standingSince(anlage.adoption)}; ${howTaken(anlage.adoption)}`, room.text)}; Stand: ${words.asOf(anlage.adoption, cut)}.`;

const claimed = ({ anlage: { reference }, clip, room }: Telling): string | undefined =>
  reference &&
  `Redaktionell erfasst, von der genannten Stelle nicht bestätigt: „${clip(reference.statement, room.text)}“ Quelle: ${clip(reference.source.title, room.cell)}, Stand: ${reference.asOf === undefined ? 'nicht angegeben' : dateWords(reference.asOf)}.`;

const recognised = (telling: Telling): readonly (Block | undefined)[] => {
  const { anlage, cut, room } = telling;
  const shown = anlage.recognitions.slice(0, room.references);
  return [
    ...shown.map(({ verbund, on, reason }) =>
      text(`Bewährt – festgestellt durch ${cut(whom(verbund))} am ${dayOfMoment(on)}: ${cut(reason)}`),
    ),
    further(anlage.recognitions.length, shown.length, telling),
  ];
};

/** What it is about, whose it is and whether it is recognised. */
export const occasion = (telling: Telling): Section => {
  const { anlage, clip, room } = telling;
  return section(
    'Anlass',
    text(anlage.summary === '' ? words.NOTHING : clip(anlage.summary, room.text)),
    note(claimed(telling) ?? adopted(telling) ?? `${whence(telling)}.`),
    ...recognised(telling),
  );
};

/** What gets better for whom, and how that is measured. */
export const better = ({ anlage, clip, room }: Telling): Section => {
  const { wertversprechen, zielgruppe, nutzennachweis } = anlage;
  const said = (value: string | undefined) => (value ? clip(value, room.text) : words.NOTHING);
  const isSaid = [wertversprechen, zielgruppe, nutzennachweis].some(Boolean);
  return isSaid
    ? section(
        'Was wird für wen besser?',
        facts('Was wird für wen besser?', [
          ['Was wird besser?', said(wertversprechen)],
          ['Für wen?', said(zielgruppe)],
          ['Woran gemessen?', said(nutzennachweis)],
        ]),
      )
    : section('Was wird für wen besser?', text(words.NOTHING));
};
