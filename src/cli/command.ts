import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { v4 } from 'uuid';
import { COMMANDS } from '../../contracts/subjects.ts';
import { DEFAULT_URL } from './default-url.ts';
import { hubClient, pathOf } from './hub-client.ts';
import { tellJson } from './terminal.ts';
import { Usage } from './usage.ts';

const target = (kommune: string | undefined, verbund: string | undefined): string | undefined => {
  if (kommune !== undefined && verbund !== undefined)
    throw new Usage('Bitte --kommune oder --verbund, nicht beides.');
  if (kommune !== undefined) return `kommune-${kommune}`;
  return verbund === undefined ? undefined : `verbund-${verbund}`;
};

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    throw new Usage('Der Text nach --json ist kein gültiges JSON.');
  }
};

/** `command <name>`: sends one command to a running hub and prints its answer. */
export const command = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kommune: { type: 'string' },
      verbund: { type: 'string' },
      json: { type: 'string' },
      key: { type: 'string' },
      actor: { type: 'string' },
      url: { type: 'string', default: DEFAULT_URL },
    },
  });
  const [name = '', ...more] = positionals;
  const definition = COMMANDS.get(name);
  if (definition === undefined || more.length > 0)
    throw new Usage(`Bekannte Befehle: ${[...COMMANDS.keys()].join(', ')}`);
  const stream = target(values.kommune, values.verbund);
  if (stream === undefined && definition.creates === undefined)
    throw new Usage('Für welche Stelle? Bitte --kommune <id> oder --verbund <id> angeben.');
  if (values.json === undefined) throw new Usage('Bitte --json <text> angeben (oder - für die Eingabe).');
  const body = parse(values.json === '-' ? await text(process.stdin) : values.json);
  const { status, document } = await hubClient(values.url).post(pathOf(definition, stream), body, {
    'Idempotency-Key': values.key ?? v4(),
    ...(values.actor === undefined ? {} : { 'X-Demo-Actor': values.actor }),
  });
  const ok = status === 200 || status === 201;
  tellJson(document, { indent: 2, refused: !ok });
  return ok ? 0 : 1;
};
