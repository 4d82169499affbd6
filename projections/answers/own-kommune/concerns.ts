import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { adoption } from '../../../contracts/fields/kinds/adoption.ts';
import { solution } from '../../../contracts/fields/kinds/solution.ts';
import { EVENTS } from '../../../contracts/subjects.ts';
import type { InboxAnlass } from '../../../contracts/views/own-kommune.ts';
import type { RecordedPush } from '../../model/push.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionOf } from '../../reading/pushes/sees.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/** Something that was told, and why it concerns a Kommune. */
export interface Concern {
  readonly push: RecordedPush;
  readonly anlass: InboxAnlass;
}

/** Whose inbox it is, and where what was told is found. */
export interface Concerned {
  readonly models: ReadModels;
  readonly stream: StreamName;
  readonly pushes: Asked<unknown>['pushes'];
}

type Named = Readonly<Partial<Record<string, unknown>>>;
const named = ({ data }: RecordedPush): Named => data as Named;

const ofOthers = ({ pushes, stream }: Concerned, channel: string): readonly RecordedPush[] =>
  [...pushes(channel)].filter((push) => push.stream !== stream);

/** From what an adoption was taken over, also one that was taken back. */
const sourcesOf = ({ lineage }: ReadModels, adoptionId: string): readonly string[] =>
  (lineage.adoptions.get(adoptionId) ?? lineage.retracted.get(adoptionId))?.sources.map(
    ({ solutionId }) => solutionId,
  ) ?? [];

/** The own solutions and Umsetzungen. */
const ownNodes = ({ models, stream }: Concerned): readonly string[] => [
  ...models.catalogue.solutions.by('stream', stream).map(({ solutionId }) => solutionId),
  ...models.lineage.adoptions.by('stream', stream).flatMap(({ begun }) => begun?.solutionId ?? []),
];

/** What others made of one's own: directly from it, not from what came of it. */
const onOwn = (of: Concerned, id: string): Concern[] =>
  ofOthers(of, `solution:${id}`).flatMap((push): Concern[] => {
    const adoptionId = adoptionOf(push);
    if (adoptionId !== undefined)
      return sourcesOf(of.models, adoptionId).includes(id) ? [{ push, anlass: 'von-uns-uebernommen' }] : [];
    if (named(push).solutionId !== id) return [];
    return [{ push, anlass: named(push).referenceId === undefined ? 'festgestellt' : 'angabe-ueber-uns' }];
  });

/** True where something was told of a solution itself, or of the adoption that made it, and did not only name it. */
const tellsOf = (push: RecordedPush, solutionId: string, adoptionId: string | undefined): boolean => {
  const told = EVENTS.get(push.type)?.entry?.id;
  if (told === solution.id) return named(push).solutionId === solutionId;
  return told === adoption.id && adoptionId !== undefined && adoptionOf(push) === adoptionId;
};

/** What became of a Vorlage, by the word of whose it is, since one took over from it. */
const onVorlagen = (of: Concerned): Concern[] =>
  of.models.lineage.adoptions.by('stream', of.stream).flatMap(({ sources, recordedPosition }) =>
    sources.flatMap(({ solutionId }) => {
      const place = of.models.whereabouts.solutions.get(solutionId);
      const isOfIt = (push: RecordedPush) =>
        push.stream === place?.stream && tellsOf(push, solutionId, place.adoptionId);
      return ofOthers(of, `solution:${solutionId}`)
        .filter((push) => push.position > recordedPosition && isOfIt(push))
        .map((push) => ({ push, anlass: 'vorlage' as const }));
    }),
  );

const onNeeds = (of: Concerned): Concern[] =>
  [...of.models.need.needs.values()]
    .filter(({ stream }) => stream === of.stream)
    .flatMap(({ needId }) => ofOthers(of, `need:${needId}`))
    .map((push) => ({ push, anlass: 'antwort' }));

const onMemberships = (of: Concerned): Concern[] => {
  const kommuneId = organisationIdOf(of.stream);
  return of.models.verbund.words
    .by('kommune', kommuneId)
    .flatMap(({ verbundId }) => ofOthers(of, `verbund:${verbundId}`))
    .filter(
      (push) =>
        push.stream.startsWith('verbund-') &&
        named(push).kommuneId === kommuneId &&
        named(push).referenceId === undefined,
    )
    .map((push) => ({ push, anlass: 'mitgliedschaft' }));
};

const onReferences = (of: Concerned): Concern[] =>
  of.models.catalogue.references
    .by('party', of.stream)
    .flatMap(({ referenceId }) => ofOthers(of, `solution:${referenceId}`))
    .map((push) => ({ push, anlass: 'angabe-ueber-uns' }));

/** Who named the Kommune as having built something jointly (rule 25). */
const invitations = (of: Concerned): Concern[] => {
  const kommuneId = organisationIdOf(of.stream);
  const names = (value: unknown) => Array.isArray(value) && value.includes(kommuneId);
  return [...of.models.catalogue.solutions.values()]
    .filter(({ fields }) => names(fields.traeger))
    .flatMap(({ solutionId }) => ofOthers(of, `solution:${solutionId}`))
    .filter((push) => names(named(push).traeger))
    .map((push) => ({ push, anlass: 'einladung' }));
};

/** All that concerns a Kommune and was said by others, each once, the newest first; whether it may see that is asked elsewhere. */
export const concerns = (of: Concerned): readonly Concern[] => {
  const all = [
    ...ownNodes(of).flatMap((id) => onOwn(of, id)),
    ...onVorlagen(of),
    ...onNeeds(of),
    ...onMemberships(of),
    ...onReferences(of),
    ...invitations(of),
  ];
  const once = new Map(all.toReversed().map((concern) => [concern.push.eventId, concern]));
  return [...once.values()].sort((a, b) => (a.push.position > b.push.position ? -1 : 1));
};
