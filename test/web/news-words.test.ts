import { expect, test } from 'vitest';
import { EVENTS } from '../../contracts/subjects.ts';
import type { FeedItem } from '../../contracts/views/feed.ts';
import { TOLD_TYPES, tell } from '../../src/web/shown.ts';

const told = (type: string, data: Record<string, unknown>) =>
  tell({ type, title: 'Titel', data } as unknown as FeedItem);

test('everything that can stand among what is new is told in a sentence of its own, and nothing else is', () => {
  const shown = [...EVENTS.values()].filter(({ feed }) => feed).map(({ name }) => name);
  expect(
    [...TOLD_TYPES].sort(),
    'an event that may stand among what is new has its sentence in src/web/news/<subject>.ts, listed in src/web/shown.ts',
  ).toEqual(shown.sort());
});

test.each([
  [
    'OutcomeReported',
    { indicator: 'Wartezeit', unit: 'Tage', before: 12, after: 4.5, period: '2025', method: 'gemessen' },
    'meldet ein Ergebnis: Wartezeit: 4,5 Tage statt 12 Tage',
    'gemessen, 2025',
  ],
  [
    'OutcomeReported',
    { indicator: 'Anteil', unit: '%', before: null, after: 88, period: '2025', method: 'geschaetzt' },
    'meldet ein Ergebnis: Anteil: 88 %',
    'geschätzt, 2025',
  ],
  [
    'BestPracticeAdopted',
    { status: 'in-einfuehrung', relation: 'angepasst', changes: [{ what: 'Satzung' }, { what: 'Sprache' }] },
    'führt das ein',
    'angepasst: Satzung und 1 weitere',
  ],
  [
    'BestPracticeAdopted',
    { status: 'im-betrieb', relation: 'nicht-angegeben' },
    'nutzt das jetzt',
    undefined,
  ],
  [
    'AdoptionAbandoned',
    { reason: 'recht-datenschutz', note: 'Vermerk' },
    'verfolgt das nicht weiter: Recht/Datenschutz',
    'Vermerk',
  ],
  ['ProjectJoined', { changes: [{ what: 'Eigene Farben' }] }, 'hat das mitgebaut', 'Eigene Farben'],
  [
    'AdoptionDeclined',
    { reason: 'kosten', note: 'Vermerk' },
    'hat sich das angesehen und übernimmt es nicht: Kosten',
    'Vermerk',
  ],
  [
    'AdoptionRetracted',
    { grund: 'Verwechselt' },
    'nimmt eine Angabe dazu zurück: irrtümlich eingetragen',
    'Verwechselt',
  ],
  [
    'UsageEnded',
    { replacedBy: 'Landesverfahren' },
    'hat damit aufgehört und nutzt nun: Landesverfahren',
    undefined,
  ],
  ['NochUnbekannt', {}, 'Titel', undefined],
])('%s %j', (type, data, words, detail) => {
  expect(told(type, data)).toMatchObject({ words, ...(detail === undefined ? {} : { detail }) });
});
