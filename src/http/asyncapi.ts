import { CLOSE_CODES, ClientMessage, ControlMessage, PushMessage } from '../../contracts/live.ts';
import { CHANNELS } from '../../contracts/views/channels.ts';
import { jsonSchema } from './json-schema.ts';
import { PUSHED } from './push-schemas.ts';

const closeCodes = Object.values(CLOSE_CODES)
  .map(({ code, reason }) => `${code}: ${reason}`)
  .join('; ');

const channelNames = CHANNELS.map(({ name, parameter, title }) =>
  parameter === undefined ? `\`${name}\` (${title})` : `\`${name}:<${parameter}>\` (${title})`,
).join(', ');

const message = (name: string, title: string, payload: object) => ({
  name,
  title,
  contentType: 'application/json',
  payload,
});

/** One message for each event type that can be pushed: the envelope of all, and its own `data`. */
const pushes = Object.fromEntries(
  PUSHED.map(({ name, type, title, data }) => [
    name,
    message(name, title, {
      allOf: [
        { $ref: '#/components/schemas/Push' },
        { type: 'object', properties: { type: { const: type }, data } },
      ],
    }),
  ]),
);

const toLive = (name: string) => ({ $ref: `#/channels/live/messages/${name}` });

/** The AsyncAPI 3 document of `/v1/live`, from the registry's channels, messages and events. */
export const asyncApi = (version: string): object => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Lichterkette: was gerade geschieht',
    version,
    description: `Kanäle: ${channelNames}. Schließcodes: ${closeCodes}.`,
    license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/de' },
    tags: PUSHED.map(({ type, title }) => ({ name: type, description: title })),
  },
  defaultContentType: 'application/json',
  channels: {
    live: {
      address: '/v1/live',
      title: 'Eine Verbindung, viele Kanäle',
      messages: {
        client: message('client', 'Was ein Programm sendet', jsonSchema(ClientMessage, 'input')),
        control: message('control', 'Was der Dienst dazu sagt', jsonSchema(ControlMessage, 'output')),
        ...pushes,
      },
    },
  },
  operations: {
    follow: {
      action: 'receive',
      title: 'Kanäle abonnieren und abbestellen',
      channel: { $ref: '#/channels/live' },
      messages: [toLive('client')],
    },
    tell: {
      action: 'send',
      title: 'Was geschehen ist (CloudEvents 1.0)',
      channel: { $ref: '#/channels/live' },
      messages: ['control', ...Object.keys(pushes)].map(toLive),
    },
  },
  components: { schemas: { Push: jsonSchema(PushMessage, 'output') } },
});
