import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { HubProcess } from './hub-process.ts';
import { metrics } from './refused.ts';

/** Collects the garbage of a hub that is open to an inspector (Chrome DevTools Protocol, HeapProfiler). */
const collectGarbage = async (hub: HubProcess): Promise<void> => {
  const inspector = new WebSocket(hub.inspector());
  await once(inspector, 'open');
  inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await once(inspector, 'message');
  inspector.close();
};

/** What a hub holds in memory, in MB, without what it could let go of at any time. */
export const memoryOf = async (hub: HubProcess): Promise<number> => {
  // What was let go of by the first collection may hold on to more, outside of the heap.
  for (let count = 0; count < 2; count += 1) await collectGarbage(hub);
  const of = await metrics(await hub.url);
  return (of('nodejs_heap_size_used_bytes') + of('nodejs_external_memory_bytes')) / 1e6;
};
