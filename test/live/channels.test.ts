import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { short, type Talk, talk } from './talk.ts';

let on: Stage;
let [origin, member, outside, verbundId] = ['', '', '', ''];

beforeAll(async () => {
  on = await stage();
  origin = await on.kommune('Gemeinde Ursprung');
  member = await on.kommune('Gemeinde Mitglied');
  outside = await on.kommune('Gemeinde Fern');
  verbundId = await on.verbund('Zusammenarbeit Kanal');
});

afterAll(() => on.hub.close());

const types = (live: Talk, channel: string) =>
  live.pushes(channel).map(({ type }) => type.replace('de.lichterkette.', ''));

/** Waits until everything that has been written by now has been told where it is told. */
const settled = async (live: Talk) => {
  const id = `settled-${live.said.length}`;
  await live.follow('feed', null, id);
  live.say({ type: 'unsubscribe', id });
};

describe('channels', () => {
  it('solution:<id> carries what happens to it and to all its descendants, and nothing else', async () => {
    const [root, other] = [
      await on.share(origin, { title: 'Wurzel' }),
      await on.share(origin, { title: 'Andere' }),
    ];
    const live = await talk(on.hub.url);
    for (const id of [root, other]) await live.follow(`solution:${id}`);
    const first = await on.adopt(member, root);
    const second = await on.adopt(outside, first.solutionId ?? '');
    await on.done(`/v1/kommunen/${outside}/record-adaptation`, {
      adoptionId: second.adoptionId,
      changes: [{ what: 'Anderes Logo' }],
    });
    await on.done(`/v1/kommunen/${origin}/revise-project`, {
      solutionId: root,
      title: 'Wurzel 2',
      note: 'n',
    });
    await on.done(`/v1/kommunen/${origin}/change-kommune-profile`, {
      population: 9,
      validFrom: '2025-01-01',
    });
    await settled(live);
    expect(types(live, `solution:${root}`)).toEqual([
      'BestPracticeAdopted',
      'BestPracticeAdopted',
      'AdaptationRecorded',
      'ProjectRevised',
    ]);
    expect(types(live, `solution:${other}`)).toEqual([]);
    const variant = await talk(on.hub.url);
    const before = String((await on.json('/v1/feed?limit=200')).position);
    await variant.follow(
      `solution:${first.solutionId}`,
      live.pushes(`solution:${root}`)[0]?.sequence ?? before,
    );
    expect(types(variant, `solution:${first.solutionId}`)).toEqual([
      'BestPracticeAdopted',
      'AdaptationRecorded',
    ]);
    const same = live.pushes(`solution:${root}`)[1];
    expect(variant.pushes()[0]).toEqual({
      ...same,
      id: same?.id.replace(root, first.solutionId ?? ''),
      channel: `solution:${first.solutionId}`,
    });
  });

  it('kommune:<id> carries that Kommune’s stream', async () => {
    const live = await talk(on.hub.url);
    await live.follow(`kommune:${member}`);
    await on.share(member, { title: 'Vom Mitglied' });
    await on.share(outside, { title: 'Von draußen' });
    await on.done(`/v1/kommunen/${member}/declare-interest`, { verbundId, on: '2025-01-01' });
    await settled(live);
    expect(types(live, `kommune:${member}`)).toEqual(['ProjectShared', 'InterestDeclared']);
  });

  it('verbund:<id> carries its own stream, and its members’ while they are members', async () => {
    const live = await talk(on.hub.url);
    await live.follow(`verbund:${verbundId}`);
    await on.share(member, { title: 'Vor dem Beitritt' });
    await on.join(member, verbundId, '2025-01-01');
    await on.share(member, { title: 'Als Mitglied' });
    await on.share(outside, { title: 'Nie Mitglied' });
    await on.done(`/v1/verbuende/${verbundId}/share-project`, {
      title: 'Vom Zusammenschluss',
      summary: 's',
      gestaltungsfelder: ['x'],
      innovationStatus: 'idee',
    });
    await on.done(`/v1/kommunen/${member}/leave-verbund`, { verbundId, on: '2025-06-01' });
    await on.share(member, { title: 'Nach dem Austritt' });
    await settled(live);
    expect(types(live, `verbund:${verbundId}`)).toEqual([
      'KommuneJoined',
      'JoinAnswered',
      'ProjectShared',
      'ProjectShared',
      'KommuneLeft',
    ]);
    expect(
      live
        .pushes()
        .map(({ data }) => data.title)
        .filter(Boolean),
    ).toEqual(['Als Mitglied', 'Vom Zusammenschluss']);
  });

  it('two subscriptions to one channel each get their own history', async () => {
    const from = on.hub.runner.position;
    await on.share(member, { title: 'Einmal geschehen' });
    const live = await talk(on.hub.url);
    await live.follow('feed', from, 'one');
    await live.follow('feed', from, 'two');
    expect(live.pushes('feed').map(({ data }) => data.title)).toEqual([
      'Einmal geschehen',
      'Einmal geschehen',
    ]);
  });
});

describe('who may see it, at subscription and at delivery', () => {
  it('a hidden solution has no channel for others', async () => {
    const hidden = await on.share(member, { title: 'Nur intern', sichtbarkeit: 'kommune' });
    for (const [actor, there] of [
      [undefined, false],
      [on.actor('kommune', outside), false],
      [on.actor('kommune', member), true],
    ] as const) {
      const live = await talk(on.hub.url, { actor });
      live.say({ type: 'subscribe', id: 'x', channel: `solution:${hidden}`, after: null });
      live.say({
        type: 'subscribe',
        id: 'y',
        channel: 'solution:00000000-0000-4000-8000-000000000000',
        after: null,
      });
      await live.heard({ id: 'y' });
      const [x, y] = ['x', 'y'].map((id) => live.said.find((one) => one.id === id));
      if (there) expect(x?.type).toBe('subscribed');
      else expect({ ...x, id: 'y' }).toEqual(y);
    }
  });

  it('hidden events reach only those who may see them; everybody’s position moves on', async () => {
    await on.join(member, verbundId, '2025-07-01');
    await on.join(origin, verbundId, '2025-07-01');
    const from = on.hub.runner.position;
    const viewers = {
      public: undefined,
      outside: on.actor('kommune', outside),
      peer: on.actor('kommune', origin),
      verbund: on.actor('verbund', verbundId),
      own: on.actor('kommune', member),
    };
    const live: Record<string, Talk> = {};
    for (const [name, actor] of Object.entries(viewers)) {
      live[name] = await talk(on.hub.url, { actor });
      for (const channel of ['feed', `kommune:${member}`, `verbund:${verbundId}`])
        await live[name].follow(channel);
    }
    for (const sichtbarkeit of ['kommune', 'verbund', 'oeffentlich'])
      await on.share(member, { title: `Für ${sichtbarkeit}`, sichtbarkeit });
    const expected: Record<string, string[]> = {
      public: ['oeffentlich'],
      outside: ['oeffentlich'],
      peer: ['verbund', 'oeffentlich'],
      verbund: ['verbund', 'oeffentlich'],
      own: ['kommune', 'verbund', 'oeffentlich'],
    };
    const last = on.hub.runner.position;
    for (const [name, actor] of Object.entries(viewers)) {
      await settled(live[name] as Talk);
      const again = await talk(on.hub.url, { actor });
      for (const channel of ['feed', `kommune:${member}`, `verbund:${verbundId}`]) {
        const titles = (live[name] as Talk).pushes(channel).map(({ data }) => data.title);
        expect(titles, `${name} ${channel}`).toEqual(expected[name]?.map((level) => `Für ${level}`));
        await again.follow(channel, from);
        expect(again.pushes(channel), `${name} ${channel}`).toEqual((live[name] as Talk).pushes(channel));
        expect(await again.heard({ type: 'caught-up', id: channel })).toMatchObject({ position: last });
      }
    }
  });

  it('membership counts when it is delivered, not when it was subscribed', async () => {
    const actor = on.actor('kommune', outside);
    const live = await talk(on.hub.url, { actor });
    await live.follow(`kommune:${member}`);
    const share = (title: string) => on.share(member, { title, sichtbarkeit: 'verbund' });
    await share('Noch nicht dabei');
    await settled(live);
    await on.join(outside, verbundId, '2025-08-01');
    await share('Dabei');
    await live.heard({ channel: `kommune:${member}`, specversion: '1.0' });
    await on.done(`/v1/kommunen/${outside}/leave-verbund`, { verbundId, on: '2025-09-01' });
    await share('Nicht mehr dabei');
    await settled(live);
    expect(live.pushes(`kommune:${member}`).map(({ data }) => data.title)).toEqual(['Dabei']);
  });

  it('no push says who a person is', async () => {
    const subjectRef = '11111111-2222-4333-8444-555555555555';
    const from = on.hub.runner.position;
    const { lotseId } = await on.done(`/v1/kommunen/${member}/volunteer-lotse`, {
      subjectRef,
      bereich: 'Bauamt',
    });
    await on.done(`/v1/kommunen/${member}/assign-lotse`, { lotseId, organisationseinheit: 'Bauamt' });
    await on.done(`/v1/kommunen/${member}/release-lotse`, { lotseId, on: '2025-10-01' });
    for (const actor of [undefined, on.actor('kommune', outside), on.actor('verbund', verbundId)]) {
      const live = await talk(on.hub.url, { actor });
      for (const channel of ['feed', `kommune:${member}`]) await live.follow(channel, from);
      expect(
        live
          .pushes()
          .map(short)
          .map((text) => text.split(' ')[1]),
      ).toEqual(['LotseAssigned', 'LotseAssigned']);
      expect(JSON.stringify(live.said)).not.toMatch(new RegExp(`${subjectRef}|${lotseId}|subjectRef`));
    }
  });
});
