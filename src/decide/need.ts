import { need as kind, needAnswer } from '../../contracts/fields/kinds/need.ts';
import { reference } from '../../contracts/fields/kinds/reference.ts';
import { solution } from '../../contracts/fields/kinds/solution.ts';
import type { BodyOf, DataOf } from '../../contracts/subjects.ts';
import type { ReferenceFacts } from './facts/reference.ts';
import { cataloguedFact, type SolutionFacts } from './facts/solution.ts';
import type { CaseForEveryEvent, Circumstances, Decider, Decision } from './model/decider.ts';
import { ask, type FactKind, type PlacedFacts, remembered } from './model/facts.ts';
import { onRecord } from './model/on-record.ts';
import { refFact } from './model/ref-facts.ts';
import { type Refusal, refuse, unknown } from './model/refusal.ts';

interface Need {
  closed?: DataOf<'NeedClosed'>;
}

interface NeedState {
  /** What this organisation looks for, by needId. */
  readonly needs: Map<string, Need>;
  /** What it answered to others, as texts that are equal where nothing new would be said. */
  readonly given: Set<string>;
}

const said = ({ needId, art, solutionId, text }: BodyOf<'answer-need'>): string =>
  JSON.stringify([needId, art, solutionId, text]);

const evolve: CaseForEveryEvent<NeedState, 'need'> = {
  NeedStated: ({ needs }, { data }) => {
    needs.set(data.needId, {});
  },
  NeedAnswered: ({ given }, { data }) => {
    given.add(said(data));
  },
  NeedClosed: ({ needs }, { data }) => {
    onRecord(needs, data.needId).closed = data;
  },
};

const fold = {
  subject: 'need',
  initial: (): NeedState => ({ needs: new Map(), given: new Set() }),
  evolve,
} as const;

/** A need of another organisation, as that one's stream says; undefined where it is unknown or hidden. */
const needFact: FactKind<Need | undefined> = remembered(
  { name: kind.name },
  fold,
  ({ needs }: NeedState, id) => needs.get(id),
);

/** What a closed need names: an answer by its place, or what stands in the catalogue. */
const throughFact = refFact<PlacedFacts | SolutionFacts | ReferenceFacts>(needAnswer, solution, reference);

/** Nobody is offered what nobody may look at, or what its owner has withdrawn. */
const notToOffer = (found: SolutionFacts | ReferenceFacts): Refusal | undefined => {
  if ('referenceId' in found) return undefined;
  if (found.closed !== undefined) return refuse('Diese Lösung ist zurückgezogen oder beendet.');
  return found.sichtbarkeit === 'kommune'
    ? refuse('Diese Lösung sehen nur Sie selbst. Bitte erst für andere sichtbar machen.', undefined, [
        'revise-project',
      ])
    : undefined;
};

const answer = (
  { needs, given }: NeedState,
  body: BodyOf<'answer-need'>,
  { facts, newId }: Circumstances,
): Decision<'answer-need'> => {
  if (needs.has(body.needId)) return refuse('Auf das eigene Gesuch antworten andere.');
  const found = facts.get(needFact, body.needId);
  if (found === undefined) return unknown('/needId', kind.missing);
  if (given.has(said(body))) return [];
  if (found.closed !== undefined) return refuse('Dieses Gesuch ist geschlossen.');
  const offered = body.solutionId === undefined ? undefined : facts.get(cataloguedFact, body.solutionId);
  return (
    (offered && notToOffer(offered)) ?? [
      { type: 'NeedAnswered', data: { ...body, answerId: newId('need-answer') } },
    ]
  );
};

const sameEnd = (a: DataOf<'NeedClosed'>, b: BodyOf<'close-need'>): boolean =>
  a.ergebnis === b.ergebnis && a.durch === b.durch;

const close = (
  { needs }: NeedState,
  body: BodyOf<'close-need'>,
  { facts }: Circumstances,
): Decision<'close-need'> => {
  const own = needs.get(body.needId);
  if (own === undefined)
    return facts.get(needFact, body.needId) === undefined
      ? unknown('/needId', kind.missing)
      : refuse('Ein Gesuch schließt, wer es eingestellt hat.');
  if (own.closed !== undefined)
    return sameEnd(own.closed, body) ? [] : refuse('Dieses Gesuch ist schon anders geschlossen worden.');
  const through = body.durch === undefined ? undefined : facts.get(throughFact, body.durch);
  if (through && 'within' in through && through.within !== body.needId)
    return refuse('Diese Antwort gehört zu einem anderen Gesuch.');
  return [{ type: 'NeedClosed', data: body }];
};

const named = ({ needId }: { readonly needId: string }) => [ask(needFact, needId, '/needId')];

/** What an organisation looks for, what others answer, and how it ended. */
export const needDecider: Decider<NeedState, 'need'> = {
  ...fold,
  factQueries: { 'answer-need': named, 'close-need': named },
  decide: {
    'state-need': (_, body, { newId }) => [{ type: 'NeedStated', data: { ...body, needId: newId('need') } }],
    'answer-need': answer,
    'close-need': close,
  },
};
