import type { StreamName } from '../../../contracts/envelope.ts';
import { type PlacedEvent, placer, solutionData } from './events.ts';
import { randomOf } from './random.ts';

const DAY = '2026-03-01';
const MOMENT = `${DAY}T09:00:00.000Z`;

/** The Verbund whose members they are; the same in every run. */
export const DESK = 'a6b0c7d2-3f14-4e8b-9c5a-2d7e8f9a0b11';

/** How many there are, and how many of the solutions each member uses. */
export interface DeskSize {
  readonly members: number;
  readonly solutions: number;
  readonly each: number;
}

/** A Verbund whose members use solutions of each other, half of them as another one has adapted them. */
export function* deskEvents({ members, solutions, each }: DeskSize): Iterable<PlacedEvent> {
  const random = randomOf(14);
  const place = placer(random);
  const verbund: StreamName = `verbund-${DESK}`;
  const streams = Array.from({ length: members }, (): StreamName => `kommune-${random.uuid()}`);
  yield place(
    verbund,
    'VerbundFounded',
    { verbundId: DESK, name: 'Zweckverband Bank', kind: 'zweckverband' },
    MOMENT,
  );
  for (const [index, stream] of streams.entries()) {
    const kommuneId = stream.slice(8);
    yield place(
      stream,
      'KommuneRegistered',
      { kommuneId, name: `Kommune ${index}`, kind: 'gemeinde', land: 'Hessen' },
      MOMENT,
    );
    yield place(verbund, 'MembershipRecorded', { kommuneId, since: DAY, basis: 'Satzung' }, MOMENT);
    yield place(stream, 'MembershipAccepted', { verbundId: DESK }, MOMENT);
  }
  const shared = Array.from({ length: solutions }, () => random.uuid());
  for (const [index, solutionId] of shared.entries())
    yield place(
      streams[index % members] as StreamName,
      'ProjectShared',
      { ...solutionData(random), solutionId, sichtbarkeit: 'oeffentlich' },
      MOMENT,
    );
  const newest = new Map(shared.map((id) => [id, id]));
  for (const [index, stream] of streams.entries())
    for (let one = 0; one < each; one += 1) {
      const root = shared[(index + 1 + one * 3) % solutions] as string;
      const source = random.below(2) === 0 ? root : (newest.get(root) ?? root);
      const solutionId = random.uuid();
      yield place(
        stream,
        'BestPracticeAdopted',
        {
          adoptionId: random.uuid(),
          solutionId,
          sources: [{ solutionId: source, version: 1 }],
          relation: 'unveraendert',
          adoptedOn: DAY,
          status: 'im-betrieb',
          sichtbarkeit: 'oeffentlich',
        },
        MOMENT,
      );
      if (random.below(8) === 0) newest.set(root, solutionId);
    }
}
