import type { Tally } from '../fault.ts';
import { compareSeen, follower } from './follower.ts';
import { send, Village } from './load.ts';
import type { Random } from './random.ts';

/** Somebody who means well while others attack: writes now and then, follows, and is to notice nothing. */
export const witness = async (url: string, random: Random) => {
  const port = Number(new URL(url).port);
  const village = new Village(random);
  await village.settle(url, 3);
  const following = follower(port, null, { silentMs: 2000 });
  const positions: string[] = [];
  // From here on everything that is written is to arrive.
  while (following.socket()?.readyState !== 1) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const write = async (tally: Tally): Promise<void> => {
    const sent = await send(url, village.next());
    tally.must((sent.status ?? 500) < 500, () => `the witness’s command is answered ${sent.status}`);
    for (const event of sent.answer?.events ?? []) if (event) positions.push(sent.answer?.position ?? '');
    village.learn(sent);
  };
  const compare = async (tally: Tally): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const mine = new Set(positions);
    compareSeen(
      following.seen.filter((position) => mine.has(position)),
      [...mine],
      'the witness',
      tally,
    );
    tally.must(following.opened() === 1, 'the witness was cut off');
    following.close();
  };
  return { write, compare };
};
