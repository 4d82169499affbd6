import type { FeedItem } from '../../../contracts/views/feed.ts';
import { wordOf } from '../words/codes.ts';
import { numberWords } from '../words/numbers.ts';

/** What is said of a thing that happened, after the name of whoever did it. */
export interface Told {
  readonly words: string;
  /** A second line: what was changed, how it was measured, why. */
  readonly detail?: string | undefined;
  /** It took something over: from whom is said, too. */
  readonly adopted?: boolean;
}

type Data = Readonly<Record<string, unknown>>;
type Teller = (data: Data) => Told;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const changesOf = (data: Data): string | undefined => {
  const [first, ...more] = (data.changes ?? []) as readonly { readonly what: string }[];
  if (first === undefined) return undefined;
  return more.length === 0 ? first.what : `${first.what} und ${more.length} weitere`;
};

const STARTED: Readonly<Record<string, string>> = {
  'im-betrieb': 'nutzt das jetzt',
  'in-einfuehrung': 'führt das ein',
  'in-erprobung': 'erprobt das',
};

const measured = (data: Data): string => {
  const { before, after, unit, indicator } = data as {
    before: number | null;
    after: number;
    unit: string;
    indicator: string;
  };
  const now = `${numberWords(after)} ${unit}`;
  return before === null
    ? `${indicator}: ${now}`
    : `${indicator}: ${now} statt ${numberWords(before)} ${unit}`;
};

const relation = (data: Data): string | undefined => {
  const code = text(data.relation);
  if (code === undefined || code === 'nicht-angegeben') return undefined;
  const changes = changesOf(data);
  return changes ? `${wordOf('relation', code)}: ${changes}` : wordOf('relation', code);
};

const abandoned = (data: Data): Told => ({
  words: `verfolgt das nicht weiter: ${wordOf('reason', String(data.reason))}`,
  detail: text(data.note),
});

const TELLERS: Readonly<Record<string, Teller>> = {
  KommuneRegistered: () => ({ words: 'ist jetzt dabei' }),
  KommuneProfileChanged: () => ({ words: 'hat die eigenen Angaben geändert' }),
  InterestDeclared: () => ({ words: 'bekundet Interesse an einem Zusammenschluss' }),
  KommuneJoined: () => ({ words: 'erklärt den Beitritt zu einem Zusammenschluss' }),
  KommuneLeft: (data) => ({
    words: data.zurueckgezogen
      ? 'zieht den Beitritt zu einem Zusammenschluss zurück'
      : 'hat einen Zusammenschluss verlassen',
  }),
  MembershipAccepted: (data) => ({ words: 'bestätigt eine Mitgliedschaft', detail: text(data.grund) }),
  MembershipDeclined: (data) => ({
    words: 'bestätigt eine angegebene Mitgliedschaft nicht',
    detail: text(data.grund),
  }),
  VerbundFounded: () => ({ words: 'ist jetzt dabei' }),
  MembershipRecorded: () => ({ words: 'gibt ein Mitglied an' }),
  JoinAnswered: (data) => ({
    words:
      data.antwort === 'ja' ? 'hat eine Kommune aufgenommen' : 'hat auf einen Beitritt mit Nein geantwortet',
    detail: text(data.grund),
  }),
  InterestLapsed: () => ({
    words: 'hat auf das Interesse einer Kommune nicht geantwortet; es ist jetzt geschlossen',
  }),
  ReferenceRecorded: (data) => ({
    words: 'hat einen Hinweis aus einer Veröffentlichung erfasst',
    detail: text((data.source as { title?: string } | undefined)?.title),
  }),
  ReferenceClaimed: () => ({ words: 'macht aus einem Hinweis die eigene Darstellung' }),
  ProjectShared: () => ({ words: 'stellt ein Projekt vor' }),
  ProjectRevised: (data) => ({
    words: `hat Fassung ${String(data.version)} vorgelegt`,
    detail: text(data.note),
  }),
  ProjectWithdrawn: (data) => ({ words: 'hat das Projekt zurückgezogen', detail: text(data.reason) }),
  BestPracticeRecognised: (data) => ({ words: 'stellt fest: bewährt', detail: text(data.reason) }),
  BestPracticeRevoked: (data) => ({
    words: 'hebt die Feststellung „bewährt“ auf',
    detail: text(data.reason),
  }),
  AdoptionPlanned: (data) => ({ words: 'plant die Übernahme', detail: text(data.note) }),
  BestPracticeAdopted: (data) => ({
    words: STARTED[String(data.status)] ?? 'hat das übernommen',
    detail: relation(data),
    adopted: true,
  }),
  AdoptionStatusChanged: (data) => ({ words: STARTED[String(data.status)] ?? 'hat den Stand geändert' }),
  AdaptationRecorded: (data) => ({ words: 'hat etwas angepasst', detail: changesOf(data) }),
  UsageReconfirmed: () => ({ words: 'nutzt das weiterhin' }),
  UsageEnded: (data) => ({
    words: data.replacedBy
      ? `hat damit aufgehört und nutzt nun: ${text(data.replacedBy) ?? ''}`
      : 'hat damit aufgehört',
    detail: text(data.reason),
  }),
  AdoptionAbandoned: abandoned,
  ResultReleased: () => ({ words: 'legt offen, warum es nicht weiterging' }),
  OutcomeReported: (data) => ({
    words: `meldet ein Ergebnis: ${measured(data)}`,
    detail: [wordOf('method', String(data.method)), text(data.period)].filter(Boolean).join(', '),
  }),
  OutcomeConfirmed: () => ({ words: 'hat ein Ergebnis bestätigt' }),
  LotseAssigned: (data) => ({
    words: `hat eine Ansprechperson im Lotsenteam: ${text(data.organisationseinheit) ?? text(data.gestaltungsfeld) ?? ''}`,
  }),
};

/** The types of which something can be said; a test compares them with the registry. */
export const TOLD_TYPES: ReadonlySet<string> = new Set(Object.keys(TELLERS));

/** What is said of a thing that happened; of a type that this edition does not know, its title. */
export const tell = ({ type, title, data }: FeedItem): Told => TELLERS[type]?.(data) ?? { words: title };
