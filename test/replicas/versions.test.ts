import { expect, it, vi } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { openStore } from '../../src/main.ts';
import { appendOfTheFuture } from '../journey/of-the-future.ts';
import { ask, kommuneBody, projectBody, replicaSettings, replicas } from './given.ts';

it('an event of a newer replica: the older ones go on, refuse writes to that stream and mark their answers', async () => {
  const { double, hubs } = await replicas(2);
  const [one, two] = hubs as [(typeof hubs)[number], (typeof hubs)[number]];
  const { body } = await ask(one, '/v1/kommunen', kommuneBody('Gemeinde Morgen'));
  const other = await ask(two, '/v1/kommunen', kommuneBody('Gemeinde Heute'));
  const before = await ask(one, '/v1/solutions');
  expect(before.headers.get('lichterkette-unknown-events')).toBeNull();

  const newer = openStore(replicaSettings(double.url));
  const stream: StreamName = `kommune-${String(body.kommuneId)}`;
  await appendOfTheFuture(newer, stream);
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
