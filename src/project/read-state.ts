import type { Projection } from '../../projections/model/projection.ts';
import { Applier } from './apply.ts';
import type { Kept } from './mirror/kept.ts';
import { Mirror } from './mirror/mirror.ts';
import { MirrorFile } from './mirror/mirror-file.ts';
import { emptyPacking } from './packed/packing.ts';
import { PushLog } from './push-log.ts';
import { Tables } from './tables.ts';
import { Texts } from './texts.ts';
import { Timeline } from './timeline.ts';

/** What is made of a log, kept in memory, and who makes and mirrors it. */
export interface ReadState {
  readonly projections: readonly Projection[];
  readonly tables: Tables;
  readonly pushes: PushLog;
  readonly texts: Texts;
  readonly timeline: Timeline;
  readonly applier: Applier;
  readonly kept: Kept;
  /** Absent where nothing is kept on disk. */
  readonly mirror: Mirror | undefined;
}

/** Nothing made yet; `onTold` hears of every channel on which something is told. */
export const emptyReadState = (
  projections: readonly Projection[],
  mirrorDirectory: string | undefined,
  onTold: (channel: string) => void,
): ReadState => {
  const packing = emptyPacking({ isKept: mirrorDirectory !== undefined });
  const names = projections.map(({ name }) => name);
  const texts = new Texts(packing);
  const pushes = new PushLog(names, onTold, packing);
  const timeline = new Timeline(packing);
  const tables = new Tables(projections, packing);
  const applier = new Applier(projections, tables, texts, pushes);
  const kept: Kept = {
    parts: [packing.vocabulary, timeline, ...tables.parts, ...pushes.parts],
    texts,
    first: () => packing.positions.at(0),
    moved: () => tables.moved,
  };
  const mirror =
    mirrorDirectory === undefined
      ? undefined
      : new Mirror(new MirrorFile(mirrorDirectory, projections), kept);
  return { projections, tables, pushes, texts, timeline, applier, kept, mirror };
};
