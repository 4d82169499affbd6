import { describe, expect, it } from 'vitest';
import type { Position } from '../../contracts/envelope.ts';
import type { Member, Written } from '../../src/store/sqlite/append-member.ts';
import { Committer } from '../../src/store/sqlite/committer.ts';

const turn = () => new Promise(setImmediate);

/** A committer that writes nowhere, with the sizes of its groups. */
const counting = () => {
  const groups: number[] = [];
  const written: Written = {
    result: {
      outcome: 'appended',
      revision: 0,
      position: '0000000000000001-00000000' as Position,
      repeated: false,
    },
    added: [],
  };
  const committer = new Committer({
    writer: () => ({
      write: (members) => {
        groups.push(members.length);
        return members.map(() => written);
      },
    }),
    onCommitted: () => undefined,
    reopen: () => undefined,
    damageIn: () => undefined,
  });
  const append = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        committer.append({ stream: 'kommune-x', expected: 'no-stream', events: [] } as unknown as Member),
      ),
    );
  return { groups, append };
};

describe('group commit', () => {
  it('takes what came in one turn together', async () => {
    const { groups, append } = counting();
    await append(20);
    expect(groups).toEqual([20]);
  });

  it('waits a few turns for those who were answered and come back one by one', async () => {
    const { groups, append } = counting();
    await append(20);
    const coming = [append(1)];
    for (let count = 0; count < 2; count += 1) {
      await turn();
      coming.push(append(9));
    }
    await Promise.all(coming);
    expect(groups).toEqual([20, 19]);
  });

  it('waits no longer than that for those who do not', async () => {
    const { groups, append } = counting();
    await append(20);
    let done = false;
    const alone = append(1).then(() => {
      done = true;
    });
    for (let turns = 0; turns < 6; turns += 1) await turn();
    expect(done).toBe(true);
    await alone;
    await append(1);
    expect(groups).toEqual([20, 1, 1]);
  });

  it('does not let one wait who is always alone', async () => {
    const { groups, append } = counting();
    await append(1);
    const second = append(1);
    await turn();
    expect(groups).toEqual([1, 1]);
    await second;
  });
});
