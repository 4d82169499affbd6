import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { kommune } from './fields/kinds/kommune.ts';
import { verbund } from './fields/kinds/verbund.ts';
import { field, freeText, pastDate, ref } from './fields.ts';

// Who belongs to a Verbund is said by both sides, each in its own stream (rule 24): one asks or records, the other one
// answers. Each side's last word counts, and can be taken back.

/** A side's word; `vorab`: said beforehand for all, by a Verbund that is open or by the operator for a public body. */
export type Wort = 'ja' | 'nein' | 'vorab';

/** What follows from both words: asked for or recorded by one side alone, both sides', refused by one, ended. */
export type MembershipStatus = 'angefragt' | 'angegeben' | 'mitglied' | 'abgelehnt' | 'beendet';

/** An interest that no membership has answered by then, counted from the day on which it was entered, lapses. */
export const INTEREST_DAYS = 90;

const verbundId = () => ref(verbund);
const kommuneId = () => ref(kommune);
const on = () => field('Ab wann?', pastDate());
const grund = () => field('Grund', freeText(300));

const asked = z.strictObject({ verbundId: verbundId(), on: on().optional() });
const dated = z.strictObject({ verbundId: verbundId(), on: on() });
const answered = z.strictObject({ verbundId: verbundId(), grund: grund().optional() });
const recorded = z.strictObject({
  kommuneId: kommuneId(),
  since: field('Mitglied seit', pastDate()),
  basis: field('Grundlage', freeText(300), { help: 'Zum Beispiel die Verbandssatzung mit dem Paragrafen.' }),
});
const joinAnswered = z.strictObject({
  kommuneId: kommuneId(),
  antwort: field('Antwort', z.enum(['ja', 'nein'])),
  grund: grund().optional(),
});

export const InterestDeclared = event({
  name: 'InterestDeclared',
  version: 1,
  title: 'Interesse an einem Zusammenschluss bekundet',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: dated,
});

/** The Kommune's word; the Verbund answers it, where it is not open to all. */
export const KommuneJoined = event({
  name: 'KommuneJoined',
  version: 1,
  title: 'Beitritt zu einem Zusammenschluss erklärt',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: dated,
});

export const KommuneLeft = event({
  name: 'KommuneLeft',
  version: 1,
  title: 'Aus einem Zusammenschluss ausgetreten',
  on: ['kommune'],
  audience: 'oeffentlich',
  // Set where it did not belong to it (yet): what is taken back is a request.
  data: dated.extend({ zurueckgezogen: field('Zurückgezogener Antrag', z.literal(true)).optional() }),
});

export const MembershipAccepted = event({
  name: 'MembershipAccepted',
  version: 1,
  title: 'Mitgliedschaft bestätigt',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: answered,
});

export const MembershipDeclined = event({
  name: 'MembershipDeclined',
  version: 1,
  title: 'Mitgliedschaft nicht bestätigt',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: answered,
});

/** The Verbund's word; the Kommune answers it, where the operator has not confirmed the Verbund as a public body. */
export const MembershipRecorded = event({
  name: 'MembershipRecorded',
  version: 1,
  title: 'Mitgliedschaft angegeben',
  on: ['verbund'],
  audience: 'oeffentlich',
  // Set where the operator's confirmation stood in for the Kommune's word when this was recorded.
  data: recorded.extend({ bestaetigt: field('Bestätigt', z.literal('betrieb')).optional() }),
});

export const JoinAnswered = event({
  name: 'JoinAnswered',
  version: 1,
  title: 'Beitritt beantwortet',
  on: ['verbund'],
  audience: 'oeffentlich',
  data: joinAnswered,
});

/** Closes a Kommune's interest, "nicht beantwortet"; the Kommune may declare interest again. */
export const InterestLapsed = event({
  name: 'InterestLapsed',
  version: 1,
  title: 'Interesse nicht beantwortet',
  on: ['verbund'],
  audience: 'oeffentlich',
  // `since`: the date of the interest, as the Kommune gave it.
  data: z.strictObject({ kommuneId: kommuneId(), since: field('Interesse seit', pastDate()) }),
});

const anyVerbund = '6f1f0d3e-6d1a-4a52-9c39-0f6b3f1a7c11';
const anyKommune = 'b0c4f1de-1c53-4c39-8a0f-1b8f2f6c7d10';

export const declareInterest = command({
  name: 'declare-interest',
  title: 'Interesse bekunden',
  on: ['kommune'],
  right: 'kommune:membership',
  body: asked,
  events: ['InterestDeclared'],
  example: { verbundId: anyVerbund },
});

export const joinVerbund = command({
  name: 'join-verbund',
  title: 'Einem Zusammenschluss beitreten',
  on: ['kommune'],
  right: 'kommune:membership',
  body: asked,
  events: ['KommuneJoined'],
  example: { verbundId: anyVerbund, on: '2026-03-01' },
});

export const leaveVerbund = command({
  name: 'leave-verbund',
  title: 'Aus einem Zusammenschluss austreten',
  on: ['kommune'],
  right: 'kommune:membership',
  body: asked,
  events: ['KommuneLeft'],
  example: { verbundId: anyVerbund, on: '2026-09-30' },
});

export const acceptMembership = command({
  name: 'accept-membership',
  title: 'Mitgliedschaft bestätigen',
  on: ['kommune'],
  right: 'kommune:membership',
  body: answered,
  events: ['MembershipAccepted'],
  example: { verbundId: anyVerbund },
});

export const declineMembership = command({
  name: 'decline-membership',
  title: 'Mitgliedschaft nicht bestätigen',
  on: ['kommune'],
  right: 'kommune:membership',
  body: answered,
  events: ['MembershipDeclined'],
  example: { verbundId: anyVerbund, grund: 'Wir gehören dem Verband nicht an.' },
});

export const recordMembership = command({
  name: 'record-membership',
  title: 'Mitgliedschaft angeben',
  on: ['verbund'],
  right: 'verbund:membership',
  body: recorded,
  events: ['MembershipRecorded'],
  example: { kommuneId: anyKommune, since: '2019-01-01', basis: 'Verbandssatzung § 2' },
});

export const answerJoin = command({
  name: 'answer-join',
  title: 'Beitritt beantworten',
  on: ['verbund'],
  right: 'verbund:membership',
  body: joinAnswered,
  events: ['JoinAnswered'],
  example: { kommuneId: anyKommune, antwort: 'ja' },
});

export const lapseInterest = command({
  name: 'lapse-interest',
  title: 'Interesse schließen, nicht beantwortet',
  on: ['verbund'],
  right: 'verbund:membership',
  body: z.strictObject({ kommuneId: kommuneId() }),
  events: ['InterestLapsed'],
  example: { kommuneId: anyKommune },
});

export const membership = subject({
  name: 'membership',
  rights: { 'kommune:membership': 'own', 'verbund:membership': 'own' },
  kinds: [],
  events: [
    InterestDeclared,
    KommuneJoined,
    KommuneLeft,
    MembershipAccepted,
    MembershipDeclined,
    MembershipRecorded,
    JoinAnswered,
    InterestLapsed,
  ],
  commands: [
    declareInterest,
    joinVerbund,
    leaveVerbund,
    acceptMembership,
    declineMembership,
    recordMembership,
    answerJoin,
    lapseInterest,
  ],
});
