import type { Sight } from '../../model/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { READ_KINDS } from '../kinds/all.ts';
import { seesEntry } from '../visible.ts';

/** The channel on which everything is told. */
const EVERYTHING = 'feed';

/** True where a channel is there for this viewer: one about something hidden is as unknown as one about nothing. */
export const hasChannel = (models: ReadModels, sight: Sight, channel: string): boolean => {
  if (channel === EVERYTHING) return true;
  const [name = '', id = ''] = channel.split(':');
  const exists = READ_KINDS.find(({ kind }) => kind.name === name)?.channelExists;
  return exists === undefined ? seesEntry(models, sight, name, id) : exists(models, sight, id);
};
