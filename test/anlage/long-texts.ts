import type { Anlage } from '../../contracts/views/anlage.ts';

/** A text as long as its field takes: words, or one word without a space. */
const long = (signs: number, word: string): string =>
  word.repeat(Math.ceil(signs / word.length)).slice(0, signs);

const USAGE = {
  imBetrieb: 912,
  unbestaetigt: 101,
  interesse: 17,
  inPruefung: 18,
  geplant: 19,
  inEntwicklung: 20,
  inErprobung: 21,
  inEinfuehrung: 22,
  beendet: 23,
  nichtWeiterverfolgt: 24,
  andereStellen: 25,
  gemeinsam: 26,
  mittelbar: 27,
  lautQuellen: 28,
};

/** An Anlage in which everything is as long, and as often there, as the contracts let in. */
export const longest = (word: string): Anlage => {
  const text = (signs: number) => long(signs, word);
  const kommune = { kommuneId: '00000000-0000-4000-8000-000000000001', name: text(160) };
  const belege = Array.from({ length: 10 }, () => ({ titel: text(200) }));
  const said = {
    kommune,
    einwohner: 1_234_567,
    land: 'Mecklenburg-Vorpommern',
    stand: '2026-09-23',
    belege,
    bei: kommune.kommuneId,
  };
  const changes = Array.from({ length: 10 }, () => ({ what: text(600), why: text(600) }));
  const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
  return {
    solutionId: kommune.kommuneId,
    entry: 'loesung',
    title: text(160),
    summary: text(2000),
    kommune,
    land: 'Mecklenburg-Vorpommern',
    einwohner: 1_234_567,
    version: 12,
    sharedAt: '2024-02-01T23:00:00.105Z',
    innovationStatus: 'tun-wir-bereits',
    art: 'software',
    gestaltungsfelder: [text(80)],
    withdrawn: true,
    withdrawnReason: text(600),
    recognitions: many(20, {
      verbund: { verbundId: kommune.kommuneId, name: text(160), kind: 'zweckverband' },
      on: '2026-02-25T23:00:00.491Z',
      reason: text(600),
    }),
    stand: { value: '2026-09', precision: 'monat', grenze: 'spaetestens' },
    belege,
    oeffentlich: false,
    origins: [],
    wertversprechen: text(1000),
    zielgruppe: text(500),
    nutzennachweis: text(1000),
    usage: USAGE,
    nutzungen: many(400, {
      ...said,
      status: 'im-betrieb',
      since: { value: '2024-09', precision: 'monat', grenze: 'spaetestens' },
      lastWord: '2026-09-30',
      unconfirmed: true,
      unconfirmedMonths: 14,
      mitErgebnis: true,
    }),
    spannen: (['gesamt', 'einmalig', 'jaehrlich', 'aufwand'] as const).flatMap((art) =>
      many(6, {
        art,
        einheit: text(60),
        von: 1_234_567.89,
        bis: 9_876_543.21,
        angaben: many(40, { ...said, von: 1, bis: 2 }),
      }),
    ),
    ergebnisse: many(60, {
      outcomeId: kommune.kommuneId,
      adoptionId: kommune.kommuneId,
      kommune,
      einwohner: 1_234_567,
      bei: kommune.kommuneId,
      indicator: text(160),
      unit: text(60),
      before: -1_234_567.89,
      after: 9_876_543.21,
      period: text(80),
      method: 'gemessen',
      belege,
      stand: '2026-09-23',
      confirmed: false,
      reportedAt: '2026-02-25T23:00:00.491Z',
    }),
    beendet: many(40, {
      ...said,
      status: 'beendet',
      since: '2026-09-30',
      anlass: 'recht-datenschutz',
      reason: text(600),
      replacedBy: text(160),
      alternativen: many(10, text(160)),
    }),
    aenderungen: many(40, { ...said, changes }),
    voraussetzungen: text(1000),
    betrieb: 'dienstleister',
    fachverfahren: text(120),
    beschafftDurch: text(160),
    lizenz: text(80),
    module: many(30, text(80)),
    enthaelt: many(30, { solutionId: kommune.kommuneId, title: text(160) }),
    kontakt: {
      stelle: text(120),
      postfach: `${'x'.repeat(64)}@${'y'.repeat(120)}.example`,
      telefon: '+49 1234 5678-90123456',
      fuer: 'loesung',
    },
    references: many(40, {
      referenceId: kommune.kommuneId,
      title: text(160),
      summary: text(600),
      gestaltungsfelder: [text(80)],
      fact: 'nutzt',
      statement: text(1000),
      asOf: '2025-09-23',
      source: { title: text(200) },
      kommune,
      recordedBy: { verbundId: kommune.kommuneId, name: text(160), kind: 'arbeitskreis' },
      strittigMit: [],
      strittig: [],
      einigMit: [],
    }),
  };
};
