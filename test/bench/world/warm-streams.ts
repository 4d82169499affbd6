import type { StreamName } from '../../../contracts/envelope.ts';
import { type PlacedEvent, placer, solutionData } from './events.ts';
import { randomOf } from './random.ts';

const MOMENT = '2024-03-01T09:00:00.000Z';

/**
 * Kommunen with streams of these lengths: each has registered and shares projects, which it revises and adopts nothing. Another `seed`
 * makes other ids.
 */
export function* warmStreams(
  streams: readonly { readonly id: string; readonly events: number }[],
  seed = 3,
): Iterable<PlacedEvent> {
  const random = randomOf(seed);
  const place = placer(random);
  for (const { id, events } of streams) {
    const stream: StreamName = `kommune-${id}`;
    const kommune = { kommuneId: id, name: `Kommune ${id}`, kind: 'gemeinde', land: 'Hessen' };
    yield place(stream, 'KommuneRegistered', kommune, MOMENT);
    let solutionId = '';
    let version = 1;
    for (let index = 1; index < events; index += 1) {
      if (index % 5 === 1) {
        solutionId = random.uuid();
        version = 1;
        yield place(
          stream,
          'ProjectShared',
          { ...solutionData(random), solutionId, sichtbarkeit: 'oeffentlich' },
          MOMENT,
        );
      } else {
        version += 1;
        yield place(
          stream,
          'ProjectRevised',
          { solutionId, version, summary: `Fassung ${version}`, note: 'Neu' },
          MOMENT,
        );
      }
    }
  }
}
