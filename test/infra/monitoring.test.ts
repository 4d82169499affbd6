import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Stage, stage } from '../journey/stage.ts';
import { ROOT } from './dockerfile.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The parts of Prometheus's rule file that we use; an unknown key is a typing mistake. */
const Rules = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z
        .array(
          z.strictObject({
            alert: z.string().regex(/^Lichterkette[A-Z][A-Za-z]+$/),
            expr: z.string().min(1),
            for: z
              .string()
              .regex(/^\d+[smh]$/)
              .optional(),
            labels: z.strictObject({ severity: z.enum(['critical', 'warning', 'info']) }),
            annotations: z.strictObject({ summary: z.string().regex(/\.$/) }),
          }),
        )
        .min(1),
    }),
  ),
});

const Dashboard = z.looseObject({
  title: z.string(),
  schemaVersion: z.number(),
  panels: z.array(
    z.looseObject({
      title: z.string(),
      targets: z.array(z.looseObject({ refId: z.string(), expr: z.string() })).min(1),
    }),
  ),
});

const rules = Rules.parse(parse(read('infra/prometheus/alerts.yaml'))).groups.flatMap((group) => group.rules);
const expressions = Dashboard.parse(JSON.parse(read('infra/grafana/lichterkette.json'))).panels.flatMap(
  ({ title, targets }) => targets.map(({ expr }) => [title, expr] as const),
);

const NAME = /\b(?:lichterkette|nodejs|process)_[a-z0-9_]+/g;
/** Labels that an expression selects or groups by. */
const LABELS = /(?:by \(([a-z_, ]+)\)|\{([^}]*)\})/g;

const labelsOf = (expression: string): string[] =>
  [...expression.matchAll(LABELS)]
    .flatMap(([, by = '', where = '']) => [
      ...by.split(',').map((label) => label.trim()),
      ...[...where.matchAll(/([a-z_]+)=~?"/g)].map(([, label = '']) => label),
    ])
    .filter((label) => label !== '');

describe('what a running hub measures', () => {
  let hub: Stage;
  let measured = '';
  beforeAll(async () => {
    hub = await stage();
    await hub.share(await hub.kommune('Gemeinde Quellgrund'), {});
    measured = await hub.text('/metrics');
  });
  afterAll(() => hub.hub.close());

  const samples = (name: string) =>
    measured.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));

  it.each([...expressions, ...rules.map(({ alert, expr }) => [alert, expr] as const)])(
    'has what “%s” asks for, by its name and its labels',
    (_title, expression) => {
      const names = expression.match(NAME) ?? [];
      if (!expression.startsWith('up{')) expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        expect(samples(name), name).not.toEqual([]);
        for (const label of labelsOf(expression)) expect(samples(name).join()).toContain(`${label}="`);
      }
    },
  );

  it('is all on the dashboard, as far as it is ours', () => {
    const ours = [...measured.matchAll(/^# TYPE (lichterkette_\w+)/gm)].map(([, name = '']) => name);
    const shown = expressions.map(([, expression]) => expression).join('\n');
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((name) => !shown.includes(name))).toEqual([]);
  });
});

describe('alarms', () => {
  it('are each described for operators, and no other is', () => {
    const described = [...read('docs/betrieb.md').matchAll(/^### (Lichterkette\w+)$/gm)].map(
      ([, name]) => name,
    );
    expect(described.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  it('have names of their own', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('are loaded by the configuration beside them, for the job that they name', () => {
    const config = parse(read('infra/prometheus/prometheus.yaml')) as {
      rule_files: string[];
      scrape_configs: { job_name: string }[];
    };
    expect(readdirSync(join(ROOT, dirname('infra/prometheus/x')))).toEqual(
      expect.arrayContaining(config.rule_files),
    );
    const jobs = config.scrape_configs.map(({ job_name: job }) => job);
    for (const { expr } of rules)
      for (const [, job] of expr.matchAll(/job="([^"]+)"/g)) expect(jobs).toContain(job);
  });
});
