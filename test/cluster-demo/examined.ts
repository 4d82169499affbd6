import { openReader } from '../../src/main.ts';
import { checkedEvents } from '../../src/store/checked-events.ts';
import { replicaSettings } from '../replicas/given.ts';
import type { Load } from './load.ts';

const duplicates = (texts: readonly string[]): number => texts.length - new Set(texts).size;

/** What was answered, what is stored and what was pushed, compared; all but `events` must be 0. */
export const examined = async (load: Load, url: string): Promise<Record<string, number>> => {
  const reader = openReader(replicaSettings(url, { LICHTERKETTE_ENGINE_WATCH_MS: '3000' }));
  const events = await Array.fromAsync(checkedEvents(reader));
  await reader.close();
  const stored = new Set(events.map(({ event }) => event.id));
  const answered = load.done.flatMap(({ answer }) => answer.events as { id: string }[]);
  const positions = load.pushes.map(({ sequence }) => sequence);
  const told = events.filter(
    ({ event }) => event.type === 'ProjectShared' || event.type === 'KommuneRegistered',
  );
  return {
    events: events.length,
    'answered, not stored (lost)': answered.filter(({ id }) => !stored.has(id)).length,
    'stored twice': duplicates(events.map(({ event }) => event.id)),
    'commands that acted twice': duplicates(
      told.map(({ event }) => `${event.metadata.commandId} ${event.type}`),
    ),
    'broken seals': events.filter(({ wrong }) => wrong !== 'ok').length,
    'pushes missing': told.length - new Set(load.pushes.map(({ id }) => id)).size,
    'pushes twice': duplicates(load.pushes.map(({ id }) => id)),
    'pushes out of order': positions.filter((one, index) => index > 0 && one <= (positions[index - 1] ?? ''))
      .length,
    'wrong answers': load.counts.wrong,
    'own reads behind': load.counts.ownReadsBehind,
    'reads behind their position': load.counts.staleReads,
    'answers over 10 s': load.counts.late,
  };
};
