import { expect, it } from 'vitest';
import { mailServer } from './mail-server.ts';
import { at, BOX, click, linkIn, mailWorld, ordering } from './world.ts';

const page = async (link: string) => {
  const response = await fetch(link, { headers: { Accept: 'text/html' } });
  return { status: response.status, text: await response.text() };
};

it('a mailbox is asked; looking at the link changes nothing, a click agrees, once', {
  timeout: 60_000,
}, async () => {
  const smtp = await mailServer();
  const { hub: start, events } = await mailWorld(smtp.url);
  const hub = await start();
  const { own, order } = await ordering(hub);
  await order({ liste: 'loesungen' });
  await hub.reactions.look();
  const [asked, ...others] = smtp.taken;
  expect(others).toEqual([]);
  expect(asked?.to).toBe(BOX);
  expect(asked?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(asked?.text).toContain(
    'Die Gemeinde Weidenrode hat für dieses Postfach eine Nachricht am Montag bestellt',
  );
  const link = linkIn(asked?.links, 'bestaetigen');
  expect(link).toMatch(/\/bestaetigen\/[\w-]{43}$/);

  // A scanner follows every link, again and again.
  for (let time = 0; time < 3; time += 1)
    expect((await page(link)).text).toContain('Erst mit Ihrer Zustimmung');
  expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
  expect(await events('PostfachConfirmed')).toEqual([]);

  // Cut off, or with a letter changed, it is nobody's.
  for (const wrong of [link.slice(0, -1), `${link.slice(0, -1)}_`, `${link}x`]) {
    expect((await click(wrong)).status).toBe(404);
    expect((await page(wrong)).text).toContain('Dieser Verweis gilt hier nicht');
  }
  expect((await click(linkIn([link.replace('bestaetigen', 'abmelden')], 'abmelden'))).status).toBe(404);
  expect(await events('PostfachConfirmed')).toEqual([]);

  const agreed = await click(link);
  expect([agreed.status, agreed.headers.get('set-cookie')]).toEqual([200, null]);
  expect(await agreed.text()).toContain('Das Postfach hat zugestimmt');
  // Forwarded and clicked again, by two at once.
  const again = await Promise.all([click(link), click(link)]);
  expect(again.map(({ status }) => status)).toEqual([200, 200]);
  expect(await events('PostfachConfirmed')).toHaveLength(1);
  const [confirmed] = await events('PostfachConfirmed');
  expect(confirmed?.metadata.actor).toMatchObject({ organisation: 'system', role: 'mailbox-answers' });

  // Something more for the same mailbox needs no second question; the same thing changes nothing.
  await order({ kommuneId: own });
  await order({ kommuneId: own });
  await hub.reactions.look();
  expect(smtp.taken).toHaveLength(1);
  expect(await events('AbonnementRequested')).toHaveLength(2);
});

it('a link that is too old, or older than a farewell, agrees to nothing', { timeout: 60_000 }, async () => {
  const smtp = await mailServer();
  const { hub: start, events, clock } = await mailWorld(smtp.url);
  const hub = await start();
  const { own, order } = await ordering(hub);
  await order({ liste: 'loesungen' });
  await hub.reactions.look();
  const old = linkIn(smtp.taken[0]?.links, 'bestaetigen');
  clock.now = at('2026-11-27', '10:00');
  expect(await (await click(old)).text()).toContain('Dieser Verweis ist abgelaufen');
  expect((await page(old)).text).toContain('Dieser Verweis ist abgelaufen');
  expect(await events('PostfachConfirmed')).toEqual([]);
  await order({ liste: 'loesungen' });
  await hub.reactions.look();
  const fresh = linkIn(smtp.taken[1]?.links, 'bestaetigen');
  expect(fresh).not.toBe(old);
  const [ordered] = await events('AbonnementRequested');
  const { postfachId } = ordered?.data ?? {};
  await fetch(`${hub.url}/v1/kommunen/${own}/unsubscribe`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ postfachId }),
  });
  expect(await (await click(fresh)).text()).toContain('Hier kommt nichts mehr an');
  clock.now = at('2026-11-27', '10:01');
  await order({ liste: 'gesuche' });
  await hub.reactions.look();
  expect(smtp.taken).toHaveLength(3);
  expect(await (await click(fresh)).text()).toContain('Dieser Verweis ist abgelaufen');
  expect(await events('PostfachConfirmed')).toEqual([]);
});

it('a mailbox that does not answer is asked three times and then left alone', {
  timeout: 60_000,
}, async () => {
  const smtp = await mailServer();
  const { hub: start, clock } = await mailWorld(smtp.url);
  const hub = await start();
  const { order } = await ordering(hub);
  for (const q of ['eins', 'zwei', 'drei']) {
    await order({ liste: 'loesungen', q });
    await hub.reactions.look();
  }
  expect(smtp.taken).toHaveLength(3);
  await expect(order({ liste: 'loesungen', q: 'vier' })).rejects.toThrow('schon 3-mal gefragt');
  clock.now = at('2026-12-05', '10:00');
  await order({ liste: 'loesungen', q: 'vier' });
  await hub.reactions.look();
  expect(smtp.taken).toHaveLength(4);
});

it('nobody but the hub agrees for a mailbox, or says what was sent', { timeout: 60_000 }, async () => {
  const smtp = await mailServer();
  const { hub: start } = await mailWorld(smtp.url);
  const hub = await start();
  const { own, order } = await ordering(hub);
  const { postfachId } = (await order({ liste: 'loesungen' })).events[0]?.data ?? {};
  for (const command of ['confirm-postfach', 'record-nachricht', 'return-nachricht']) {
    const response = await fetch(`${hub.url}/v1/kommunen/${own}/${command}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ postfachId }),
    });
    expect(response.status, command).toBe(404);
    expect((await page(`${hub.url}/eintragen/${command}`)).status).toBe(404);
  }
  await expect(
    order({ liste: 'loesungen', postfach: 'erika.mustermann@weidenrode.example' }),
  ).rejects.toThrow('confirmation-needed');
});
