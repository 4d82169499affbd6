import type { ProjectedEvent } from '../../model/event.ts';
import type { Sight } from '../../model/sight.ts';
import { firstSeen, isWrittenFor } from '../../model/written.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';

/** When, and by whom, an adoption was told to the viewer: as it began, or later, when it was opened to them (rule 9). */
export const begunTo = (
  sight: Sight,
  { versions, released, recordedAt, recordedBy }: AdoptionRow,
): { readonly recordedAt: string; readonly recordedBy: ProjectedEvent['actor'] } => {
  const [first] = versions;
  const fromTheFirst = first === undefined || isWrittenFor(sight, first);
  return fromTheFirst || released === undefined ? { recordedAt, recordedBy } : released;
};

/** The versions of an adoption's variant that the viewer sees; of one that was opened to them, the one that stands. */
export const versionsTo = (sight: Sight, row: AdoptionRow): { version: number; recordedAt: string }[] => {
  const first = firstSeen(sight, row.versions);
  const { recordedAt: opened } = begunTo(sight, row);
  return row.versions.slice(first - 1).map((one) => ({
    version: one.version,
    recordedAt: isWrittenFor(sight, one) ? one.recordedAt : opened,
  }));
};

/** True where it was written for fewer and opened later, to this viewer as well: then it shows why it was not pursued, and no more. */
export const isOpened = ({ released, versions: [first] }: AdoptionRow, sight: Sight): boolean =>
  released !== undefined && !(first !== undefined && isWrittenFor(sight, first));
