import type { Projection } from '../../projections/model/projection.ts';
import { Applier } from './apply.ts';
import { Mirror } from './mirror.ts';
import { MirrorFile } from './mirror-file.ts';
import { emptyPacking } from './packing.ts';
import { PushLog } from './push-log.ts';
import { Tables } from './tables.ts';
import { Texts } from './texts.ts';
import { Timeline } from './timeline.ts';

/** What is made of a log, kept in memory, and who makes and mirrors it. */
export interface ReadState {
  readonly tables: Tables;
  readonly pushes: PushLog;
  readonly texts: Texts;
  readonly timeline: Timeline;
  readonly applier: Applier;
  /** Absent where nothing is kept on disk. */
  readonly mirror: Mirror | undefined;
}

/** Nothing made yet; `onTold` hears of every channel on which something is told. */
export const emptyReadState = (
  projections: readonly Projection[],
  mirrorDirectory: string | undefined,
  onTold: (channel: string) => void,
): ReadState => {
  const mirror =
    mirrorDirectory === undefined ? undefined : new Mirror(new MirrorFile(mirrorDirectory, projections));
  const packing = emptyPacking();
  const texts = new Texts((key, text) => mirror?.addText([key, text]), packing);
  const pushes = new PushLog(onTold, packing);
  const tables = new Tables(
    projections,
    (table, key, position, row) => mirror?.addRow([table, key, position, row]),
    packing,
  );
  const applier = new Applier(projections, tables, texts, pushes, (telling) => mirror?.addPush(telling));
  return { tables, pushes, texts, timeline: new Timeline(packing.positions), applier, mirror };
};
