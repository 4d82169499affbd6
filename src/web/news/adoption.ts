import type { EventIn } from '../../../contracts/subjects.ts';
import { wordOf } from '../words/codes.ts';
import { type Data, type Sentences, text } from './told.ts';

const changesOf = (data: Data): string | undefined => {
  const [first, ...more] = (data.changes ?? []) as readonly { readonly what: string }[];
  if (first === undefined) return undefined;
  return more.length === 0 ? first.what : `${first.what} und ${more.length} weitere`;
};

const STARTED: Readonly<Record<string, string>> = {
  interesse: 'interessiert sich dafür',
  'in-pruefung': 'prüft das',
  geplant: 'plant die Übernahme',
  beschlossen: 'hat die Übernahme beschlossen',
  'in-entwicklung': 'entwickelt das gerade',
  'im-betrieb': 'nutzt das jetzt',
  'in-einfuehrung': 'führt das ein',
  'in-erprobung': 'erprobt das',
};

const relation = (data: Data): string | undefined => {
  const code = text(data.relation);
  if (code === undefined || code === 'nicht-angegeben') return undefined;
  const changes = changesOf(data);
  return changes ? `${wordOf('relation', code)}: ${changes}` : wordOf('relation', code);
};

export const adoptionNews: Sentences<EventIn<'adoption'>> = {
  AdoptionPlanned: (data) => ({
    words: STARTED[text(data.status) ?? 'geplant'] ?? 'plant die Übernahme',
    detail: text(data.note),
    light: 'geplant',
  }),
  BestPracticeAdopted: (data) => ({
    words: STARTED[String(data.status)] ?? 'hat das übernommen',
    detail: relation(data),
    adopted: true,
  }),
  ProjectJoined: (data) => ({ words: 'hat das mitgebaut', detail: changesOf(data), light: 'betrieb' }),
  AdoptionStatusChanged: (data) => ({ words: STARTED[String(data.status)] ?? 'hat den Stand geändert' }),
  AdaptationRecorded: (data) => ({ words: 'hat etwas angepasst', detail: changesOf(data) }),
  AdoptionUnchanged: () => ({ words: 'nutzt das so wie dort, ohne Änderungen' }),
  UsageReconfirmed: () => ({ words: 'nutzt das weiterhin', light: 'betrieb' }),
  UsageEnded: (data) => ({
    words: data.replacedBy
      ? `hat damit aufgehört und nutzt nun: ${text(data.replacedBy) ?? ''}`
      : 'hat damit aufgehört',
    detail: text(data.reason),
    light: 'beendet',
  }),
  AdoptionAbandoned: (data) => ({
    words: `verfolgt das nicht weiter: ${wordOf('reason', String(data.reason))}`,
    detail: text(data.note),
    light: 'aufgegeben',
  }),
  AdoptionDeclined: (data) => ({
    words: `hat sich das angesehen und übernimmt es nicht: ${wordOf('reason', String(data.reason))}`,
    detail: text(data.note),
    light: 'aufgegeben',
  }),
  AdoptionRetracted: (data) => ({
    words: 'nimmt eine Angabe dazu zurück: irrtümlich eingetragen',
    detail: text(data.grund),
  }),
  ResultReleased: () => ({ words: 'legt offen, warum es nicht weiterging', light: 'aufgegeben' }),
};
