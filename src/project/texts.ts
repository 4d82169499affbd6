import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { replaceAt } from '../../contracts/paths.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import type { TextRef } from '../../projections/model/texts.ts';

const textPaths = new Map(
  [...EVENTS.values()].map(({ name, data }) => [name, markedPaths(data, 'freeText')]),
);

/**
 * The free texts of all events, in one place: rows, pushes and their mirror hold references, so that a text is forgotten
 * everywhere at once (DESIGN §5). A reference is an object and its key holds the event's id: nothing that a
 * client sends can be taken for one.
 */
export class Texts {
  readonly #texts = new Map<string, string>();
  readonly #onText: (key: string, text: string) => void;

  /** `onText` is told of every text that is taken in; the mirror keeps them. */
  constructor(onText: (key: string, text: string) => void = () => undefined) {
    this.#onText = onText;
  }

  /** Takes in what was kept, without telling. */
  restore(key: string, text: string): void {
    this.#texts.set(key, text);
  }

  /** The event's data with every free text kept here and replaced by a reference. */
  keep(event: { readonly id: string; readonly type: string; readonly data: object }): object {
    return (textPaths.get(event.type) ?? []).reduce(
      (data: unknown, path) =>
        replaceAt(data, path, (found, pointer): TextRef => {
          const key = event.id + pointer;
          this.restore(key, found as string);
          this.#onText(key, found as string);
          return { $text: key };
        }),
      event.data,
    ) as object;
  }

  /** The words behind a reference; empty where they are not kept any more. */
  get(ref: TextRef): string {
    return this.#texts.get(ref.$text) ?? '';
  }
}
