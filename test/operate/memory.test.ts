import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { SealedEvent, StreamName } from '../../contracts/envelope.ts';
import { seal } from '../../src/store/seal.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { lichterkette } from './process.ts';

const STREAM: StreamName = 'kommune-0f0e7f4a-50a1-4c0e-9a39-4b1f0f1f2a11';
const ID = '0f0e7f4a-50a1-4c0e-9a39-4b1f0f1f2a12';
const EVENTS = 20_000;
const GROUP = 100;
/** 20,000 events of 4 kB are 80 MB as text, and more as objects: these programs may have 64. */
const TEXT = 'Gemeinde '.repeat(400);
const HEAP = { NODE_OPTIONS: '--max-old-space-size=64' };

const group = (from: number, before: string | null): SealedEvent[] => {
  let prevHash = before;
  return Array.from({ length: GROUP }, (_, index) => {
    const sealed = seal(
      { stream: STREAM, revision: from + index, prevHash },
      { id: `${from + index}`, type: 'Padded', version: 1, data: { text: TEXT } },
      {
        commandId: ID,
        contentHash: '',
        actor: { organisation: STREAM, role: 'demo', subjectRef: ID },
        recordedAt: '2026-01-01T00:00:00.000Z',
        correlationId: ID,
        causationId: ID,
        salt: '',
      },
    );
    prevHash = sealed.metadata.hash;
    return sealed;
  });
};

const directory = emptyDirectory();
beforeAll(async () => {
  const store = openSqliteStore(directory);
  let hash: string | null = null;
  for (let from = 0; from < EVENTS; from += GROUP) {
    const events = group(from, hash);
    await store.append(STREAM, from === 0 ? 'no-stream' : from - 1, events);
    hash = events.at(-1)?.metadata.hash ?? null;
  }
  await store.close();
});

it.each([
  ['verify', [], 'stdout'],
  ['export', ['--out', join(emptyDirectory(), 'alles.jsonl')], 'stderr'],
  ['backup', ['--out', emptyDirectory()], 'stdout'],
] as const)(
  '%s goes through a log that is larger than its memory',
  { timeout: 120_000 },
  async (verb, args, stream) => {
    const ended = await lichterkette([verb, ...args, '--data', directory], { env: HEAP });
    expect(ended[stream]).toContain(`${EVENTS} Einträge`);
    expect(ended).toMatchObject({ code: 0, signal: null });
  },
);
