import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rebuild } from '../../src/cli/rebuild.ts';
import * as main from '../../src/main.ts';
import { clearMirror } from '../../src/project/mirror/mirror-file.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { short, talk } from './talk.ts';

let on: Stage;

afterEach(() => on.hub.close());

const FOREIGN = '0000000000000001-00000000';

describe('a subscription', () => {
  it('says subscribed, then history, then caught-up, then what happens', async () => {
    on = await stage();
    const kommuneId = await on.kommune('Gemeinde Anfang');
    const from = on.hub.runner.position;
    const titles = ['Eins', 'Zwei', 'Drei'];
    for (const title of titles) await on.share(kommuneId, { title });
    const head = on.hub.runner.position;
    const live = await talk(on.hub.url);
    await live.follow('feed', from, 'mine');
    await on.share(kommuneId, { title: 'Vier' });
    await live.heard({ sequence: on.hub.runner.position ?? '' });
    expect(live.said[0]).toEqual({ type: 'subscribed', id: 'mine', channel: 'feed', head });
    expect(live.said[4]).toEqual({ type: 'caught-up', id: 'mine', position: head });
    expect(live.said).toHaveLength(6);
    expect(live.pushes().map(({ data }) => data.title)).toEqual([...titles, 'Vier']);
    expect([...live.pushes()].sort((a, b) => (a.sequence < b.sequence ? -1 : 1))).toEqual(live.pushes());
  });

  it('after null has no history', async () => {
    on = await stage();
    await on.kommune('Gemeinde Vorher');
    const live = await talk(on.hub.url);
    await live.follow('feed');
    expect(live.said.map(({ type }) => type)).toEqual(['subscribed', 'caught-up']);
  });

  it('to a log without events has nothing and then the first', async () => {
    on = await stage();
    const live = await talk(on.hub.url);
    await live.follow('feed');
    expect(live.said.map(({ type }) => type)).toEqual(['subscribed', 'caught-up']);
    await on.kommune('Gemeinde Erste');
    expect(await live.heard({ type: 'de.lichterkette.KommuneRegistered' })).toMatchObject({
      specversion: '1.0',
      channel: 'feed',
      sequence: on.hub.runner.position,
      datacontenttype: 'application/json',
    });
  });

  it('after a position of another log is reset, tells no history, and goes on from the head', async () => {
    on = await stage();
    const kommuneId = await on.kommune('Gemeinde Fremd');
    const head = on.hub.runner.position;
    const live = await talk(on.hub.url);
    for (const [id, after] of Object.entries({ other: FOREIGN, future: '9999999999999999-0a0a0a0a' }))
      await live.follow('feed', after, id);
    expect(live.said).toEqual(
      ['other', 'future'].flatMap((id) => [
        { type: 'subscribed', id, channel: 'feed', head },
        { type: 'reset', id, position: head },
        { type: 'caught-up', id, position: head },
      ]),
    );
    await on.share(kommuneId, { title: 'Danach' });
    await expect.poll(() => live.pushes().map(({ data }) => data.title)).toEqual(['Danach', 'Danach']);
  });

  it('ends with unsubscribe; another one goes on', async () => {
    on = await stage();
    const kommuneId = await on.kommune('Gemeinde Ende');
    const live = await talk(on.hub.url);
    await live.follow('feed', null, 'one');
    await live.follow(`kommune:${kommuneId}`, null, 'two');
    live.say({ type: 'unsubscribe', id: 'one' });
    live.say({ type: 'unsubscribe', id: 'never' });
    live.say({ type: 'ping' });
    await live.heard({ type: 'pong' });
    await on.share(kommuneId, { title: 'Noch da?' });
    await live.heard({ channel: `kommune:${kommuneId}`, specversion: '1.0' });
    expect(live.pushes('feed')).toEqual([]);
    await live.follow('feed', null, 'three');
    await on.share(kommuneId, { title: 'Wieder da' });
    await live.heard({ channel: 'feed', specversion: '1.0' });
    expect(live.pushes('feed').map(({ data }) => data.title)).toEqual(['Wieder da']);
  });

  it('under an id that is taken, or to something unknown, is refused; the connection stays', async () => {
    on = await stage();
    const live = await talk(on.hub.url);
    const unknown = 'solution:00000000-0000-4000-8000-000000000000';
    await live.follow('feed', null, 'x');
    live.say({ type: 'subscribe', id: 'x', channel: 'feed', after: null });
    live.say({ type: 'subscribe', id: 'y', channel: unknown, after: null });
    live.say({ type: 'subscribe', id: 'z', channel: 'alles', after: null });
    live.say({ type: 'subscribe', id: 'w', channel: 'feed', after: 'gestern' });
    live.say({ type: 'subscribe', id: 'v', channel: 'feed' });
    live.say({ type: 'leave' });
    live.say({ type: 'ping' });
    await live.heard({ type: 'pong' });
    const errors = live.said.filter(({ type }) => type === 'error');
    expect(errors.map(({ id, code }) => [id, code])).toEqual([
      ['x', 'bad-parameter'],
      ['y', 'not-found'],
      ...['z', 'w', 'v', undefined].map((id) => [id, 'bad-parameter']),
    ]);
    for (const { message } of errors) expect(message).not.toMatch(/invalid|expected|received|input/i);
  });
});

describe('what a command answers', () => {
  it('is the position that the push carries', async () => {
    on = await stage();
    const kommuneId = await on.kommune('Gemeinde Gleichzeitig');
    const live = await talk(on.hub.url);
    await live.follow('feed');
    const answered = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        on.done(`/v1/kommunen/${kommuneId}/share-project`, {
          title: `Nummer ${index}`,
          summary: 's',
          gestaltungsfelder: ['x'],
          innovationStatus: 'idee',
        }),
      ),
    );
    await expect.poll(() => live.pushes().length).toBe(30);
    const told = new Map(live.pushes().map(({ data, sequence }) => [data.solutionId, sequence]));
    for (const { solutionId, position } of answered) expect(told.get(solutionId)).toBe(position);
    expect(live.pushes().map(({ sequence }) => sequence)).toEqual(
      answered.map(({ position }) => position).sort(),
    );
  });
});

describe('the live sequence', () => {
  it('is the replayed one, also after a restart and after a rebuild', async () => {
    const directory = emptyDirectory();
    on = await stage({ LICHTERKETTE_DATA: directory });
    const [origin, adopter] = [await on.kommune('Gemeinde Ursprung'), await on.kommune('Gemeinde Nachnutz')];
    const verbundId = await on.verbund('Zusammenarbeit Folge');
    const solutionId = await on.share(origin, { title: 'Wandert' });
    const channels = ['feed', `solution:${solutionId}`, `kommune:${adopter}`, `verbund:${verbundId}`];
    const from = on.hub.runner.position;
    const first = await talk(on.hub.url);
    for (const channel of channels) await first.follow(channel);

    for (const id of [origin, adopter]) await on.join(id, verbundId);
    const { adoptionId, solutionId: variant = '' } = await on.adopt(adopter, solutionId, {
      sichtbarkeit: 'verbund',
    });
    await on.adopt(await on.kommune('Gemeinde Dritte'), variant).catch(() => undefined);
    await on.done(`/v1/kommunen/${origin}/revise-project`, { solutionId, title: 'Umbenannt', note: 'n' });
    await on.done(`/v1/kommunen/${adopter}/abandon-adoption`, {
      adoptionId,
      on: '2025-01-01',
      reason: 'kosten',
    });
    await on.done(`/v1/kommunen/${adopter}/release-result`, { adoptionId });
    await on.done(`/v1/kommunen/${adopter}/leave-verbund`, { verbundId, on: '2025-01-01' });
    const last = on.hub.runner.position ?? '';
    await first.heard({ channel: `verbund:${verbundId}`, sequence: last });
    await first.heard({ channel: 'feed', sequence: last });
    const liveSequence = channels.map((channel) => first.pushes(channel));
    expect(liveSequence.map(({ length }) => length)).toEqual([8, 2, 3, 7]);

    const replayed = async () => {
      const again = await talk(on.hub.url);
      for (const channel of channels) await again.follow(channel, from);
      return channels.map((channel) => again.pushes(channel));
    };
    expect(await replayed()).toEqual(liveSequence);
    await on.hub.close();
    on = await stage({ LICHTERKETTE_DATA: directory });
    expect(await replayed()).toEqual(liveSequence);
    await on.hub.close();
    // On a server the verb would need its address: there the mirror is thrown away, which is what it begins with.
    if (!existsSync(join(directory, 'log.sqlite'))) clearMirror(directory);
    else expect(await rebuild(['--data', directory], async () => main, new AbortController().signal)).toBe(0);
    on = await stage({ LICHTERKETTE_DATA: directory });
    expect(await replayed()).toEqual(liveSequence);
    expect(liveSequence[0]?.map(short)).toHaveLength(8);
  });
});
