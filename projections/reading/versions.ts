import type { Sight } from '../model/sight.ts';
import { firstSeen } from '../model/written.ts';
import type { CatalogueTables } from '../tables/catalogue/tables.ts';
import type { LineageTables } from '../tables/lineage/tables.ts';

/** The tables that hold versions. */
interface Versioned {
  readonly catalogue: CatalogueTables;
  readonly lineage: LineageTables;
}

/** As `firstSeen`, of a shared solution or a variant; 0 where it has no versions. */
export const firstSeenOf = ({ catalogue, lineage }: Versioned, sight: Sight, solutionId: string): number => {
  const shared = catalogue.solutions.get(solutionId);
  const [adoption] = shared === undefined ? lineage.adoptions.by('variant', solutionId) : [];
  return firstSeen(sight, shared?.versions ?? adoption?.versions ?? []);
};
