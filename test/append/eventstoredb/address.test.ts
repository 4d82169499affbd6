import { describe, expect, it } from 'vitest';
import { printed, serverAddress } from '../../../src/store/eventstoredb/address.ts';
import { StoreProblem } from '../../../src/store/store-problem.ts';

/** What is said of an address that is refused. */
const refusal = (text: string): string => {
  try {
    serverAddress(text);
  } catch (error) {
    if (error instanceof StoreProblem) return error.message;
    throw error;
  }
  throw new Error('it was taken');
};

describe('an address', () => {
  it('is read whole: hosts, user and password as they were before they were escaped, options as values', () => {
    expect(
      serverAddress(
        'esdb://hub%40a:p%40s%3As%2Fw%25:rd@es1:2114,es_2.example,[fd00::1]:2115/?TLS=true&tls_ca_file=/a%20b.crt&keepAliveInterval=-1&gossipTimeout=5',
      ),
    ).toEqual({
      discover: false,
      hosts: [
        { address: 'es1', port: 2114 },
        { address: 'es_2.example', port: 2113 },
        { address: '[fd00::1]', port: 2115 },
      ],
      credentials: { username: 'hub@a', password: 'p@s:s/w%:rd' },
      options: { tls: true, tlsCAFile: '/a b.crt', keepAliveInterval: -1, gossipTimeout: 5 },
    });
    expect(serverAddress('esdb+discover://es.example')).toEqual({
      discover: true,
      hosts: [{ address: 'es.example', port: 2113 }],
      options: {},
    });
  });

  it('takes what changes nothing of options that the engine cannot work with', () => {
    expect(serverAddress('esdb://a?nodePreference=leader&tlsVerifyCert=true').options).toEqual({});
  });

  it('is printed without user and password', () => {
    expect(printed(serverAddress('esdb://hub:plantedword@a,b:1'))).toBe(
      'a:2113, b:1, tls=true, mit Benutzer und Kennwort',
    );
    expect(printed(serverAddress('esdb+discover://a?tls=false'))).toBe(
      'a:2113 (discover), tls=false, ohne Benutzer',
    );
  });
});

const PLANTED = 'plantedword';
const USER = `hub:${PLANTED}`;

describe('what is refused is named, and nothing of the password is told', () => {
  it.each([
    [
      `esdb://${USER}@a?foo=bar`,
      /Die Angabe „foo“ hinter dem Fragezeichen gibt es nicht\. Bekannt sind: tls, /,
    ],
    [`esdb://${USER}@a?tls=maybe`, /„tls“ muss so aussehen: true oder false/],
    [`esdb://${USER}@a?keepAliveInterval=5`, /„keepAliveInterval“ muss so aussehen: eine Zahl von 10000/],
    [`esdb://${USER}@a?gossipTimeout=1e3`, /„gossipTimeout“ muss so aussehen/],
    [`esdb://${USER}@a?tls=true&tls=false`, /„tls“ steht zweimal da/],
    [
      `esdb://${USER}@a?nodePreference=follower`,
      /„nodePreference“ ist hier nicht möglich\. Gebraucht wird die Leitung/,
    ],
    [
      `esdb://${USER}@a?tlsVerifyCert=false`,
      /„tlsVerifyCert“ ist hier nicht möglich\. Das Zertifikat .* immer geprüft/,
    ],
    [`esdb://${USER}@a?throwOnAppendFailure=false`, /„throwOnAppendFailure“ ist hier nicht möglich/],
    [`esdb://${USER}@a?defaultDeadline=10`, /„defaultDeadline“ ist hier nicht möglich/],
    [`esdb://${USER}@a?userCertFile=/a`, /„userCertFile“ und „userKeyFile“ gehören zusammen/],
    [`esdb://${USER}@a?tlsCAFile=%E4`, /„tlsCAFile“ muss so aussehen: ein Pfad/],
    [`esdb+discover://${USER}@a,b,c`, /nur der erste von mehreren Servern.* esdb:\/\/a,b,c/],
    [`esdb://hub:pl@${PLANTED}@a?tls=true`, /Sonderzeichen mit Prozent geschrieben sein: @ als %40/],
    [`esdb://hub:pl?${PLANTED}@a?tls=true`, /Sonderzeichen mit Prozent/],
    [`esdb://hub:pl?${PLANTED}=1@a`, /Sonderzeichen mit Prozent/],
    [`esdb://hub:pl?a&${PLANTED}@a`, /Sonderzeichen mit Prozent/],
    [`esdb://hub:pl/${PLANTED}@a`, /Sonderzeichen mit Prozent/],
    [`esdb://hub:${PLANTED}%@a`, /Sonderzeichen mit Prozent/],
    [`esdb://hub:${PLANTED}?tls=true`, /Namen von Servern mit ihren Ports/],
    [`esdb://${USER}@?tls=true`, /Namen von Servern mit ihren Ports/],
    [`esdb://${USER}@a:${PLANTED}`, /Namen von Servern mit ihren Ports/],
    [`esdb://${USER}@a:99999`, /Namen von Servern mit ihren Ports/],
    [`esdb://:${PLANTED}@a`, /Benutzer und Kennwort, mit Doppelpunkt/],
    [`esdb://${PLANTED}@a`, /Benutzer und Kennwort, mit Doppelpunkt/],
    [`esdb://${USER}@a?${PLANTED}`, /etwas anderes als name=wert/],
    [`kurrentdb://${USER}@a`, /Adresse der Form esdb:\/\//],
    [`esdb://${USER}@a?="${PLANTED}"=x`, /gibt es nicht/],
  ])('%s', (text, told) => {
    const message = refusal(text);
    expect(message).toMatch(/^EVENTSTORE_URL: /);
    expect(message).toMatch(told);
    expect(message).not.toContain(PLANTED);
    expect(message).not.toMatch(/[\n\r]| {2}/);
  });
});
