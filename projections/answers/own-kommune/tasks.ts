import type { z } from 'zod';
import { dayInBerlin } from '../../../contracts/days.ts';
import { type getTasks, MOST_TASKS, type Task, TaskArt } from '../../../contracts/views/own-kommune.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionOf } from '../../reading/pushes/sees.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { allDue, type Due } from './due.ts';
import { ownStream } from './own.ts';
import { pauseAround } from './when.ts';

type Params = z.output<typeof getTasks.params>;

/** So many things are named of one task. */
const NAMED = 100;

/** On which day a Kommune has last said something of each of its adoptions. */
const lastWords = (pushes: Asked<Params>['pushes'], kommuneId: string): ReadonlyMap<string, string> =>
  new Map(
    [...pushes(`kommune:${kommuneId}`)].flatMap((push) => {
      const adoptionId = adoptionOf(push);
      return adoptionId === undefined ? [] : [[adoptionId, dayInBerlin(push.time)] as const];
    }),
  );

const oldest = (a: Due, b: Due): number => ((a.from ?? '') < (b.from ?? '') ? -1 : 1);

/** What is due by a day as tasks: all of one kind are one, the worthiest kind first. */
const tasksOf = (due: readonly Due[], today: string): Presentable<Task>[] => {
  const byArt = Map.groupBy(
    due.filter(({ from }) => from === undefined || from <= today),
    ({ art }) => art,
  );
  return TaskArt.options.flatMap((art) => {
    const all = (byArt.get(art) ?? []).toSorted(oldest);
    const [first] = all;
    if (first === undefined) return [];
    const eintraege = all.slice(0, NAMED).map(({ entry }) => entry);
    return [
      { art, ...(first.from === undefined ? {} : { seit: first.from }), anzahl: all.length, eintraege },
    ];
  });
};

/** What a Kommune is asked for today; undefined where there is none. Throws Problem 403 for whoever is another. */
export const getTasksQuery = (models: ReadModels, asked: Asked<Params>) => {
  const stream = ownStream(models, asked);
  if (stream === undefined) return undefined;
  const lastWord = lastWords(asked.pushes, asked.path.kommuneId ?? '');
  const all = tasksOf(allDue({ models, stream, asked, lastWord }), asked.today);
  const pauseBis = pauseAround(asked.today);
  const first = all.slice(0, MOST_TASKS);
  return pauseBis === undefined
    ? { items: first, weitere: all.length - first.length, ruhend: [] }
    : { items: [], weitere: 0, ruhend: first, pauseBis };
};
