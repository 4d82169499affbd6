import type { Audience } from '../model/audience.ts';
import { admits, ownersSeen, type Sight } from '../model/sight.ts';
import type { Seen } from './ranking.ts';

/** The hidden documents of one owner, by number, with who may see each. */
type Overlay = Map<number, Audience>;

/** Documents that are not for everybody, by the Kommune or the Verbund whose own they are. */
export class Overlays {
  readonly #overlays = new Map<string, Overlay>();

  add(document: number, audience: Audience): void {
    const overlay = this.#overlays.get(audience.owner) ?? new Map<number, Audience>();
    this.#overlays.set(audience.owner, overlay.set(document, audience));
  }

  remove(document: number, { owner }: Audience): void {
    const overlay = this.#overlays.get(owner);
    overlay?.delete(document);
    if (overlay?.size === 0) this.#overlays.delete(owner);
  }

  /** Those that the viewer sees, among `size` documents; undefined where there are none. */
  seenBy(sight: Sight, size: number): Seen | undefined {
    let seen: Seen | undefined;
    for (const owner of ownersSeen(sight))
      for (const [document, audience] of this.#overlays.get(owner) ?? [])
        if (admits(sight, audience)) {
          seen ??= new Uint8Array(size);
          seen[document] = 1;
        }
    return seen;
  }
}
