import type { EventType } from '../../../contracts/subjects.ts';
import { text } from '../news/told.ts';

/** What could be entered or read next: why, where, and the words of the link. */
export interface NextStep {
  readonly why: string;
  readonly href: string;
  readonly words: string;
}

type Data = Readonly<Record<string, unknown>>;
type Step = (data: Data, aboutId: string | undefined) => NextStep | undefined;

const adapted = ({ adoptionId }: Data): NextStep => ({
  why: 'Was Sie angepasst haben, ist noch nicht angegeben. Für andere ist es das Nützlichste.',
  href: `/eintragen/record-adaptation?adoptionId=${text(adoptionId)}`,
  words: 'Anpassung eintragen',
});

const experience = ({ adoptionId }: Data): NextStep => ({
  why: 'Was hat es gebracht? Ein Satz oder eine Zahl vorher und nachher genügt.',
  href: `/uebernahmen/${text(adoptionId)}/erfahrung`,
  words: 'Erfahrung eintragen',
});

const whoUses: Step = (_, aboutId) =>
  aboutId === undefined
    ? undefined
    : {
        why: 'Wer es schon nutzt, kann sagen, worauf es ankommt.',
        href: `/loesungen/${aboutId}#uebernahmen`,
        words: 'Wer nutzt das?',
      };

const kontakt: Step = ({ solutionId }) => ({
  why: 'Wer das übernehmen möchte, will jemanden fragen können.',
  href: `/eintragen/set-kontakt?solutionId=${text(solutionId)}`,
  words: 'Kontaktstelle angeben',
});

const STEPS: Partial<Readonly<Record<EventType, Step>>> = {
  BestPracticeAdopted: (data) => (data.relation === 'nicht-angegeben' ? adapted(data) : experience(data)),
  AdaptationRecorded: experience,
  AdoptionStatusChanged: (data) => (data.status === 'im-betrieb' ? experience(data) : undefined),
  AdoptionPlanned: whoUses,
  AdoptionDeclined: whoUses,
  ProjectShared: kontakt,
  NeedStated: ({ needId }) => ({
    why: 'Vielleicht gibt es schon etwas, das passt.',
    href: `/gesuche/${text(needId)}`,
    words: 'Was es schon gibt',
  }),
};

/** The one thing that is suggested after an entry; undefined where there is nothing of the kind. */
export const nextStep = (type: string, data: Data, aboutId: string | undefined): NextStep | undefined =>
  STEPS[type as EventType]?.(data, aboutId);
