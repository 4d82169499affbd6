import { runningOf } from '../../../projections/reading/running.ts';
import { kommuneFact, regionalKeyFact } from '../../decide/facts/kommune.ts';
import { lookup } from './lookup.ts';

export const kommuneLookup = lookup(kommuneFact, (kommuneId, { models }) => {
  const { kommunen } = models.kommune;
  const row = kommunen.get(kommuneId);
  return (
    row && {
      kommuneId,
      name: row.name,
      isRunBy: (other) => Iterator.from(runningOf(kommunen, kommuneId)).some((one) => one === other),
    }
  );
});

/** In log order the first one is the one that was there: later ones slipped through a race. */
export const regionalKeyLookup = lookup(
  regionalKeyFact,
  (key, { models }) =>
    [...models.kommune.kommunen.by('regionalKey', key)].sort((a, b) =>
      a.registeredAt < b.registeredAt ? -1 : 1,
    )[0],
);
