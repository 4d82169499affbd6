import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../harness/child.ts';
import { kommunen } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { openLines, requestBytes, storm } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { inTurn, median } from '../harness/statistics.ts';

const CALLERS = 8;
const EACH = 60;
const ROUNDS = 5;

const FORM = ['Content-Type: application/x-www-form-urlencoded', 'Accept: text/html'];

const project = (number: number) => ({
  title: `Anmeldung zur Betreuung, ${number}`,
  summary: 'Eltern melden ihr Kind ein einziges Mal an, gleich bei welchem Träger.',
  gestaltungsfelder: ['Bildung und Betreuung'],
  innovationStatus: 'tun-wir-bereits',
});

/** The same project as a browser sends it with its form. */
const asForm = (body: Readonly<Record<string, unknown>>): string =>
  new URLSearchParams(
    Object.entries(body).flatMap(([name, value]): [string, string][] =>
      Array.isArray(value)
        ? value.map((one, index): [string, string] => [`${name}.${index}`, String(one)])
        : [[name, String(value)]],
    ),
  ).toString();

/** A form page, and a form that is sent, next to the same command by JSON at the same hub. */
export const form: Measure = async ({ size, root }) => {
  const each = scaled(size, EACH, 10);
  const hub = await startChild('processes/hub.ts', [mkdtempSync(join(root, 'form-'))]);
  const lines = await openLines(await hub.call<number>('port'), CALLERS);
  const [first] = lines;
  if (first === undefined) throw new Error('no line was opened');
  const ids = await kommunen(first, CALLERS);
  const cpu: Record<'json' | 'sent' | 'page', number[]> = { json: [], sent: [], page: [] };
  let seed = 0;
  const make = {
    json: (id: string, number: number) =>
      requestBytes('POST', `/v1/kommunen/${id}/share-project`, [], JSON.stringify(project(number))),
    sent: (id: string, number: number) =>
      requestBytes('POST', `/eintragen/share-project?kommune=${id}`, FORM, asForm(project(number))),
    page: (id: string) =>
      requestBytes('GET', `/eintragen/share-project?kommune=${id}`, ['Accept: text/html']),
  };
  const rateOf = (name: keyof typeof make, status: number) => async (): Promise<number> => {
    seed += 1;
    const requests = ids.map((id, caller) =>
      Array.from({ length: each }, (_, index) => make[name](id, (seed * CALLERS + caller) * each + index)),
    );
    await hub.call('begin');
    const began = performance.now();
    await storm(lines, (index) => requests[index] ?? [], status);
    const seconds = (performance.now() - began) / 1000;
    cpu[name].push((await hub.call<Used>('used')).cpuMs / (CALLERS * each));
    return (CALLERS * each) / seconds;
  };
  const sent = await inTurn(ROUNDS, rateOf('sent', 303), rateOf('json', 201));
  const page = await inTurn(ROUNDS, rateOf('page', 200), rateOf('json', 201));
  for (const line of lines) line.close();
  await hub.end();
  return [
    {
      name: 'form sent, next to JSON',
      unit: 'commands/s',
      ...sent,
      cpuMs: median(cpu.sent),
      limits: [{ of: 'ratio', atLeast: 0.4 }],
    },
    {
      name: 'form page, next to the command by JSON',
      unit: 'requests/s',
      ...page,
      cpuMs: median(cpu.page),
      limits: [{ of: 'ratio', atLeast: 0.2 }],
    },
  ];
};
