import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { lichterkette, said, start, stop } from './bin.ts';

let on: Stage;
let kommuneId = '';
const folder = emptyDirectory();

beforeAll(async () => {
  on = await stage();
  kommuneId = await on.kommune('Gemeinde Befehl');
});

afterAll(() => on.hub.close());

const at = (...args: string[]) => [...args, '--url', on.hub.url];
const project = { title: 'Vom Terminal', summary: 's', gestaltungsfelder: ['x'], innovationStatus: 'idee' };

/** `count` UUIDs that say which line is meant. */
const key = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const written = (name: string, lines: readonly (object | string)[]) => {
  const path = join(folder, name);
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return path;
};

describe('command', () => {
  it('sends text, or what comes in, and prints the answer', async () => {
    const json = JSON.stringify(project);
    const first = await lichterkette(at('command', 'share-project', '--kommune', kommuneId, '--json', json));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({ events: [{ type: 'ProjectShared', data: project }] });
    const piped = await lichterkette(at('command', 'found-verbund', '--json', '-'), {
      input: '{"name":"Kreis Terminal","kind":"kreis"}',
    });
    expect(JSON.parse(piped.out)).toMatchObject({ verbundId: expect.any(String) as string });
  });

  it('with a key works once, and says the same again', async () => {
    const run = () =>
      lichterkette(
        at(
          'command',
          'share-project',
          '--kommune',
          kommuneId,
          '--json',
          JSON.stringify(project),
          '--key',
          key(1),
        ),
      );
    const first = await run();
    expect(first.code).toBe(0);
    expect(await run()).toEqual(first);
  });

  it.each([
    [
      'in Windows-1252',
      Buffer.from('{\n"title":"Gr\xfc\xdfe"}', 'latin1'),
      /Eingabe ist in Zeile 2 nicht in UTF-8/,
    ],
    ['cut off within a character', Buffer.from('{"title":"\xc3', 'latin1'), /nicht in UTF-8/],
    ['with a name twice', Buffer.from('{"title":"a","title":"b"}'), /nennt „title“ zweimal/],
    ['without end', Buffer.alloc(3 * 1024 * 1024, ' '), /länger als 1024 kB/],
    ['too deep', Buffer.from('['.repeat(50_000)), /tiefer verschachtelt/],
  ])('takes nothing that comes in %s', async (_what, input, says) => {
    const before = on.hub.runner.applied;
    const args = at('command', 'share-project', '--kommune', kommuneId, '--json', '-');
    const { code, out, err } = await lichterkette(args, { input });
    expect(err).toMatch(says);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(on.hub.runner.applied).toBe(before);
  });

  it.each([
    ['--json', '{"title":"Gr\ufffd\ufffde"}', /Text nach --json ist nicht in UTF-8/],
    ['--actor', 'a\nb', /nach --actor steht, kann so nicht gesendet werden/],
    ['--key', 'schlüssel', /nach --key steht, kann so nicht gesendet werden/],
    ['--kommune', '../../v1/verbuende', /keine Kennung/],
  ])('with what cannot be sent after %s says so', async (flag, value, says) => {
    const args = { '--kommune': kommuneId, '--json': JSON.stringify(project), [flag]: value };
    const { code, err } = await lichterkette(at('command', 'share-project', ...Object.entries(args).flat()));
    expect(err).toMatch(says);
    expect(code).toBe(2);
  });

  it('that is refused prints why, and ends with 1', async () => {
    const { code, out, err } = await lichterkette(
      at('command', 'share-project', '--kommune', kommuneId, '--json', '{}'),
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(JSON.parse(err)).toMatchObject({ status: 422, code: 'invalid-fields' });
  });

  it('acts for whom it is told', async () => {
    const actor = on.actor('kommune', await on.kommune('Gemeinde Fremd'));
    const { code, err } = await lichterkette(
      at(
        'command',
        'share-project',
        '--kommune',
        kommuneId,
        '--json',
        JSON.stringify(project),
        '--actor',
        actor,
      ),
    );
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject({ status: 403 });
  });
});

describe('import', () => {
  const target = { $made: [key(10), 'kommuneId'] };
  const made = { $made: [key(12), 'solutionId'] };
  const share = (number: number, over: object = {}) => ({
    commandId: key(number),
    command: 'share-project',
    target,
    body: { ...project, title: `Zeile ${number}` },
    ...over,
  });

  it('fills in what was made, passes comments over, reports lines by number and goes on', async () => {
    const lines = [
      '# Zuerst zwei Kommunen',
      {
        commandId: key(10),
        command: 'register-kommune',
        body: { name: 'Eins', kind: 'stadt', land: 'Hessen' },
      },
      '',
      {
        commandId: key(11),
        command: 'register-kommune',
        body: { name: 'Zwei', kind: 'stadt', land: 'Hessen' },
      },
      share(12),
      share(13, { body: { title: 5 } }),
      '{ kein JSON',
      {
        commandId: key(14),
        command: 'adopt-best-practice',
        target: { $made: [key(11), 'kommuneId'] },
        body: {
          sources: [{ solutionId: made }],
          relation: 'unveraendert',
          adoptedOn: '-P1Y',
          status: 'im-betrieb',
        },
      },
      {
        commandId: key(15),
        command: 'adopt-best-practice',
        target,
        body: {
          sources: [{ solutionId: made }],
          relation: 'unveraendert',
          adoptedOn: '2025-01-01',
          status: 'im-betrieb',
        },
        expect: { status: 409, rule: 6 },
      },
      share(16, { expect: { status: 409 } }),
      share(17, { target: { $made: [key(99), 'kommuneId'] } }),
      share(18, { command: 'fliege' }),
      share(19, { expect: { status: 409, rule: 6 }, body: {} }),
      share(20, { actor: { organisation: target.$made[0] === '' ? '' : target, role: 'fachdienst' } }),
      share(21, { actor: 'niemand' }),
    ];
    const file = written('gemischt.jsonl', lines);
    const before = on.hub.runner.applied;
    const first = await lichterkette(at('import', file));
    expect(first.code).toBe(1);
    const numbers = [...first.err.matchAll(/^Zeile (\d+): /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual([6, 7, 10, 11, 12, 13, 15]);
    expect(first.err).not.toMatch(/\n\s+at |invalid|expected/i);
    expect(first.out).toContain('6 von 13 Zeilen wie erwartet, 7 nicht.');
    // The two Kommunen, two shared projects and the adoption: nothing of a line that was reported.
    expect(on.hub.runner.applied - before).toBe(5);
    expect((await on.json('/v1/solutions?q=Zeile&limit=200')).total).toBe(2);
    const again = await lichterkette(at('import', file));
    expect({ ...again }).toEqual(first);
    expect(on.hub.runner.applied - before).toBe(5);
  });

  it('reports what cannot be read or sent by its number, applies nothing of it, and goes on', async () => {
    const to = { target: `kommune-${kommuneId}` };
    const actors = ['a\nX-Admin: ja', 'Bürgermeisterin', 'x'.repeat(201), '', ' ', '\u001b[2K'];
    const lines = [
      JSON.stringify(share(40, to)),
      ...actors.map((actor, index) => JSON.stringify(share(41 + index, { ...to, actor }))),
      JSON.stringify(share(50, { ...to, body: { ...project, title: 'Gr\u00fc\u00dfe' } })),
      JSON.stringify(share(51, { ...to, body: { ...project, title: 'danach' } })),
    ];
    const file = join(folder, 'windows.jsonl');
    writeFileSync(
      file,
      Buffer.concat(
        lines.map((line) => Buffer.from(`${line}\r\n`, line.includes('Grü') ? 'latin1' : 'utf8')),
      ),
    );
    const before = on.hub.runner.applied;
    const { code, out, err } = await lichterkette(at('import', file));
    expect(code).toBe(1);
    const said = err.trim().split('\n');
    expect(said.map((line) => /^Zeile (\d+): /.exec(line)?.[1])).toEqual(['2', '3', '4', '5', '6', '7', '8']);
    expect(said.slice(0, 6).join('\n')).toMatch(/^(.*actor kann so nicht gesendet werden.*\n?){6}$/);
    expect(said[6]).toContain('vermutlich in Windows-1252. Bitte');
    expect(said[6]).toContain('windows.jsonl');
    expect(out).toBe('2 von 9 Zeilen wie erwartet, 7 nicht.\n');
    expect(on.hub.runner.applied - before).toBe(2);
  });

  it('that loses its hub says how far it came', async () => {
    const other = await stage();
    const target = `kommune-${await other.kommune('Gemeinde Fort')}`;
    const count = 3000;
    const file = written(
      'fort.jsonl',
      Array.from({ length: count }, (_, index) => share(5000 + index, { target })),
    );
    const child = start(['import', file, '--url', other.hub.url]);
    const told = said(child, /Gesendet wurde bis Zeile (\d+)\. Derselbe Aufruf setzt fort/);
    await expect.poll(() => other.hub.runner.applied, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
    const ended = new Promise((resolve) => child.once('close', resolve));
    await other.hub.close();
    expect(Number((await told)[1])).toBeGreaterThan(10);
    expect(await ended).toBe(1);
  });

  it('ends with 0 where every line is as expected', async () => {
    const file = written('gut.jsonl', ['# gut', { ...share(31), target: `kommune-${kommuneId}` }]);
    expect(await lichterkette(at('import', file))).toMatchObject({ code: 0, err: '' });
  });

  it('that was killed is resumed by running it again: everything once', { timeout: 60_000 }, async () => {
    const count = 400;
    const lines = Array.from({ length: count }, (_, index) => ({
      commandId: key(1000 + index),
      command: 'share-project',
      target: `kommune-${kommuneId}`,
      body: { ...project, title: `Abgebrochen ${index}` },
    }));
    const file = written('lang.jsonl', lines);
    const before = on.hub.runner.applied;
    const child = start(at('import', file));
    await expect
      .poll(() => on.hub.runner.applied - before, { timeout: 10_000, interval: 2 })
      .toBeGreaterThan(20);
    await stop(child, 'SIGKILL');
    expect(on.hub.runner.applied - before).toBeLessThan(count);
    expect(await lichterkette(at('import', file))).toMatchObject({ code: 0 });
    expect(on.hub.runner.applied - before).toBe(count);
  });
});

describe('follow', () => {
  it('prints so many pushes after a position, and ends', async () => {
    const position = on.hub.runner.position ?? '';
    const ids = [];
    for (const title of ['Eins', 'Zwei', 'Drei']) ids.push(await on.share(kommuneId, { title }));
    const { code, out, err } = await lichterkette(
      at('follow', `kommune:${kommuneId}`, '--after', position, '--count', '3'),
    );
    expect(code).toBe(0);
    expect(err).not.toMatch(/unterbrochen/);
    const pushes = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { data: { solutionId: string } });
    expect(pushes.map(({ data }) => data.solutionId)).toEqual(ids);
  });

  it('says when it is ready, prints what happens, and stops at Ctrl+C with 0', async () => {
    const child = start(at('follow', 'feed'));
    await said(child, /bereit: feed/);
    const printed = said(child, /"title":"Jetzt gleich"/);
    await on.share(kommuneId, { title: 'Jetzt gleich' });
    await printed;
    expect(await stop(child, 'SIGINT')).toBe(0);
  });

  it('as somebody who is not there ends with 1 and says so, instead of asking for ever', async () => {
    for (const actor of ['niemand', `kommune-${key(9)}.fachdienst`]) {
      const { code, err } = await lichterkette(at('follow', 'feed', '--actor', actor));
      expect(err).toContain('Diese Demo-Rolle gibt es nicht.');
      expect(code).toBe(1);
    }
  });

  it('ends where nobody reads any more', async () => {
    const child = start(at('follow', 'feed'));
    await said(child, /bereit: feed/);
    child.stdout?.destroy();
    const ended = said(child, /^Die Ausgabe wurde geschlossen, bevor alles ausgegeben war\.$/m);
    await on.share(kommuneId, { title: 'Hört noch jemand?' });
    await ended;
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  });

  it('of something that is not there ends with 1', async () => {
    const { code, err } = await lichterkette(at('follow', `solution:${key(7)}`));
    expect(code).toBe(1);
    expect(err).toContain('Das gibt es hier nicht.');
  });
});
