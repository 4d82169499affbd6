import type { SourceRef } from '../../../contracts/views/parts.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { RecordedPush } from '../../model/push.ts';
import type { Sight } from '../../model/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { READ_KINDS } from '../kinds/all.ts';

/** What a push is about: the first thing that it names and of which there is something to say. */
export const aboutOf = (
  models: ReadModels,
  sight: Sight,
  { data }: RecordedPush,
): { about?: Presentable<SourceRef> } => {
  for (const { kind, about } of READ_KINDS) {
    const id = (data as Readonly<Record<string, unknown>>)[kind.id];
    const found = typeof id === 'string' ? about?.(models, sight, id) : undefined;
    if (found !== undefined) return { about: found };
  }
  return {};
};
