import { openHere, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import type { EventStore } from '../../src/store/event-store.ts';

// A hub whose clock stands at <now>, which is killed as by `kill -9` at its <n>-th append (0: never), `before` it or `after` it is
// stored and before anybody hears of it: `node mortal-hub.ts <now> <n> before|after`. Ends by itself when all that is due was given.
const [now = '', count = '0', when = 'before'] = process.argv.slice(2);

// Nothing that this process still holds is written: the kernel ends it within the call.
const die = () => process.kill(process.pid, 'SIGKILL');

const mortal = (store: EventStore): EventStore => {
  let left = Number(count);
  return {
    ...store,
    append: async (...given) => {
      left -= 1;
      if (left === 0 && when === 'before') die();
      const result = await store.append(...given);
      if (left === 0) die();
      return result;
    },
  };
};

const hub = await startHub(readSettings(process.env), {
  now: () => new Date(now),
  store: (settings) => mortal(openHere(settings)),
});
await hub.reactions.look();
await hub.close();
