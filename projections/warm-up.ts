import { indexing } from './answers/list-solutions/search-index.ts';
import { viewing } from './answers/list-solutions/viewed.ts';
import type { TextRef } from './model/texts.ts';
import { PUBLIC_SIGHT } from './reading/sight.ts';
import { onDay } from './tables/kommune/on-day.ts';
import type { ReadModels } from './tables/read-models.ts';

/** Makes in small steps what the first question of a day would otherwise wait for: the text index, everybody's columns. */
export function* warmUp(models: ReadModels, day: string, text: (ref: TextRef) => string): Iterable<void> {
  yield* indexing(models, text);
  yield* viewing(onDay(models, day), { sight: PUBLIC_SIGHT, day, zum: undefined, text });
}
