import { isPlanned } from '../../../contracts/fields/kinds/adoption.ts';
import type { LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import type { LightKind } from '../parts/light.ts';
import type { DateValue } from '../words/dates.ts';

/** One Umsetzung, whatever its versions: a light of the chain. */
export interface Light {
  readonly id: string;
  readonly node: LineageNode;
  readonly name: string;
  readonly kind: LightKind;
  /** Since when, as it is told; absent: not known. Of a plan, when it is to begin, else when it was said. */
  readonly date: DateValue | undefined;
  /** Where it stands on the axis of months; estimated where there is no date. */
  readonly month: number;
  /** It belongs to another chain: a Vorlage merged in, a building block, one's own that went in. */
  readonly beside: boolean;
  /** Of which solution that is, where it may be named and is called otherwise. */
  readonly foreign?: string | undefined;
  /** What leads to it, the main Vorlage first. */
  readonly sources: readonly Wire[];
}

/** What leads from one light to another. */
export interface Wire {
  readonly from: string;
  readonly to: string;
  /** As in the lineage; apart from it what is one's own that went in, and what came from outside. */
  readonly kind: Exclude<LineageEdge['kind'], 'fassung'> | 'eigenes' | 'aussen';
  readonly relation?: LineageEdge['relation'];
  readonly changes: NonNullable<LineageEdge['changes']>;
}

/** The lights in order of time, each after everything that it came from. */
export interface Chain {
  readonly lights: readonly Light[];
  readonly byId: ReadonlyMap<string, Light>;
}

/** True where something is thought of, and has not begun. */
export const isPlan = ({ node }: Pick<Light, 'node'>): boolean => isPlanned(node.status);

/** True where something was shared or taken over, whatever became of it; what is only planned, or was declined, has no Umsetzung. */
export const hasBegun = ({ node }: Pick<Light, 'node'>): boolean =>
  node.adoptionId !== node.solutionId && !isPlanned(node.status);

const DESCENT: ReadonlySet<Wire['kind']> = new Set(['uebernahme', 'gemeinsam', 'eigenes']);

/** True where something was taken over, or built jointly: what only contains it, or is only said of it, has a chain of its own. */
export const isDescent = ({ kind }: Wire): boolean => DESCENT.has(kind);

/** True where only one end of the date is known, or nothing at all: such a light hangs on an open cable. */
export const isOpen = ({ date }: Pick<Light, 'date'>): boolean =>
  date === undefined || (typeof date !== 'string' && date.grenze !== undefined);

/** True where it was taken as an idea only: shown, and not counted (DOMAIN, Adoption). */
export const isIdea = ({ sources }: Pick<Light, 'sources'>): boolean => {
  const taken = sources.filter(({ kind }) => kind === 'uebernahme');
  return taken.length > 0 && taken.every(({ relation }) => relation === 'angeregt');
};

/** What was there on a day only because something earlier stands on it: how it was then nobody says. */
export const isDatedLater = ({ node }: Pick<Light, 'node'>): boolean =>
  node.adoptionId !== undefined && node.status === undefined;
