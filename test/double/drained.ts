import type { EventEmitter } from 'node:events';

const ENDS = ['drain', 'close', 'cancelled'];

/** Resolves when a stream takes more, or nobody reads it any longer. */
export const drained = (stream: EventEmitter): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      for (const name of ENDS) stream.off(name, go);
      resolve();
    };
    for (const name of ENDS) stream.once(name, go);
  });
