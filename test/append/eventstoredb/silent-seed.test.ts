import { expect, it, vi } from 'vitest';
import type { DoubleNode } from '../../double/node.ts';
import { given } from './given.ts';

// The client asks its servers in an order that it shuffles: both come first once.
it.each([0, 0.99])(
  'a silent server that is asked first (chance %s) keeps nobody from the leader',
  async (chance) => {
    const { double } = await given({ nodes: 3 });
    const [leader, silent] = double.nodes as [DoubleNode, DoubleNode];
    silent.freeze();
    const hosts = [silent, leader].map(({ address: { host, port } }) => `${host}:${port}`).join(',');
    // No second attempt: what the first one cannot do in the time of its watchdog fails.
    const patience = { watchMs: 4000, deadlineMs: 1, pauseMs: 10 };
    const { store } = await given({}, { url: `esdb://${hosts}?tls=false`, ...patience });
    const random = vi.spyOn(Math, 'random').mockReturnValue(chance);
    try {
      expect(await store.head()).toBeNull();
    } finally {
      random.mockRestore();
    }
  },
);
