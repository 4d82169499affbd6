import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import { Line } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { quantile } from '../harness/statistics.ts';

const COMMANDS = 300;

/** From the answer of a command to its push on a live connection; next to a byte that comes back over a plain socket. */
export const pushLatency: Measure = async ({ size, root }) => {
  const count = scaled(size, COMMANDS, 60);
  const hub = await startChild('processes/hub.ts', [mkdtempSync(join(root, 'push-'))]);
  const raw = await startChild('processes/raw-sockets.ts');
  const port = await hub.call<number>('port');
  const line = await Line.open(port);
  const [id = ''] = await kommunen(line, 1);
  const live = new WebSocket(`ws://127.0.0.1:${port}/v1/live`);
  await once(live, 'open');
  live.send(JSON.stringify({ type: 'subscribe', id: 'f', channel: 'feed', after: null }));
  await once(live, 'message');
  const echo = connect(await raw.call<number>('port'), '127.0.0.1').setNoDelay(true);
  await once(echo, 'connect');
  const pushes: number[] = [];
  const echoes: number[] = [];
  const bytes = Buffer.alloc(500, 'x');
  for (const request of shareProjects(id, count, 5)) {
    let pushedAt = 0;
    const pushed = new Promise<void>((resolve) => {
      live.on('message', function take(data: Buffer) {
        if (!data.includes('ProjectShared')) return;
        pushedAt = performance.now();
        live.off('message', take);
        resolve();
      });
    });
    await line.send(request);
    const answeredAt = performance.now();
    await pushed;
    pushes.push(Math.max(0, pushedAt - answeredAt));
    const sentAt = performance.now();
    echo.write(bytes);
    await once(echo, 'data');
    echoes.push(performance.now() - sentAt);
  }
  line.close();
  live.terminate();
  echo.destroy();
  await hub.end();
  await raw.end();
  const figure = (part: number) => ({
    unit: 'ms',
    ours: quantile(pushes, part),
    baseline: quantile(echoes, part),
  });
  return [
    { name: 'command answered → push received, p50 (raw echo)', ...figure(0.5) },
    { name: 'command answered → push received, p99 (raw echo)', ...figure(0.99) },
  ];
};
