import { NeedAnswerArt, NeedErgebnis } from '../../../contracts/fields/kinds/need.ts';
import type { EventIn } from '../../../contracts/subjects.ts';
import { type Data, type Sentences, text } from './told.ts';

/** What somebody contributes to a need, as a predicate after the name of whoever does. */
export const CONTRIBUTES = {
  loesung: 'bietet eine Lösung an',
  beratung: 'bietet Beratung an',
  'wir-auch': 'sucht das auch',
} satisfies Record<(typeof NeedAnswerArt.options)[number], string>;

/** How a need came to its end. */
export const ENDED = {
  geloest: 'gelöst',
  'anders-geloest': 'anders gelöst',
  entfallen: 'entfallen',
} satisfies Record<(typeof NeedErgebnis.options)[number], string>;

const link = ({ needId }: Data) => [`/gesuche/${String(needId)}`, 'Zum Gesuch'] as const;

export const needNews: Sentences<EventIn<'need'>> = {
  NeedStated: (data) => ({ words: `sucht: ${text(data.satz) ?? ''}`, link: link(data) }),
  NeedAnswered: (data) => ({
    words: `antwortet auf ein Gesuch und ${CONTRIBUTES[NeedAnswerArt.parse(data.art)]}`,
    detail: text(data.text),
    link: link(data),
  }),
  NeedClosed: (data) => ({
    words: `hat ein Gesuch geschlossen: ${ENDED[NeedErgebnis.parse(data.ergebnis)]}`,
    link: link(data),
  }),
};
