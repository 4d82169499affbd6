import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Finding } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { StoreProblem } from '../store-problem.ts';
import { serverAddress } from './address.ts';
import { MOST_APART_MS } from './clock.ts';
import type { Connection } from './connection.ts';
import { reading } from './reading.ts';
import { reasonOf } from './reasons.ts';
import { type Scan, scanTouched } from './scan-touched.ts';
import { Seen } from './seen.ts';
import { judged, serverVersion } from './server-version.ts';
import { connected, type StoreOptions } from './store.ts';
import { Touched } from './touched.ts';

interface Inside {
  getChannel(): Promise<{ getTarget(): string }>;
}

/** Where the client has found its server: "host:port". */
const addressOf = async (client: EventStoreDBClient): Promise<string> => {
  const channel = await (client as unknown as Inside).getChannel();
  return channel.getTarget().replace(/^[a-z0-9]+:(?=.*:)/, '');
};

/** What the leader says: only it answers this read, so it is what has been reached after it. */
const asked = async (connection: Connection) => {
  const [newest] = await reading({
    connection,
    seen: new Seen(),
    touched: new Touched(() => undefined),
    onForeign: () => undefined,
  }).newest(null, 1);
  const [version, address] = await connection.ask((client) =>
    Promise.all([serverVersion(client), addressOf(client)]),
  );
  return { version, address, written: newest?.created };
};

const server = (version: string | undefined, address: string): Finding => {
  const text = `Server: ${address} antwortet als Leitung (Leader), Version ${version ?? 'unbekannt'}`;
  if (judged(version) === 'good') return { state: 'good', text };
  return { state: 'hint', text: `${text}: ob sie neu genug ist, sagt dieser Name nicht` };
};

/** The server dates what is written: what it wrote cannot lie ahead of us. */
const clock = (written: Date | undefined, now: Date): Finding[] => {
  if (written === undefined) return [];
  const text = `Uhr des Servers: Zuletzt schrieb er ${written.toISOString()}`;
  if (written.getTime() <= now.getTime() + MOST_APART_MS) return [{ state: 'good', text }];
  return [
    {
      state: 'wrong',
      text: `${text}; hier ist es erst ${now.toISOString()}: Geht unsere Uhr nach, nimmt er nichts an. Bitte beide Uhren stellen (NTP)`,
    },
  ];
};

/** How long the log is looked through; some hundred thousand events fit into that. */
const SCAN_MS = 15_000;

const streams = ({ touched, whole }: Scan): Finding[] => {
  if (touched.length > 0) return touched.map((text) => ({ state: 'wrong', text }));
  return whole
    ? [{ state: 'good', text: 'Ströme: An ihnen wurde am Server nichts eingestellt oder gelöscht' }]
    : [
        {
          state: 'hint',
          text: 'Ströme: Der Bestand ist groß, hier wurde nur ein Teil angesehen; alles prüft npx lichterkette verify',
        },
      ];
};

/** Looks at the server or cluster of these settings. Never throws: what goes wrong is a finding. */
export const probeServer = async (options: StoreOptions, now: Date): Promise<Probe> => {
  let connection: Connection | undefined;
  try {
    connection = connected(options);
    const { version, address, written } = await asked(connection);
    const scan = await scanTouched(connection, SCAN_MS);
    return {
      findings: [server(version, address), ...clock(written, now), ...streams(scan)],
      readable: true,
    };
  } catch (error) {
    const text =
      error instanceof StoreProblem ? error.message : reasonOf(error, serverAddress(options.url)).message;
    return { findings: [{ state: 'wrong', text }], readable: false };
  } finally {
    await connection?.close();
  }
};
