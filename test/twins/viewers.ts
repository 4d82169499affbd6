import type { Viewer } from './act.ts';
import { type Ledger, organisations } from './ledger.ts';

const PUBLIC: Viewer = { name: 'the public', stream: null };

/** The public, and two of those who see other things; `stories.ts` says who they are. Three seeds have them all. */
export const viewersOf = (ledger: Ledger, seed: number): readonly Viewer[] => {
  const { kommunen, verbuende } = organisations(ledger);
  const all: readonly Viewer[] = [
    { name: 'a member', stream: kommunen[0] ?? null },
    { name: 'another Kommune', stream: kommunen[5] ?? null },
    { name: 'a Zusammenarbeit', stream: verbuende[0] ?? null },
    { name: 'one who leaves', stream: kommunen[2] ?? null },
    { name: 'one who joins', stream: kommunen[6] ?? null },
    { name: 'a Zweckverband', stream: verbuende[1] ?? null },
  ];
  return [PUBLIC, ...all.filter((_, index) => index % 3 === seed % 3)];
};
