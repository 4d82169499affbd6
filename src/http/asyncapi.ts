import { CHANNELS, CLOSE_CODES, ClientMessage, ControlMessage, PushMessage } from '../../contracts/live.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { jsonSchema } from './json-schema.ts';

const closeCodes = Object.values(CLOSE_CODES)
  .map(({ code, reason }) => `${code}: ${reason}`)
  .join('; ');

const channelNames = CHANNELS.map(({ name, parameter, title }) =>
  parameter === undefined ? `\`${name}\` (${title})` : `\`${name}:<${parameter}>\` (${title})`,
).join(', ');

const pushTypes = [...EVENTS.values()]
  .filter((event) => event.feed)
  .map((event) => ({ name: `de.lichterkette.${event.name}`, description: event.title }));

const message = (name: string, title: string, payload: object) => ({
  name,
  title,
  contentType: 'application/json',
  payload,
});

/** The AsyncAPI 3 document of `/v1/live`, from the registry's channels, messages and events. */
export const asyncApi = (version: string): object => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Lichterkette: was gerade geschieht',
    version,
    description: `Kanäle: ${channelNames}. Schließcodes: ${closeCodes}.`,
    license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/de' },
    tags: pushTypes,
  },
  defaultContentType: 'application/json',
  channels: {
    live: {
      address: '/v1/live',
      title: 'Eine Verbindung, viele Kanäle',
      messages: {
        client: message('client', 'Was ein Programm sendet', jsonSchema(ClientMessage, 'input')),
        control: message('control', 'Was der Dienst dazu sagt', jsonSchema(ControlMessage, 'output')),
        push: message('push', 'Was geschehen ist (CloudEvents 1.0)', jsonSchema(PushMessage, 'output')),
      },
    },
  },
  operations: {
    follow: {
      action: 'receive',
      title: 'Kanäle abonnieren und abbestellen',
      channel: { $ref: '#/channels/live' },
      messages: [{ $ref: '#/channels/live/messages/client' }],
    },
    tell: {
      action: 'send',
      title: 'Was geschehen ist',
      channel: { $ref: '#/channels/live' },
      messages: [{ $ref: '#/channels/live/messages/control' }, { $ref: '#/channels/live/messages/push' }],
    },
  },
});
