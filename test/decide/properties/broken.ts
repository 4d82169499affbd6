import type { EventType } from '../../../contracts/subjects.ts';
import { fileOfEverySubject } from '../../by-name.ts';
import { organisation } from '../names.ts';
import type { Invariants, Step } from './invariants/invariant.ts';
import { Lineage } from './invariants/lineage.ts';
import { wordsIn } from './words.ts';
import type { Logged } from './world.ts';

const INVARIANTS = await fileOfEverySubject<Invariants>(
  new URL('./invariants/', import.meta.url),
  'invariants',
);

const stepAt = (log: readonly Logged[], index: number, { data, stream, actor }: Logged): Step => ({
  data,
  stream,
  actor,
  own: organisation(stream),
  text: (field) => data[field] as string,
  words: (verbundId, kommuneId) =>
    wordsIn(log.slice(0, index), `verbund-${verbundId}`, `kommune-${kommuneId}`),
});

/**
 * Walks a log from its beginning and says everything that no history may contain. Written against DOMAIN.md
 * and without any of the deciders' code, so that both would have to be wrong in the same way.
 */
export const broken = (log: readonly Logged[]): string[] => {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  const walk = { lineage: new Lineage(), check };
  const all = [...INVARIANTS.values()].map((invariants) => invariants(walk));
  for (const [index, event] of log.entries()) {
    const step = stepAt(log, index, event);
    for (const invariants of all) invariants[event.type as EventType]?.(step);
  }
  return wrong;
};
