import { isDeepStrictEqual } from 'node:util';
import type { Tally } from '../fault.ts';
import { type Sent, send } from './load.ts';
import type { RawEvent } from './raw-log.ts';

const tellsOf = ({ id, type, data }: { id: string; type: string; data: object }) => ({ id, type, data });

/** True where the events in the log are exactly those that the answer told of, at their place. */
const asAnswered = ({ answer }: Sent, stored: readonly RawEvent[]): boolean => {
  const last = stored.at(-1);
  return (
    answer !== undefined &&
    isDeepStrictEqual(stored.map(tellsOf), answer.events.map(tellsOf)) &&
    last?.position === answer.position &&
    last.revision === answer.revision
  );
};

/**
 * Compares what was sent with what stands in the log: an answered command is there once and as it was answered, an
 * unanswered one wholly or not at all, a refused one not at all.
 */
export const compareWithLog = (
  sent: readonly Sent[],
  stored: ReadonlyMap<string, readonly RawEvent[]>,
  tally: Tally,
): void => {
  for (const one of sent) {
    const events = stored.get(one.key) ?? [];
    const what = `${one.path} ${one.key}`;
    if (one.status === 201) {
      tally.count('answered');
      tally.must(asAnswered(one, events), () => `answered command lost or changed: ${what}`);
    } else if (one.status === undefined || one.status >= 500) {
      // Whether it was written is not known: who sent it repeats it with the same key.
      tally.count('unanswered');
      const whole = events.length === 0 || events.length === one.appends;
      tally.must(whole, () => `half-applied: ${what}: ${events.length} of ${one.appends} events`);
    } else {
      tally.count('refused');
      tally.must(events.length === 0, () => `refused with ${one.status}, and yet stored: ${what}`);
    }
  }
};

/** Repeats commands at a hub: each answered one gets its first answer, each other one is there once from now on. */
export const repeatAll = async (url: string, sent: readonly Sent[], tally: Tally): Promise<Sent[]> => {
  const repeated: Sent[] = [];
  for (const { key, path, body, appends, status, answer } of sent) {
    const again = await send(url, { key, path, body, appends });
    tally.count('repeated');
    if (status === 201)
      tally.must(
        again.status === 201 && isDeepStrictEqual(again.answer, answer),
        () => `a repeat was answered otherwise (${again.status}): ${path} ${key}`,
      );
    else
      tally.must((again.status ?? 500) < 500, () => `a repeat failed with ${again.status}: ${path} ${key}`);
    repeated.push(again);
  }
  return repeated;
};
