import { expect, it } from 'vitest';
import type { EventStore } from '../../src/store/event-store.ts';
import { mailServer } from './mail-server.ts';
import { at, BOX, click, linkIn, mailWorld, ordering } from './world.ts';

type World = Awaited<ReturnType<typeof mailWorld>>;

const MONDAY = '2026-11-02';

/** A mailbox that has agreed, and four new things of another Kommune in the week before the Monday. */
const agreed = async (smtp: Awaited<ReturnType<typeof mailServer>>, world: World) => {
  const hub = await world.hub();
  const all = await ordering(hub);
  await all.order({ liste: 'loesungen' });
  await hub.reactions.look();
  await click(linkIn(smtp.taken[0]?.links, 'bestaetigen'));
  smtp.taken.length = 0;
  world.clock.now = at('2026-10-29', '12:00');
  for (const title of ['Eins', 'Zwei', 'Drei', 'Vier']) await all.share(all.other, title);
  await all.share(all.own, 'Eigenes');
  return { ...all, first: hub };
};

it('tells at 7:00 on Monday the three newest things of others, once, with one click to leave', {
  timeout: 60_000,
}, async () => {
  const smtp = await mailServer();
  const world = await mailWorld(smtp.url);
  const { first: hub } = await agreed(smtp, world);
  world.clock.now = at(MONDAY, '06:59');
  await hub.reactions.look();
  expect(smtp.taken).toEqual([]);
  world.clock.now = at(MONDAY, '07:00');
  await hub.reactions.look();
  await hub.reactions.look();
  const [mail, ...others] = smtp.taken;
  expect(others).toEqual([]);
  expect(mail?.to).toBe(BOX);
  expect(mail?.text).toMatch(/1\. Vier\n.+\/loesungen\/[0-9a-f-]{36}\n\n2\. Drei\n.+\n3\. Zwei\n/s);
  expect(mail?.text).not.toContain('Eins');
  expect(mail?.text).not.toContain('Eigenes');
  const { headers } = mail ?? { headers: new Map<string, string>() };
  const leave = linkIn(mail?.links, 'abmelden');
  expect(headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8/);
  expect(headers.get('list-unsubscribe')).toBe(`<${leave}>`);
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(headers.get('list-id')).toMatch(/<montag\.[\w.]+>$/);
  const [, record] = await world.events('NachrichtRecorded');
  expect(headers.get('message-id')).toBe(`<${String(record?.data.nachrichtId)}@127.0.0.1>`);
  expect(JSON.stringify(record?.data)).not.toContain('Vier');
  expect(leave).not.toContain('weidenrode');

  const scanned = await fetch(leave, { headers: { Accept: 'text/html' } });
  expect(await scanned.text()).toContain('Nachricht am Montag abbestellen?');
  expect(await world.events('AbonnementEnded')).toEqual([]);
  for (let time = 0; time < 2; time += 1) {
    const left = await click(leave, 'List-Unsubscribe=One-Click');
    expect([left.status, left.redirected, left.headers.get('set-cookie')]).toEqual([200, false, null]);
  }
  expect(await world.events('AbonnementEnded')).toHaveLength(1);
});

it('says nothing in a week without news, and nothing of the week before twice', {
  timeout: 60_000,
}, async () => {
  const smtp = await mailServer();
  const world = await mailWorld(smtp.url);
  const { first: hub, share, other } = await agreed(smtp, world);
  for (const day of [MONDAY, '2026-11-09', '2026-11-16']) {
    world.clock.now = at(day, '07:30');
    await hub.reactions.look();
  }
  expect(smtp.taken).toHaveLength(1);
  world.clock.now = at('2026-11-17', '12:00');
  await share(other, 'Fünf');
  await hub.reactions.look();
  expect(smtp.taken).toHaveLength(1);
  world.clock.now = at('2026-11-23', '07:00');
  await hub.reactions.look();
  expect(smtp.taken).toHaveLength(2);
  expect(smtp.taken[1]?.headers.get('subject')).toContain('eine Neuigkeit');
});

it('two replicas and a restart hand it over once', { timeout: 60_000 }, async () => {
  const smtp = await mailServer();
  const world = await mailWorld(smtp.url);
  const { first } = await agreed(smtp, world);
  const second = await world.hub();
  world.clock.now = at(MONDAY, '07:00');
  await Promise.all([first.reactions.look(), second.reactions.look(), first.reactions.look()]);
  expect(smtp.taken).toHaveLength(1);
  const third = await world.hub();
  await third.reactions.look();
  world.clock.now = at('2026-11-03', '07:00');
  await Promise.all([first.reactions.look(), second.reactions.look(), third.reactions.look()]);
  expect(smtp.taken).toHaveLength(1);
  expect((await world.events('NachrichtRecorded')).filter(({ data }) => data.art === 'montag')).toHaveLength(
    1,
  );
});

/** A log that stores the next append and answers nobody any more, as if its hub had been killed then. */
const killedAfterOne = (store: EventStore): EventStore => {
  let dead = false;
  return {
    ...store,
    append: async (...given) => {
      if (dead) return new Promise(() => undefined);
      dead = true;
      await store.append(...given);
      return new Promise(() => undefined);
    },
  };
};

it('a hub that is killed between record and hand-over sends nothing twice', { timeout: 60_000 }, async () => {
  const smtp = await mailServer();
  const world = await mailWorld(smtp.url);
  const { first } = await agreed(smtp, world);
  await first.close();
  world.clock.now = at(MONDAY, '07:00');
  const killed = await world.hub(killedAfterOne(world.store), { LICHTERKETTE_COMMAND_DEADLINE_MS: '500' });
  await killed.reactions.look();
  const recorded = () => world.events('NachrichtRecorded');
  expect(await recorded()).toHaveLength(2);
  expect(smtp.taken).toEqual([]);
  const next = await world.hub();
  await next.reactions.look();
  expect(await recorded()).toHaveLength(2);
  expect(smtp.taken).toEqual([]);
});

it('a mail server that is away gets it later, once; after Wednesday the week is over', {
  timeout: 60_000,
}, async () => {
  const smtp = await mailServer();
  const world = await mailWorld(smtp.url);
  const { first: hub, share, other } = await agreed(smtp, world);
  await smtp.down();
  world.clock.now = at(MONDAY, '07:00');
  await hub.reactions.look();
  expect(await world.events('NachrichtRecorded')).toHaveLength(1);
  await smtp.up();
  world.clock.now = at('2026-11-03', '07:00');
  await hub.reactions.look();
  await hub.reactions.look();
  expect(smtp.taken.map(({ text }) => text.includes('Vier'))).toEqual([true]);

  await share(other, 'Sechs');
  await smtp.down();
  world.clock.now = at('2026-11-09', '07:00');
  await hub.reactions.look();
  await smtp.up();
  world.clock.now = at('2026-11-12', '00:30');
  await hub.reactions.look();
  expect(smtp.taken).toHaveLength(1);
});

it('a server that asks to try again gets it again; one that refuses three times is left alone', {
  timeout: 60_000,
}, async () => {
  const smtp = await mailServer();
  const world = await mailWorld(smtp.url);
  const { first: hub, share, other, own } = await agreed(smtp, world);
  smtp.refuse.set(BOX, 451);
  world.clock.now = at(MONDAY, '07:00');
  await hub.reactions.look();
  await hub.reactions.look();
  expect((await world.events('NachrichtReturned')).map(({ data }) => data.code)).toEqual([451]);
  smtp.refuse.clear();
  world.clock.now = at(MONDAY, '07:20');
  await hub.reactions.look();
  await hub.reactions.look();
  expect(smtp.taken).toHaveLength(1);

  smtp.refuse.set(BOX, 550);
  for (const [before, monday] of [
    ['2026-11-04', '2026-11-09'],
    ['2026-11-11', '2026-11-16'],
    ['2026-11-18', '2026-11-23'],
    ['2026-11-25', '2026-11-30'],
  ] as const) {
    world.clock.now = at(before, '12:00');
    await share(other, `Neu am ${before}`);
    for (const time of ['07:00', '07:20', '09:00']) {
      world.clock.now = at(monday, time);
      await hub.reactions.look();
    }
  }
  const codes = (await world.events('NachrichtReturned')).map(({ data }) => data.code);
  expect(codes).toEqual([451, 550, 550, 550]);
  const said = await fetch(`${hub.url}/kommunen/${own}/nachrichten`, {
    headers: { Accept: 'text/html', 'X-Demo-Actor': `kommune-${own}.digitalisierungsbeauftragte` },
  });
  expect(await said.text()).toContain('3-mal hintereinander nicht angenommen');
});

it('nothing is sent, nor recorded, where no mail server is set', { timeout: 60_000 }, async () => {
  const smtp = await mailServer();
  const world = await mailWorld(smtp.url);
  const hub = await world.hub(world.store, { LICHTERKETTE_SMTP_URL: '' });
  const { order, own } = await ordering(hub);
  await order({ liste: 'loesungen' });
  await hub.reactions.look();
  expect(smtp.taken).toEqual([]);
  expect(await world.events('NachrichtRecorded')).toEqual([]);
  const page = await fetch(`${hub.url}/kommunen/${own}/nachrichten`, { headers: { Accept: 'text/html' } });
  expect(await page.text()).toContain('Hier ist kein Mailserver eingerichtet');
});
