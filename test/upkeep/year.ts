import { daysAfter } from '../../contracts/days.ts';
import type { Task } from '../../contracts/views/own-kommune.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { type Cast, doTask, LIFE, uses } from './life.ts';

/** How somebody keeps up the entries of a Kommune: on which days tasks are looked at, and how many of them are done then. */
interface Manner {
  readonly name: string;
  readonly looks: (day: string) => boolean;
  readonly does: number;
}

const isMonday = (day: string): boolean => new Date(`${day}T12:00:00Z`).getUTCDay() === 1;

export const MANNERS: readonly Manner[] = [
  { name: 'at once', looks: () => true, does: 3 },
  { name: 'on Mondays', looks: isMonday, does: 3 },
  { name: 'now and then, one thing', looks: (day) => day.slice(8) === '20', does: 1 },
  { name: 'never', looks: () => false, does: 0 },
];

/** A year of one Kommune: what was asked of it. */
export interface Year {
  readonly manner: string;
  /** Days on which something was asked that was not the day before: a prompt each. */
  readonly prompts: readonly { readonly day: string; readonly art: Task['art'] }[];
  readonly mostOpen: number;
  /** How much was done because it was asked. */
  readonly done: number;
}

interface Kept {
  readonly manner: Manner;
  readonly cast: Cast;
  readonly prompts: { day: string; art: Task['art'] }[];
  open: ReadonlySet<Task['art']>;
  mostOpen: number;
  done: number;
}

const castOf = async (on: Stage, { name }: Manner): Promise<Cast> => {
  const body = { kind: 'gemeinde', land: 'Hessen', population: 9000 };
  const register = async (one: string) =>
    (await on.done('/v1/kommunen', { ...body, name: one })).kommuneId ?? '';
  const cast = {
    own: await register(`Gemeinde ${name}`),
    other: await register(`Stadt ${name}`),
    verbund:
      (await on.done('/v1/verbuende', { name: `Verband ${name}`, kind: 'zweckverband' })).verbundId ?? '',
    shared: [] as string[],
  };
  for (let index = 0; index < 14; index += 1)
    cast.shared.push(await on.share(cast.other, { title: `Lösung ${index}` }));
  await uses(on, cast);
  return cast;
};

const asked = async (on: Stage, { own }: Cast): Promise<readonly Task[]> =>
  ((await on.json(`/v1/kommunen/${own}/tasks`, on.actor('kommune', own))) as unknown as { items: Task[] })
    .items;

/** One day: what is asked, and what is done of it. */
const live = async (on: Stage, kept: Kept, day: string): Promise<void> => {
  await LIFE[day]?.(on, kept.cast);
  let items = await asked(on, kept.cast);
  // What rises once another is done is asked the same day.
  for (let turn = 0; ; turn += 1) {
    const now = new Set(items.map(({ art }) => art));
    for (const art of now) if (!kept.open.has(art)) kept.prompts.push({ day, art });
    kept.open = now;
    kept.mostOpen = Math.max(kept.mostOpen, items.length);
    if (turn > 0 || !kept.manner.looks(day)) return;
    const chosen = items.slice(0, kept.manner.does);
    for (const task of chosen) await doTask(on, kept.cast.own, task);
    kept.done += chosen.length;
    if (chosen.length === 0) return;
    items = await asked(on, kept.cast);
  }
};

/** A year of Kommunen of 9,000, one for each manner, with the rules as they are; the clock of the hub goes from day to day. */
export const years = async (): Promise<readonly Year[]> => {
  let now = new Date('2026-12-30T09:00:00Z');
  const on = await stage({}, { now: () => now });
  try {
    const all: Kept[] = [];
    for (const manner of MANNERS)
      all.push({
        manner,
        cast: await castOf(on, manner),
        prompts: [],
        open: new Set(),
        mostOpen: 0,
        done: 0,
      });
    for (let day = '2027-01-01'; day <= '2027-12-31'; day = daysAfter(day, 1)) {
      now = new Date(`${day}T09:00:00Z`);
      for (const kept of all) await live(on, kept, day);
    }
    return all.map(({ manner, prompts, mostOpen, done }) => ({
      manner: manner.name,
      prompts,
      mostOpen,
      done,
    }));
  } finally {
    await on.hub.close();
  }
};
