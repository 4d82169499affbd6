import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { replaceAt } from '../../contracts/paths.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import type { TextRef } from '../../projections/model/texts.ts';

const textPaths = new Map(
  [...EVENTS.values()].map(({ name, data }) => [name, markedPaths(data, 'freeText')]),
);

/** An event whose data may hold free texts. */
interface WithTexts {
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

/** The event's data with every free text replaced by a reference; `take` is given each of them. */
export const referring = (
  { id, type, data: whole }: WithTexts,
  take: (key: string, text: string) => void = () => undefined,
): object =>
  (textPaths.get(type) ?? []).reduce(
    (data: unknown, path) =>
      replaceAt(data, path, (found, pointer): TextRef => {
        const key = id + pointer;
        take(key, found as string);
        return { $text: key };
      }),
    whole,
  ) as object;

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
  keep(event: WithTexts): object {
    return referring(event, (key, text) => {
      this.restore(key, text);
      this.#onText(key, text);
    });
  }

  /** The words behind a reference; empty where they are not kept any more. */
  get(ref: TextRef): string {
    return this.#texts.get(ref.$text) ?? '';
  }
}
