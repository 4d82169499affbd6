import type { StreamName } from '../../../contracts/envelope.ts';
import { type Follower, follow } from '../../reading/follow.ts';
import { ancestorsOf } from '../../tables/lineage/ancestors.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/** Ids of what may have changed: entries of the catalogue or adoptions, and others that are neither. */
export type ChangedEntries = () => ReadonlySet<string>;

const entriesOf = ({ catalogue }: ReadModels, stream: StreamName): string[] => [
  ...catalogue.solutions.by('stream', stream).map(({ solutionId }) => solutionId),
  ...catalogue.references.by('party', stream).map(({ referenceId }) => referenceId),
];

const together =
  (...parts: readonly (readonly [Follower, (key: string) => readonly string[]])[]): ChangedEntries =>
  () =>
    new Set(parts.flatMap(([changed, idsOf]) => changed().flatMap(idsOf)));

const sameId = (id: string) => [id];

/** Follows what is written of an entry (its own words and its owner's name), and for whom it is. */
export const followTexts = (models: ReadModels): ChangedEntries => {
  const { catalogue, kommune, verbund, whereabouts } = models;
  return together(
    [
      follow(whereabouts.solutions),
      (id) => [id, ...catalogue.references.by('claim', id).map(({ referenceId }) => referenceId)],
    ],
    [follow(catalogue.solutions), sameId],
    [follow(catalogue.references), sameId],
    [follow(kommune.kommunen), (id) => entriesOf(models, `kommune-${id}`)],
    [follow(verbund.verbuende), (id) => entriesOf(models, `verbund-${id}`)],
  );
};

/** Follows what is written of an adoption, whose it is, and for whom. */
export const followTold = ({ kommune, lineage, whereabouts }: ReadModels): ChangedEntries =>
  together(
    [follow(lineage.adoptions), sameId],
    [follow(whereabouts.adoptions), sameId],
    [
      follow(kommune.kommunen),
      (id) => lineage.adoptions.by('stream', `kommune-${id}`).map(({ adoptionId }) => adoptionId),
    ],
  );

/** What the adoptions of a Kommune go back to: its Land and its size are facets there. */
const takenBy = (models: ReadModels, kommuneId: string): readonly string[] => {
  const taken = models.lineage.adoptions.by('stream', `kommune-${kommuneId}`);
  return [
    ...ancestorsOf(
      models,
      taken.flatMap(({ sources }) => sources.map((source) => source.solutionId)),
    ),
  ];
};

/** Follows everything that a list shows, filters or sorts an entry by, and who may see it. */
export const followEntries = (models: ReadModels): ChangedEntries => {
  const { kommune, lineage, verbund } = models;
  const texts = followTexts(models);
  const others = together(
    [follow(lineage.touched), sameId],
    [follow(kommune.kommunen), (id) => takenBy(models, id)],
    // The key of a membership is the Verbund's id and the Kommune's.
    [follow(verbund.memberships), (key) => entriesOf(models, `kommune-${key.slice(key.indexOf(' ') + 1)}`)],
  );
  return () => texts().union(others());
};
