import type { StoredEvent } from '../../contracts/envelope.ts';
import type { Mail } from '../../src/mail/mail.ts';
import { openReader, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';

const post = async (address: string, body: object): Promise<Readonly<Record<string, string>>> => {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, string>;
};

/** The events of a hub that asks a mailbox, is told that it agrees, and cannot reach another one. */
export const doneByTheHub = async (directory: string): Promise<readonly StoredEvent[]> => {
  const settings = readSettings({
    PORT: '0',
    LICHTERKETTE_DATA: directory,
    LICHTERKETTE_DEMO: 'off',
    LICHTERKETTE_LOG_LEVEL: 'silent',
  });
  const sent: Mail[] = [];
  const hub = await startHub(settings, {
    mailServer: {
      isThere: async () => true,
      handOver: async (mail) => {
        sent.push(mail);
        return mail.to.startsWith('digitales@') ? 'taken' : { answer: 550 };
      },
      close: () => undefined,
    },
  });
  const profile = { name: 'Gemeinde Weidenrode', kind: 'gemeinde', land: 'Hessen' };
  const { kommuneId } = await post(`${hub.url}/v1/kommunen`, profile);
  for (const postfach of ['digitales@weidenrode.example', 'rathaus@weidenrode.example'])
    await post(`${hub.url}/v1/kommunen/${kommuneId}/subscribe`, { postfach, liste: 'loesungen' });
  await hub.reactions.look();
  const link = /http\S+/.exec(sent.find(({ to }) => to.startsWith('digitales@'))?.text ?? '')?.[0] ?? '';
  await fetch(link, { method: 'POST' });
  await hub.close();
  const reader = openReader(settings);
  const events = await Array.fromAsync(reader.readAll(null));
  await reader.close();
  return events;
};
