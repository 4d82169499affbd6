import { monthsBefore } from '../../contracts/days.ts';
import type { Task } from '../../contracts/views/own-kommune.ts';
import type { Stage } from '../journey/stage.ts';

/** The Kommune whose year it is, and those around it. */
export interface Cast {
  readonly own: string;
  readonly other: string;
  readonly verbund: string;
  /** What the other one has shared. */
  readonly shared: readonly string[];
}

type Send = (command: string, body: object) => Promise<unknown>;

/** Whoever does what a task asks for, in the words of the interface. */
const DO: Readonly<Record<Task['art'], (send: Send, task: Task) => Promise<void>>> = {
  antworten: (send, task) => each(task, ({ needId }) => send('close-need', { needId, ergebnis: 'geloest' })),
  mitgliedschaft: (send, task) => each(task, ({ verbundId }) => send('accept-membership', { verbundId })),
  'nutzung-bestaetigen': (send, task) =>
    each(task, ({ adoptionId }) => send('reconfirm-usage', { adoptionId })),
  'vorlage-zurueckgezogen': (send, task) =>
    each(task, ({ adoptionId }) => send('reconfirm-usage', { adoptionId })),
  'vorlage-neue-fassung': (send, task) =>
    each(task, ({ adoptionId }) => send('reconfirm-usage', { adoptionId })),
  'noch-nicht-angegeben': (send, task) =>
    each(task, ({ adoptionId }) =>
      send('record-adaptation', { adoptionId, changes: [{ what: 'Eigene Farben' }] }),
    ),
  ergebnis: (send, task) =>
    each(task, ({ adoptionId }) =>
      send('report-outcome', { adoptionId, richtung: 'besser', text: 'Schneller.', method: 'beurteilt' }),
    ),
};

const each = async (
  task: Task,
  act: (entry: Task['eintraege'][number]) => Promise<unknown>,
): Promise<void> => {
  for (const entry of task.eintraege) await act(entry);
};

export const doTask = (on: Stage, kommuneId: string, task: Task): Promise<void> =>
  DO[task.art]((command, body) => on.done(`/v1/kommunen/${kommuneId}/${command}`, body), task);

/** Uses that there are when the year begins, each last confirmed in another month. */
export const uses = async (on: Stage, { own, shared }: Cast): Promise<void> => {
  for (const [index, solutionId] of shared.slice(0, 12).entries())
    await on.adopt(own, solutionId, {
      adoptedOn: index < 2 ? '2025-06-01' : '2023-05-01',
      stand: monthsBefore('2026-06-10', index),
      ...(index % 4 === 0
        ? { relation: 'nicht-angegeben' }
        : { relation: 'angepasst', changes: [{ what: 'Eigene Satzung' }] }),
    });
};

/** What happens in a year, by day, in the Kommune and around it. */
export const LIFE: Readonly<Record<string, (on: Stage, cast: Cast) => Promise<unknown>>> = {
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, month) => [
      `2027-${String(month + 1).padStart(2, '0')}-14`,
      (on: Stage, { other, shared }: Cast) =>
        on.done(`/v1/kommunen/${other}/revise-project`, {
          solutionId: shared[month],
          summary: `Stand ${month + 1}`,
          note: 'Weiterentwickelt',
        }),
    ]),
  ),
  '2027-02-10': (on, { own, shared }) =>
    on.adopt(own, shared[12] ?? '', { relation: 'nicht-angegeben', adoptedOn: '2027-02-01' }),
  '2027-03-03': (on, { own }) =>
    on.done(`/v1/kommunen/${own}/state-need`, { satz: 'Wir suchen ein Verfahren für Sondernutzungen.' }),
  '2027-03-08': answer,
  '2027-05-04': (on, { other, shared }) =>
    on.done(`/v1/kommunen/${other}/withdraw-project`, { solutionId: shared[0], reason: 'Abgelöst' }),
  '2027-06-15': (on, { own, shared }) =>
    on.adopt(own, shared[13] ?? '', { relation: 'nicht-angegeben', adoptedOn: '2027-06-01' }),
  '2027-08-05': (on, { own }) =>
    on.done(`/v1/kommunen/${own}/state-need`, { satz: 'Wir suchen eine Lösung für Fundsachen.' }),
  '2027-08-12': answer,
  '2027-09-08': (on, { own, verbund }) =>
    on.done(`/v1/verbuende/${verbund}/record-membership`, {
      kommuneId: own,
      since: '2020-01-01',
      basis: 'Satzung',
    }),
  '2027-10-06': (on, { own }) =>
    on.done(`/v1/kommunen/${own}/state-need`, { satz: 'Wir suchen etwas für den Winterdienst.' }),
  '2027-10-12': answer,
};

/** The other one answers the newest need. */
async function answer(on: Stage, { own, other }: Cast): Promise<unknown> {
  const { items } = (await on.json(`/v1/needs?kommune=${own}&status=offen`)) as {
    items: { needId: string }[];
  };
  return on.done(`/v1/kommunen/${other}/answer-need`, {
    needId: items[0]?.needId,
    art: 'beratung',
    text: 'Gern.',
  });
}
