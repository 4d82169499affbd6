import { KOMMUNEN, VERBUENDE } from './moves.ts';
import { World } from './world.ts';

const KINDS = [
  { kind: 'zusammenarbeit' },
  { kind: 'zweckverband' },
  { kind: 'zusammenarbeit', beitritt: 'offen' },
];

/** A world with its Kommunen and its Verbünde, in which nothing else has happened. */
export const beginWorld = (): World => {
  const world = new World();
  for (const stream of KOMMUNEN)
    world.act(
      stream,
      { name: 'register-kommune', body: { name: 'Ort', kind: 'stadt', land: 'Hessen' } },
      'one',
    );
  for (const [index, stream] of VERBUENDE.entries())
    world.act(stream, { name: 'found-verbund', body: { name: 'Verbund', ...KINDS[index] } }, 'one');
  return world;
};
