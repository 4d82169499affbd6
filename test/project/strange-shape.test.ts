import { expect, it, vi } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { Runner } from '../../src/project/runner.ts';
import { Halt } from '../../src/store/halt.ts';
import { hashOf } from '../../src/store/seal.ts';
import { demoEvents } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';

/** An event sealed as it should be, with a time that is none: who writes that knows how to seal. */
const forged = (event: StoredEvent, recordedAt: string): StoredEvent => {
  const { hash: _, ...kept } = event.metadata;
  const metadata = { ...kept, recordedAt };
  return { ...event, metadata: { ...metadata, hash: hashOf(event.stream, event.revision, event, metadata) } };
};

it('an event whose time is none stops the hub with a sentence, and no bare error', async () => {
  const [first] = await demoEvents();
  const halt = new Halt();
  const store = fixedLog([forged(first as StoredEvent, 'gestern')]);
  const runner = new Runner({ store, projections: PROJECTIONS, halt });
  const starting = runner.start();
  starting.catch(() => undefined);
  await vi.waitFor(() =>
    expect(halt.damage?.message).toMatch(
      /^Der Eintrag .* ist nicht zu lesen: Er nennt sich \w+ in Fassung 1/,
    ),
  );
  await runner.close();
});
