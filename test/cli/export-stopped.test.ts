import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { exportLog } from '../../src/cli/export.ts';
import { writeLargeLog } from '../faults/harness/large-log.ts';
import { randomFrom } from '../faults/harness/random.ts';
import { emptyDirectory } from '../project/demo-log.ts';

it('export that is interrupted before its file is open leaves nothing beside it', async () => {
  const directory = emptyDirectory();
  const folder = emptyDirectory();
  writeLargeLog(directory, 5, randomFrom(1));
  const stop = AbortSignal.abort(new Error('Abgebrochen.'));
  const adapters = () => import('../../src/main.ts');
  for (let turn = 0; turn < 50; turn += 1)
    await expect(
      exportLog(['--data', directory, '--out', `${folder}/export.jsonl`], adapters as never, stop),
    ).rejects.toThrow('Abgebrochen.');
  await pause(300);
  expect(readdirSync(folder)).toEqual([]);
});
