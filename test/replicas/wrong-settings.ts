import { createServer } from 'node:http';
import { type AddressInfo, createServer as createPort, type Server } from 'node:net';
import { type Double, type DoubleOptions, startDouble } from '../double/cluster.ts';

/** Stands in each address that has a user, and must never be seen again. */
export const PLANTED = 'Planted-Word-7';
const ESCAPED = 'Planted-Word%2D7';

/** What can be wrong with a server or its address, and words of the reason that is to be told. */
export interface WrongSetting {
  readonly what: string;
  readonly url: string;
  readonly told: RegExp;
  /** The start ends with it; else the hub waits. */
  readonly endsStart: boolean;
  /** Only what is written meets it. */
  readonly onWriting?: boolean;
}

/** The wrong settings, with servers that they lead to; `end` ends these. */
export interface WrongSettings {
  readonly all: readonly WrongSetting[];
  end(): void;
}

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** Starts everything that an address can wrongly lead to. */
export const wrongSettings = async (): Promise<WrongSettings> => {
  const doubles: Double[] = [];
  const double = async (options: DoubleOptions) => {
    const started = await startDouble(options);
    doubles.push(started);
    return started;
  };
  const http = createServer((_request, response) => response.end('hello'));
  const silent = createPort(() => undefined);
  const secure = await double({ tls: true, credentials: `hub:secret`, ordinary: `other:${PLANTED}` });
  const insecure = await double({});
  const ahead = await double({ clockMs: 12_000 });
  const three = await double({ nodes: 3 });
  const ca = /tlsCAFile=[^&]+/.exec(secure.url)?.[0] ?? '';
  const [tls, plain] = [secure.first.address.port, insecure.first.address.port];
  const user = `hub:${ESCAPED}@`;
  const waits = (what: string, url: string, told: RegExp) => ({ what, url, told, endsStart: false });
  const ends = (what: string, url: string, told: RegExp) => ({ what, url, told, endsStart: true });
  const follower = three.nodes[1]?.address.port;
  const all: readonly WrongSetting[] = [
    waits('a wrong password', `esdb://${user}localhost:${tls}?${ca}`, /Benutzer oder Kennwort ist falsch/),
    waits('no user', `esdb://localhost:${tls}?${ca}`, /niemanden ohne Benutzer und Kennwort ein/),
    waits('a user without $all', `esdb://other:${ESCAPED}@localhost:${tls}?${ca}`, /erlaubt ihm aber nicht/),
    waits('an unknown CA', `esdb://${user}localhost:${tls}`, /nicht bekannt, wer es ausgestellt hat/),
    waits('a closed port', `esdb://${user}127.0.0.1:1?tls=false`, /Unter dieser Adresse horcht niemand/),
    waits(
      'a cluster of closed ports',
      `esdb://${user}127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=1`,
      /horcht niemand/,
    ),
    waits(
      'a cluster with an unknown CA',
      `esdb://${user}localhost:${tls},localhost:1?maxDiscoverAttempts=1`,
      /nicht bekannt, wer es ausgestellt hat/,
    ),
    waits('plain HTTP', `esdb://${user}127.0.0.1:${await listening(http)}?tls=false`, /kein EventStoreDB/),
    waits(
      'tls=true against an insecure server',
      `esdb://${user}127.0.0.1:${plain}?tls=true`,
      /spricht kein TLS, hier ist aber tls=true/,
    ),
    waits(
      'tls=false against a secure server',
      `esdb://${user}localhost:${tls}?tls=false`,
      /TLS verlangt, hier ist aber tls=false/,
    ),
    waits(
      'a silent port',
      `esdb://${user}127.0.0.1:${await listening(silent)}?tls=false`,
      /Der Server antwortet nicht/,
    ),
    waits(
      'a follower alone',
      `esdb://${user}127.0.0.1:${follower}?tls=false`,
      /nicht die Leitung \(Leader\) seines Verbunds/,
    ),
    waits(
      'a name that nobody knows',
      `esdb://${user}nowhere.invalid?tls=false`,
      /Den Namen des Servers kennt hier niemand/,
    ),
    {
      ...waits(
        'a clock that is behind',
        `esdb://${user}127.0.0.1:${ahead.first.address.port}?tls=false`,
        /Unsere Uhr geht gegenüber der des Servers nach/,
      ),
      onWriting: true,
    },
    ends(
      'an unknown option',
      `esdb://${user}127.0.0.1:${plain}?tls=false&foo=bar`,
      /Die Angabe „foo“ .* gibt es nicht/,
    ),
    ends(
      'nodePreference',
      `esdb://${user}127.0.0.1:${plain}?tls=false&nodePreference=follower`,
      /„nodePreference“ ist hier nicht möglich/,
    ),
    ends(
      'tlsVerifyCert',
      `esdb://${user}127.0.0.1:${plain}?tlsVerifyCert=false`,
      /„tlsVerifyCert“ ist hier nicht möglich/,
    ),
    ends('discover with several hosts', `esdb+discover://${user}a,b,c`, /nur der erste von mehreren Servern/),
    ends(
      'a password that is not escaped',
      `esdb://hub:a@${PLANTED}@127.0.0.1:${plain}?tls=false`,
      /Sonderzeichen mit Prozent/,
    ),
    ends(
      'a missing certificate',
      `esdb://${user}localhost:${tls}?tlsCAFile=/nowhere.crt`,
      /„tlsCAFile“ lässt sich nicht lesen/,
    ),
  ];
  return {
    all,
    end: () => {
      for (const one of doubles) one.stop();
      http.close();
      http.closeAllConnections();
      silent.close();
    },
  };
};
