import { pathToFileURL } from 'node:url';

// Runs the hub of another tree with the demo: `node --import ./still.ts hub-of-tree.ts <tree> <data> <demo> <now>`. Says in a line
// of JSON where it is once nothing more happens by itself, and ends with its input.
const [tree = '', directory = '', demoFiles = '', now = ''] = process.argv.slice(2);

type Main = typeof import('../../src/main.ts');
type Settings = typeof import('../../src/settings.ts');

const load = async <Module>(path: string): Promise<Module> =>
  (await import(pathToFileURL(`${tree}/${path}`).href)) as Module;

const { startHub } = await load<Main>('src/main.ts');
const { readSettings } = await load<Settings>('src/settings.ts');
const settings = readSettings({ PORT: '0', LICHTERKETTE_DATA: directory, LICHTERKETTE_LOG_LEVEL: 'silent' });
const hub = await startHub(settings, { now: () => new Date(now), demoFiles });
// A tree from before there were process managers has none.
await (hub as Partial<typeof hub>).reactions?.look();
console.info(JSON.stringify({ url: hub.url, rowsHash: hub.runner.rowsHash }));
process.stdin.resume().once('end', () => void hub.close());
