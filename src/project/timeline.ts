import { dayInBerlin, laterOf } from '../../contracts/days.ts';
import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';

/** Which events have been applied: the positions, when the hub knew them, and how far each stream has come. */
export class Timeline {
  readonly #positions: Position[] = [];
  /** Running maximum of the days of `recordedAt`: clocks that went back do not hide what came before. */
  readonly #days: string[] = [];
  readonly #revisions = new Map<StreamName, number>();

  add({ position, stream, revision, metadata }: StoredEvent): void {
    const day = dayInBerlin(metadata.recordedAt);
    const before = this.#days.at(-1) ?? '';
    this.#positions.push(position);
    this.#days.push(laterOf(day, before));
    this.#revisions.set(stream, revision);
  }

  get length(): number {
    return this.#positions.length;
  }

  get last(): Position | null {
    return this.#positions.at(-1) ?? null;
  }

  revisionOf(stream: StreamName): number | undefined {
    return this.#revisions.get(stream);
  }

  knows(position: Position): boolean {
    return this.#positions[lastIndex(this.#positions, (one) => one <= position)] === position;
  }

  /** The last position before the first event that was recorded after this day; null where none came before. */
  endOf(day: string): Position | null {
    return this.#positions[lastIndex(this.#days, (one) => one <= day)] ?? null;
  }
}

/** Index of the last item of a sorted list that fits; -1 where none does. */
const lastIndex = <Item>(list: readonly Item[], fits: (item: Item) => boolean): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(list[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
