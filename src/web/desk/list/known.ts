import type { Matrix } from '../../../../contracts/views/matrix.ts';
import type { Standing } from './standing.ts';

/** Something that a name in a list may mean. */
export interface Meant {
  readonly id: string;
  readonly name: string;
}

/** What stands here already, as whoever enters the list sees it. */
export interface Known {
  readonly members: Matrix['members'];
  /** What stands here of a Kommune and a solution: by its id, or by `titleKey`. */
  readonly standing: (kommuneId: string, solution: string) => readonly Standing[];
  /** What names of Kommunen that are no member's may mean, by how the list writes them. */
  readonly kommunen: ReadonlyMap<string, readonly Meant[]>;
  /** What titles may mean, by how the list writes them, the most probable first. */
  readonly loesungen: ReadonlyMap<string, readonly Meant[]>;
  /** What those members let be entered for them for whom whoever enters the list has a mandate, by their id. */
  readonly mandates: ReadonlyMap<string, readonly string[]>;
  /** Of solutions that only References of this Verbund describe: their field of action, by `titleKey`. */
  readonly described: ReadonlyMap<string, string>;
}
