import { isPlanned } from '../../../contracts/fields/kinds/adoption.ts';
import type { Task, TaskArt, TaskEntry } from '../../../contracts/views/own-kommune.ts';
import { counted } from '../words/numbers.ts';

/** What a person reads of a task: what it is, why, and what can be done with each thing that it is about. */
interface TaskWords {
  readonly title: (task: Task) => string;
  readonly why: string;
  readonly href: (entry: TaskEntry) => string | undefined;
  /** The buttons of each entry: address and words. */
  readonly actions: (entry: TaskEntry) => readonly (readonly [href: string, words: string])[];
}

const solutionPage = ({ solutionId }: TaskEntry): string | undefined =>
  solutionId && `/loesungen/${solutionId}`;

const form = (command: string, field: 'adoptionId' | 'needId' | 'verbundId', entry: TaskEntry): string =>
  `/eintragen/${command}?${field}=${entry[field] ?? ''}`;

/** The form for one of the own adoptions that is arranged by hand. */
const onOwn = (what: string, { adoptionId }: TaskEntry): string => `/uebernahmen/${adoptionId ?? ''}/${what}`;

const STILL = 'Ja, nutzen wir noch';
const NO_MORE = 'Nutzen wir nicht mehr';

export const TASK_WORDS: Readonly<Record<TaskArt, TaskWords>> = {
  antworten: {
    title: ({ anzahl }) =>
      anzahl === 1 ? 'Ihr Gesuch hat Antworten' : `${anzahl} Ihrer Gesuche haben Antworten`,
    why: 'Wer geantwortet hat, wartet darauf, ob es hilft.',
    href: ({ needId }) => needId && `/gesuche/${needId}`,
    actions: (entry) => [
      [`/gesuche/${entry.needId ?? ''}`, 'Antworten lesen'],
      [form('close-need', 'needId', entry), 'Gesuch schließen'],
    ],
  },
  'vorlage-zurueckgezogen': {
    title: ({ anzahl }) =>
      anzahl === 1 ? 'Eine Vorlage ist zurückgezogen' : `${anzahl} Vorlagen sind zurückgezogen`,
    why: 'Ihre Nutzung bleibt davon unberührt. Sagen Sie, ob Sie dabei bleiben.',
    href: solutionPage,
    actions: (entry) =>
      isPlanned(entry.status)
        ? [
            [form('change-adoption-status', 'adoptionId', entry), 'Wir bleiben dabei'],
            [onOwn('nicht-weiter', entry), 'Passt nicht zu uns'],
          ]
        : [
            [onOwn('bestaetigen', entry), STILL],
            [onOwn('beenden', entry), NO_MORE],
          ],
  },
  'nutzung-bestaetigen': {
    title: ({ anzahl }) =>
      anzahl === 1 ? 'Nutzen Sie das noch?' : `Nutzen Sie diese ${anzahl} Lösungen noch?`,
    why: 'Was zwölf Monate niemand bestätigt, zählt bei anderen nicht mehr mit.',
    href: solutionPage,
    actions: (entry) => [[onOwn('beenden', entry), NO_MORE]],
  },
  mitgliedschaft: {
    title: ({ anzahl }) =>
      anzahl === 1
        ? 'Ein Zusammenschluss nennt Sie als Mitglied'
        : `${anzahl} Zusammenschlüsse nennen Sie als Mitglied`,
    why: 'Erst mit Ihrem Ja gilt es, und erst dann sehen Sie, was dort nur Mitglieder lesen.',
    href: ({ verbundId }) => verbundId && `/zusammenschluesse/${verbundId}`,
    actions: (entry) => [
      [form('accept-membership', 'verbundId', entry), 'Bestätigen'],
      [form('decline-membership', 'verbundId', entry), 'Stimmt nicht'],
    ],
  },
  'noch-nicht-angegeben': {
    title: ({ anzahl }) =>
      anzahl === 1 ? 'Was haben Sie angepasst?' : `Was haben Sie bei diesen ${anzahl} Lösungen angepasst?`,
    why: 'Dort steht „noch nicht angegeben“. Ein Satz spart anderen oft Wochen.',
    href: solutionPage,
    actions: (entry) => [
      [form('record-adaptation', 'adoptionId', entry), 'Anpassung eintragen'],
      [form('state-unchanged', 'adoptionId', entry), 'So wie dort'],
    ],
  },
  'vorlage-neue-fassung': {
    title: ({ anzahl }) =>
      anzahl === 1 ? 'Eine Vorlage hat eine neue Fassung' : `${anzahl} Vorlagen haben eine neue Fassung`,
    why: 'Ansehen genügt; übernehmen müssen Sie nichts.',
    href: solutionPage,
    actions: (entry) => [
      [`/loesungen/${entry.solutionId ?? ''}#fassungen`, 'Was ist neu?'],
      [onOwn('bestaetigen', entry), STILL],
      [form('record-adaptation', 'adoptionId', entry), 'Anpassung eintragen'],
    ],
  },
  ergebnis: {
    title: ({ anzahl }) =>
      anzahl === 1 ? 'Was hat es gebracht?' : `Was haben diese ${anzahl} Lösungen gebracht?`,
    why: 'Sie nutzen es seit über einem halben Jahr. Ein Satz genügt, eine Zahl vorher und nachher ist mehr.',
    href: solutionPage,
    actions: (entry) => [[onOwn('erfahrung', entry), 'Erfahrung eintragen']],
  },
};

/** What is known beside the title of an entry. */
export const entryDetail = ({ monate, antworten }: TaskEntry): string | undefined => {
  if (antworten !== undefined) return counted(antworten, 'Antwort', 'Antworten');
  return monate === undefined ? undefined : `seit ${counted(monate, 'Monat', 'Monaten')} nicht bestätigt`;
};
