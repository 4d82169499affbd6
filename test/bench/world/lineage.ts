import type { StreamName } from '../../../contracts/envelope.ts';
import { type PlacedEvent, placer, solutionData } from './events.ts';
import { randomOf } from './random.ts';
import { sentence } from './words.ts';

const DAY = '2024-03-01';
const MOMENT = `${DAY}T09:00:00.000Z`;

/** The solution from which everything descends; the same in every run. */
export const ROOT = '7d1c1d66-92a0-4d0a-8f0a-1d3b8c2f6a01';

/**
 * One solution and `count` variants that descend from it: a star at the root, chains of three to five, and merges of two
 * sources in one case of eight, as counted in published cases.
 */
export function* lineageEvents(count: number): Iterable<PlacedEvent> {
  const random = randomOf(9);
  const place = placer(random);
  const streams = Array.from({ length: 400 }, (): StreamName => `kommune-${random.uuid()}`);
  for (const [index, stream] of streams.entries()) {
    const data = { kommuneId: stream.slice(8), name: `Kommune ${index}`, kind: 'gemeinde', land: 'Hessen' };
    yield place(stream, 'KommuneRegistered', data, MOMENT);
  }
  const [owner] = streams as [StreamName];
  yield place(
    owner,
    'ProjectShared',
    { ...solutionData(random), solutionId: ROOT, sichtbarkeit: 'oeffentlich' },
    MOMENT,
  );
  const depths = new Map([[ROOT, 0]]);
  const nodes = [ROOT];
  for (let index = 0; index < count; index += 1) {
    const drawn = random.below(3) === 0 ? random.pick(nodes) : ROOT;
    const source = (depths.get(drawn) ?? 0) < 5 ? drawn : ROOT;
    const other = random.pick(nodes);
    const merged = random.below(8) === 0 && other !== source && (depths.get(other) ?? 0) < 5;
    const solutionId = random.uuid();
    yield place(
      random.pick(streams),
      'BestPracticeAdopted',
      {
        adoptionId: random.uuid(),
        solutionId,
        sources: [source, ...(merged ? [other] : [])].map((id) => ({ solutionId: id, version: 1 })),
        relation: merged ? 'zusammengefuehrt' : 'angepasst',
        adoptedOn: DAY,
        status: 'im-betrieb',
        changes: [{ what: sentence(random, 4) }],
        sichtbarkeit: 'oeffentlich',
      },
      MOMENT,
    );
    depths.set(solutionId, Math.max(depths.get(source) ?? 0, merged ? (depths.get(other) ?? 0) : 0) + 1);
    nodes.push(solutionId);
  }
}
