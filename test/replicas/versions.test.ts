import { expect, it, vi } from 'vitest';
import type { SealedEvent, StreamName } from '../../contracts/envelope.ts';
import { seal } from '../../src/append/seal.ts';
import { openStore } from '../../src/main.ts';
import { id } from '../decide/names.ts';
import { ask, kommuneBody, projectBody, replicaSettings, replicas } from './given.ts';

const ofTheFuture = (stream: StreamName, prevHash: string): SealedEvent =>
  seal(
    { stream, revision: 1, prevHash },
    { id: id('future'), type: 'NeighbourInvited', version: 1, data: { neighbour: 'x' } },
    {
      commandId: id('future'),
      contentHash: 'c'.repeat(64),
      actor: { organisation: stream, role: 'demo', subjectRef: id('somebody') },
      recordedAt: '2026-10-01T08:00:00.000Z',
      correlationId: id('future'),
      causationId: id('future'),
      salt: '00',
    },
  );

it('an event of a newer replica: the older ones go on, refuse writes to that stream and mark their answers', async () => {
  const { double, hubs } = await replicas(2);
  const [one, two] = hubs as [(typeof hubs)[number], (typeof hubs)[number]];
  const { body } = await ask(one, '/v1/kommunen', kommuneBody('Gemeinde Morgen'));
  const other = await ask(two, '/v1/kommunen', kommuneBody('Gemeinde Heute'));
  const before = await ask(one, '/v1/solutions');
  expect(before.headers.get('lichterkette-unknown-events')).toBeNull();

  const newer = openStore(replicaSettings(double.url));
  const stream: StreamName = `kommune-${String(body.kommuneId)}`;
  const [registered] = await Array.fromAsync(newer.readStream(stream));
  await newer.append(stream, 0, [ofTheFuture(stream, registered?.metadata.hash ?? '')]);
  await newer.close();
  for (const hub of hubs) await vi.waitFor(() => expect(hub.runner.unknown).toBe(1));

  for (const hub of hubs) {
    const there = `/v1/kommunen/${String(body.kommuneId)}/share-project`;
    expect(await ask(hub, there, projectBody('Geht nicht'))).toMatchObject({ status: 503 });
    const elsewhere = `/v1/kommunen/${String(other.body.kommuneId)}/share-project`;
    expect(await ask(hub, elsewhere, projectBody('Geht'))).toMatchObject({ status: 201 });
    expect(await ask(hub, '/readyz')).toMatchObject({ status: 200, body: { unknown: 1, failures: [] } });
    const marked = await ask(hub, '/v1/solutions');
    expect(marked.status).toBe(200);
    expect(marked.headers.get('lichterkette-unknown-events')).toBe('1');
  }
});
