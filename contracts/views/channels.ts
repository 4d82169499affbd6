import { z } from 'zod';
import type { ChannelDefinition } from '../definitions.ts';
import { SUBJECTS } from '../subjects.ts';

const everything: ChannelDefinition = { name: 'feed', title: 'Alles Neue', sichtbarkeit: 'by-viewer' };

/** The channels of one thing each: each subject declares its own. */
const OF_ONE: readonly ChannelDefinition[] = SUBJECTS.flatMap(({ channel }) => channel ?? []);

/** Every channel of `/v1/live`. */
export const CHANNELS: readonly ChannelDefinition[] = [everything, ...OF_ONE];

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const CHANNEL = new RegExp(`^(feed|(${OF_ONE.map(({ name }) => name).join('|')}):${UUID})$`);
export const ChannelName = z.string().regex(CHANNEL, 'Diesen Kanal gibt es nicht.');
