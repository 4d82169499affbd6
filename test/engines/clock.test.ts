import { afterAll } from 'vitest';
import { stopServers, useServers } from './log-for.ts';

// The same tests once more, with every hub on a server instead of the embedded engine.
useServers();
afterAll(stopServers);
await import('../journey/clock.test.ts');
