import { parseArgs } from 'node:util';
import { v4 } from 'uuid';
import { OFFERED } from '../../contracts/subjects.ts';
import { DEFAULT_URL } from '../client/default-url.ts';
import { headersOf, hubClient, pathOf } from '../client/hub-client.ts';
import { Usage } from '../client/usage.ts';
import { readJson } from '../import/json-input.ts';
import { remark, tell, tellJson } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { actorHeaders } from './as-actor.ts';
import { fieldsHelp } from './fields-help.ts';
import { readStdin } from './read-stdin.ts';

const ID = /^[0-9a-f-]{1,36}$/i;

const target = (kommune: string | undefined, verbund: string | undefined): string | undefined => {
  if (kommune !== undefined && verbund !== undefined)
    throw new Usage('Bitte --kommune oder --verbund, nicht beides.');
  const id = kommune ?? verbund;
  if (id === undefined) return undefined;
  if (!ID.test(id)) throw new Usage('Das ist keine Kennung: nach --kommune und --verbund steht eine UUID.');
  return `${kommune === undefined ? 'verbund' : 'kommune'}-${id}`;
};

/** What Node puts in the place of bytes of an argument that are not UTF-8. */
const REPLACED = '\ufffd';

const bodyOf = async (json: string, stop: AbortSignal): Promise<unknown> => {
  if (json.includes(REPLACED))
    throw new Usage(
      'Der Text nach --json ist nicht in UTF-8 geschrieben, vermutlich in Windows-1252. Es hilft, ihn in UTF-8 in eine Datei zu schreiben: --json - < datei.',
    );
  const [bytes, name] =
    json === '-' ? [await readStdin(stop), 'Die Eingabe'] : [Buffer.from(json), 'Der Text nach --json'];
  const read = readJson(bytes, 'sie');
  if ('wrong' in read) throw new Usage(`${name} ${read.wrong}`);
  return read.value;
};

/** `command <name>`: sends one command to a running hub and prints its answer; with `--help`, tells which fields it has. */
export const command: Run = async (args, _adapters, stop) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kommune: { type: 'string' },
      verbund: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
      key: { type: 'string' },
      actor: { type: 'string' },
      url: { type: 'string', default: DEFAULT_URL },
    },
  });
  const [name = '', ...more] = positionals;
  const definition = OFFERED.get(name);
  if (definition === undefined || more.length > 0)
    throw new Usage(`Diesen Befehl gibt es nicht. Bekannt sind: ${[...OFFERED.keys()].join(', ')}`);
  if (values.help) {
    tell(...fieldsHelp(definition));
    return 0;
  }
  const stream = target(values.kommune, values.verbund);
  if (stream === undefined && definition.creates === undefined)
    throw new Usage('Für welche Stelle? Bitte --kommune <id> oder --verbund <id> angeben.');
  if (values.json === undefined) throw new Usage('Bitte --json <text> angeben (oder - für die Eingabe).');
  const key = values.key ?? v4();
  const headers = {
    ...headersOf({ 'Idempotency-Key': { flag: '--key', value: key } }),
    ...actorHeaders(values.actor),
  };
  const client = hubClient(values.url, stop);
  const body = await bodyOf(values.json, stop);
  try {
    const { status, document } = await client.post(pathOf(definition, stream), body, headers);
    const ok = status === 200 || status === 201;
    tellJson(document, { indent: 2, refused: !ok });
    return ok ? 0 : 1;
  } catch (error) {
    if (stop.aborted)
      remark(
        `Ob es schon eingetragen ist, ist ungewiss. Mit --key ${key} noch einmal aufgerufen, gilt es einmal.`,
      );
    throw error;
  }
};
