import { beforeAll, describe, expect, it } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { listSolutions } from '../../contracts/views/catalogue.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { searchCatalogue } from '../../projections/answers/list-solutions/search-index.ts';
import type { TextRef } from '../../projections/model/texts.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { sealedCursors } from '../../src/ask/sealed-cursors.ts';
import { Runner } from '../../src/project/runner.ts';
import { QUERIES } from '../../src/registry.ts';
import { type Happening, logOf } from '../audience/class-world.ts';
import { randomOf } from '../bench/world/random.ts';
import { growingLog } from '../project/growing-log.ts';

const ADOPTERS = 300;

/** A solution that many have taken over, each with a change in the same words. */
const star = (): { readonly happenings: readonly Happening[]; readonly solutionId: string } => {
  const random = randomOf(13);
  const kommunen = Array.from({ length: ADOPTERS + 1 }, () => random.uuid());
  const solutionId = random.uuid();
  const at = '2025-01-01T10:00:00.000Z';
  const of = (id: string): StreamName => `kommune-${id}`;
  const [origin = '', ...adopters] = kommunen;
  return {
    solutionId,
    happenings: [
      ...kommunen.map((kommuneId, index) => ({
        stream: of(kommuneId),
        type: 'KommuneRegistered',
        recordedAt: at,
        data: { kommuneId, name: `Gemeinde ${index}`, kind: 'gemeinde', land: 'Hessen' },
      })),
      {
        stream: of(origin),
        type: 'ProjectShared',
        recordedAt: at,
        data: {
          solutionId,
          title: 'Wellensittichliste',
          summary: 'Worum es geht',
          gestaltungsfelder: ['Bildung'],
          innovationStatus: 'laeuft',
          art: 'software',
          sichtbarkeit: 'oeffentlich',
        },
      },
      ...adopters.map((adopter) => ({
        stream: of(adopter),
        type: 'BestPracticeAdopted',
        recordedAt: at,
        data: {
          adoptionId: random.uuid(),
          solutionId: random.uuid(),
          sources: [{ solutionId, version: 1 }],
          relation: 'angepasst',
          adoptedOn: '2025-01-01',
          status: 'im-betrieb',
          changes: [{ what: 'Zwergpapageien zuerst', why: 'Mehr Platz' }],
          sichtbarkeit: 'oeffentlich',
        },
      })),
    ],
  };
};

let runner: Runner;
let grow: (count: number) => void;
let solutionId: string;

beforeAll(async () => {
  const { happenings, solutionId: id } = star();
  const events = logOf(happenings);
  const log = growingLog();
  let grown = 0;
  solutionId = id;
  grow = (count) => {
    log.grow(events.slice(grown, grown + count));
    grown += count;
  };
  runner = new Runner({ store: log.store, projections: PROJECTIONS });
  await runner.start();
  grow(events.length - 1);
});

/** What is found, and how many texts were read for it. */
const asked = (q: string) => {
  let read = 0;
  const text = (ref: TextRef) => {
    read += 1;
    return runner.text(ref);
  };
  const answer = QUERIES['list-solutions'](runner.models(), {
    params: listSolutions.params.parse({ q }),
    path: {},
    sight: PUBLIC_SIGHT,
    today: '2026-11-24',
    text,
    search: (words) => searchCatalogue(runner.models(), { sight: PUBLIC_SIGHT, words, text }),
    cursors: sealedCursors(() => runner.root)(['list-solutions', { q }]),
    pushes: runner.pushes,
    revision: () => undefined,
  });
  return { answer, read };
};

describe('a search among many adoptions of one solution', () => {
  it('reads the texts once, names one Umsetzung, and reads no more for the reason than what it quotes', () => {
    expect(asked('zwergpapagei').read).toBeGreaterThan(ADOPTERS);
    const { answer, read } = asked('zwergpapagei');
    expect(answer.items).toMatchObject([
      {
        solutionId,
        why: [expect.stringMatching(/^passt zu „zwergpapagei“ in einer Umsetzung \(Gemeinde \d+\)$/)],
      },
    ]);
    expect(read).toBe(0);
    // A typing error is quoted as it is written there.
    expect(asked('zwergpapagein').read).toBeLessThan(10);
  });

  it('reads of one more adoption what is written of that, and of the entry that it goes back to', () => {
    grow(1);
    expect(asked('zwergpapagei').read).toBeLessThan(10);
  });
});
