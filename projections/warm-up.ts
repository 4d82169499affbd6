import { indexing } from './catalogue/search-index.ts';
import { viewing } from './catalogue/viewed.ts';
import type { TextRef } from './model.ts';
import type { ReadModels } from './read-models.ts';
import { PUBLIC_SIGHT } from './verbund/sight.ts';

/** Makes in small steps what the first question of a day would otherwise wait for: the text index, everybody's columns. */
export function* warmUp(models: ReadModels, day: string, text: (ref: TextRef) => string): Iterable<void> {
  yield* indexing(models, text);
  yield* viewing(models, { sight: PUBLIC_SIGHT, day, zum: undefined, text });
}
