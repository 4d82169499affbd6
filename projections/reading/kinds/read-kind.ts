import type { Kind } from '../../../contracts/fields/kinds/kind.ts';
import type { SourceRef } from '../../../contracts/views/parts.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Sight } from '../../model/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/** What generic answers ask of the things of one kind. */
export interface ReadKind {
  readonly kind: Kind;
  /** True where the viewer may follow the channel of the thing with this id; absent: of an entry that he sees. */
  channelExists?(models: ReadModels, sight: Sight, id: string): boolean;
  /** What stands beside a piece of news that names a thing of the kind; undefined where there is nothing to say. */
  about?(models: ReadModels, sight: Sight, id: string): Presentable<SourceRef> | undefined;
}
