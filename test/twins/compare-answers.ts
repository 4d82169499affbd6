import type { Random } from '../faults/harness/random.ts';
import type { Address } from './addresses.ts';
import type { Report } from './report.ts';
import type { Side } from './side.ts';

const nextOf = (text: string): string | undefined => /"next":"([^"]+)"/.exec(text)?.[1];

const MOST_PAGES = 12;

/** Compares all further pages of a list, each world by its own cursors. */
const compareWalks = async (
  { path, accept }: Address,
  sides: readonly [Side, Side],
  from: readonly [string, string],
  report: Report,
): Promise<void> => {
  let cursors: readonly (string | undefined)[] = from;
  for (let page = 2; page < MOST_PAGES && cursors.some((cursor) => cursor !== undefined); page += 1) {
    const after = (cursor = '') => `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
    const replies = await Promise.all(
      sides.map((side, index) => side.ask(after(cursors[index]), { accept })),
    );
    const [a, b] = replies.map((reply, index) => (sides[index] as Side).normal.reply(reply));
    if (a === undefined || b === undefined) return;
    report.compare(`${path} page ${page}`, a, b);
    cursors = replies.map(({ text }) => nextOf(text));
  }
};

/** Compares two worlds by what is answered at each of these addresses. */
export const compareAnswers = async (
  addresses: readonly Address[],
  sides: readonly [Side, Side],
  random: Random,
  report: Report,
): Promise<void> => {
  const [one, other] = sides;
  for (const address of addresses) {
    const { path, accept } = address;
    report.addresses += 1;
    const [a, b] = await Promise.all([one.ask(path, { accept }), other.ask(path, { accept })]);
    report.compare(`GET ${path}`, one.normal.reply(a), other.normal.reply(b));
    const options = { accept, method: 'HEAD' };
    if (random.chance(0.02))
      report.compare(
        `HEAD ${path}`,
        ...(await Promise.all([one.asked(path, options), other.asked(path, options)])),
      );
    const cursors = [nextOf(a.text), nextOf(b.text)] as const;
    if (random.chance(0.15) && cursors[0] !== undefined && cursors[1] !== undefined)
      await compareWalks(address, sides, [cursors[0], cursors[1]], report);
  }
};
