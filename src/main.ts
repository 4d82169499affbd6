import { serve } from './hub/serve.ts';
import { explain } from './terminal/explain.ts';
import { remark } from './terminal/terminal.ts';

export { acceptHere, filesOf, openHere, openReader, openStore, probe } from './hub/engines.ts';
export { serve } from './hub/serve.ts';
export { type Hub, startHub } from './hub/start-hub.ts';
export type { Surroundings } from './hub/surroundings.ts';

// Settings ▶ hub: `npm start`.
if (import.meta.main) {
  try {
    await serve(process.argv.slice(2));
  } catch (error) {
    const { code, lines } = explain(error);
    remark(...lines);
    process.exitCode = code;
  }
}
