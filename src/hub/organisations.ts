import { dayInBerlin } from '../../contracts/days.ts';
import { organisationIdOf, type StreamName } from '../../contracts/envelope.ts';
import { onDay } from '../../projections/tables/kommune/on-day.ts';
import type { Organisation } from '../access/demo/actors.ts';
import type { Organisations } from '../access/demo/demo-access.ts';
import type { ReadSide } from '../project/read-side.ts';

const kommuneOf = ({ kommuneId, name }: { kommuneId: string; name: string }): Organisation => ({
  stream: `kommune-${kommuneId}`,
  name,
});

const verbundOf = ({ verbundId, name }: { verbundId: string; name: string }): Organisation => ({
  stream: `verbund-${verbundId}`,
  name,
});

/** The organisations of the read models, under the names that they have by the clock `now`. */
export const organisationsOf = (readSide: ReadSide, now: () => Date): Organisations => {
  const models = () => onDay(readSide.models(), dayInBerlin(now()));
  return {
    get count() {
      const { kommune, verbund } = models();
      return kommune.kommunen.size + verbund.verbuende.size;
    },
    all: () => {
      const { kommune, verbund } = models();
      const found = [
        ...[...kommune.kommunen.values()].map(kommuneOf),
        ...[...verbund.verbuende.values()].map(verbundOf),
      ];
      const byName = new Intl.Collator('de').compare;
      return found.sort((a, b) => byName(a.name, b.name));
    },
    find: (stream: StreamName) => {
      const { kommune, verbund } = models();
      const id = organisationIdOf(stream);
      if (stream.startsWith('verbund-')) {
        const found = verbund.verbuende.get(id);
        return found && verbundOf(found);
      }
      const found = kommune.kommunen.get(id);
      return found && kommuneOf(found);
    },
  };
};
