import { dayInBerlin, daysAfter } from '../../../contracts/days.ts';
import { isPlanned, adoption as kind } from '../../../contracts/fields/kinds/adoption.ts';
import { EVENTS, type EventType } from '../../../contracts/subjects.ts';
import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import type { FeedItem } from '../../../contracts/views/feed.ts';
import { text } from '../news/told.ts';
import { dateWords } from '../words/dates.ts';

/** Whether an entry can be taken back, and how: in words, and where there is a way, its address and the words of its button. */
export interface Undo {
  readonly why: string;
  readonly href?: string;
  readonly words?: string;
}

type Entry = Pick<FeedItem, 'data' | 'time' | 'zurueckgenommen'>;
type Rule = (entry: Entry, today: string, made: SolutionDetail | undefined) => Undo;

/** For so many days "Rückgängig" is offered: after that, others have read and reckoned with it. */
const DAYS = 14;

const goesOn = (data: Entry['data']): Pick<Undo, 'href' | 'words'> => ({
  href: `/uebernahmen/${text(data.adoptionId) ?? ''}/beenden`,
  words: 'Nutzen wir nicht mehr',
});

/** What an adoption began with, or that there is none: declared in error, it is taken back for some days and before anybody built on it. */
const adoption: Rule = ({ data, time }, today, made) => {
  const end = daysAfter(dayInBerlin(new Date(time)), DAYS);
  const over = data.solutionId === undefined ? {} : goesOn(data);
  if (made !== undefined && made.adoptions.length > 0)
    return {
      why: 'Darauf bauen schon andere auf. Deshalb bleibt es stehen; was sich ändert, tragen Sie neu ein.',
      ...over,
    };
  if (today > end)
    return {
      why: `„Rückgängig“ ging bis zum ${dateWords(end)}. Seither gilt es als gesagt; was sich ändert, tragen Sie neu ein.`,
      ...over,
    };
  const plan = made?.adoption?.verlauf?.some(({ status }) => isPlanned(status)) ?? false;
  const grund = encodeURIComponent('Irrtümlich eingetragen.');
  return {
    why: `War das ein Irrtum? Bis zum ${dateWords(end)} und solange niemand darauf aufbaut, nehmen Sie es zurück: Es zählt dann nirgends mehr mit${plan ? ', auch der Plan davor nicht' : ''}. Unter „Neues“ steht, dass es irrtümlich eingetragen war.`,
    href: `/eintragen/retract-adoption?adoptionId=${text(data.adoptionId) ?? ''}&grund=${grund}`,
    words: 'Rückgängig',
  };
};

/** An entry that another one answers: `field` names what it is about. */
const by =
  (why: string, command: string, words: string, field: string): Rule =>
  ({ data }) => ({ why, href: `/eintragen/${command}?${field}=${text(data[field]) ?? ''}`, words });

const RULES: { readonly [Type in EventType]?: Rule } = {
  ProjectShared: by(
    'Ein Projekt lässt sich zurückziehen. Es bleibt lesbar, mit dem Vermerk „zurückgezogen“, denn andere können sich schon darauf stützen.',
    'withdraw-project',
    'Projekt zurückziehen',
    'solutionId',
  ),
  ProjectRevised: by(
    'Eine Fassung lässt sich nicht zurücknehmen, weil andere sie übernehmen können. Eine neue Fassung berichtigt sie.',
    'revise-project',
    'Neue Fassung eintragen',
    'solutionId',
  ),
  AdoptionStatusChanged: by(
    'War der Stand falsch? Ein neuer Stand berichtigt ihn; der alte bleibt in der Geschichte stehen.',
    'change-adoption-status',
    'Stand der Übernahme ändern',
    'adoptionId',
  ),
  NeedStated: by(
    'Ein Gesuch lässt sich schließen, mit „entfallen“. Wer schon geantwortet hat, liest das.',
    'close-need',
    'Gesuch schließen',
    'needId',
  ),
  KommuneJoined: by('Ein Beitritt endet mit dem Austritt.', 'leave-verbund', 'Austreten', 'verbundId'),
  InterestDeclared: by(
    'Ein Interesse lässt sich zurücknehmen.',
    'leave-verbund',
    'Interesse zurücknehmen',
    'verbundId',
  ),
  BestPracticeRecognised: by(
    'Die Feststellung lässt sich widerrufen, mit einem Grund.',
    'revoke-best-practice',
    'Feststellung widerrufen',
    'solutionId',
  ),
  UsageReconfirmed: ({ data }) => ({
    why: 'Eine Bestätigung lässt sich nicht zurücknehmen. Stimmt sie nicht, tragen Sie das Ende ein.',
    ...goesOn(data),
  }),
  UsageEnded: () => ({
    why: 'Ein Ende lässt sich nicht zurücknehmen, weil andere es schon gelesen haben. Nutzen Sie die Lösung doch, tragen Sie es auf ihrer Seite neu ein.',
  }),
  AdoptionAbandoned: () => ({
    why: 'Das lässt sich nicht zurücknehmen. Gehen Sie es neu an, planen Sie die Übernahme auf der Seite der Lösung.',
  }),
};

const UNDONE: Undo = { why: 'Diese Angabe ist inzwischen zurückgenommen: Sie war irrtümlich eingetragen.' };
const TAKEN_BACK: Undo = {
  why: 'Das ist schon die Rücknahme. War sie falsch, tragen Sie die Übernahme einfach neu ein.',
};
const NOT: Undo = {
  why: 'Dafür gibt es kein „Rückgängig“: Was eingetragen ist, bleibt in der Geschichte stehen, damit andere sich darauf verlassen können. Ein neuer Eintrag berichtigt es.',
};

/** Whether and how an entry can be taken back on this day; `made` is what stands under the Umsetzung that it made, where it made one. */
export const undoOf = (type: string, entry: Entry, today: string, made: SolutionDetail | undefined): Undo => {
  if (entry.zurueckgenommen) return UNDONE;
  const { entry: fields, makes = [] } = EVENTS.get(type) ?? {};
  if (fields?.gone) return TAKEN_BACK;
  // Whatever an adoption was made by.
  const rule = makes.includes(kind.id) ? adoption : RULES[type as EventType];
  return rule?.(entry, today, made) ?? NOT;
};
