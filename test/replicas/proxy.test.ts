import { expect, it } from 'vitest';
import { talk } from '../live/talk.ts';
import { kommuneBody, replicas } from './given.ts';

it('behind a proxy on this machine its port is a hub’s own, and no other', async () => {
  const { hubs } = await replicas(1, { settings: { LICHTERKETTE_BASE_URL: 'http://127.0.0.1:8080' } });
  const url = hubs[0]?.url ?? '';
  const post = async (origin: string) => {
    const headers = { 'Content-Type': 'application/json', Origin: origin };
    const body = JSON.stringify(kommuneBody('Gemeinde Pforte'));
    return (await fetch(`${url}/v1/kommunen`, { method: 'POST', headers, body })).status;
  };
  expect(await post('http://127.0.0.1:8080')).toBe(201);
  expect(await post('http://127.0.0.1:8081')).toBe(403);
  expect(await post('http://evil.example:8080')).toBe(403);
  const live = await talk(url, { origin: 'http://127.0.0.1:8080' });
  live.socket.close();
  await expect(talk(url, { origin: 'http://127.0.0.1:8081' })).rejects.toThrow('403');
});
