import type { Wire } from './lights.ts';

/** How a wire of this kind is drawn that is no adoption. */
const OF_KIND: Readonly<Record<Wire['kind'], string>> = {
  uebernahme: '',
  gemeinsam: '',
  eigenes: '',
  aussen: '',
  enthaelt: 'teil',
  angabe: 'laut',
};

/** The classes of a wire: by how it was taken over, by what else it says, and whether the way that is looked at leads over it. */
export const classOf = ({ relation, kind }: Wire, isWay: boolean): string =>
  ['kabel', relation === 'angeregt' && 'anr', OF_KIND[kind], isWay && 'weg'].filter(Boolean).join(' ');
