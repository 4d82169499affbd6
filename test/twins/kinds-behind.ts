import { KINDS } from '../../contracts/subjects.ts';

/** What is read under the id of another kind as well: a variant under that of its adoption. */
const ALSO: Readonly<Record<string, readonly string[]>> = { solutionId: ['adoptionId'] };

const withOthers = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.flatMap((id) => [id, ...(ALSO[id] ?? [])])),
];

/** Of which kinds the ids are that stand in an address behind this beginning. */
export const kindsBehind = (beginning: string): readonly string[] =>
  withOthers(
    KINDS.filter(({ address, page }) => address === beginning || page === beginning).map(({ id }) => id),
  );
