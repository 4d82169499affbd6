import { readSettings } from '../src/settings.ts';

// For the image: exit 0 where the hub of these settings is ready, 1 where it is not or nobody answers.
const { PORT, LICHTERKETTE_HOST } = readSettings(process.env);
const host = LICHTERKETTE_HOST === '::1' ? '[::1]' : LICHTERKETTE_HOST;
const ready = await fetch(`http://${host}:${PORT}/readyz`, { signal: AbortSignal.timeout(4000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = ready ? 0 : 1;
