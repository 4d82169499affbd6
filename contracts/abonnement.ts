import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import {
  GefolgteListe,
  abonnement as kind,
  NachrichtArt,
  nachricht,
  postfach,
} from './fields/kinds/abonnement.ts';
import { kommune } from './fields/kinds/kommune.ts';
import { need } from './fields/kinds/need.ts';
import { solution } from './fields/kinds/solution.ts';
import { verbund } from './fields/kinds/verbund.ts';
import { mailbox } from './fields/mailbox.ts';
import { field, Land, line, made, name, number, own, ref } from './fields.ts';
import { kommuneAbonnements, verbundAbonnements } from './views/abonnement.ts';

const worueber = {
  solutionId: field('Welche Lösung?', ref(solution)).optional(),
  kommuneId: field('Welche Kommune?', ref(kommune)).optional(),
  verbundId: field('Welcher Zusammenschluss?', ref(verbund)).optional(),
  needId: field('Welches Gesuch?', ref(need)).optional(),
  liste: field('Welche Liste?', GefolgteListe, {
    help: 'Wo nichts Einzelnes gemeint ist: was dort neu dazukommt.',
  }).optional(),
  q: field('Mit welchen Worten?', line(120), { help: 'So, wie Sie danach suchen würden.' }).optional(),
  land: field('Aus welchem Land?', Land).optional(),
  gestaltungsfeld: field('Aus welchem Handlungsfeld?', name(80)).optional(),
};

const requested = z.strictObject({
  postfach: field('An welches Postfach?', mailbox(), {
    help: 'Ein Funktionspostfach, nie das einer Person, zum Beispiel „digitales@weidenrode.example“. Dorthin geht zuerst die Frage, ob es das möchte.',
  }),
  ...worueber,
});

const THINGS = ['solutionId', 'kommuneId', 'verbundId', 'needId', 'liste'] as const;
const NARROWING = ['q', 'land', 'gestaltungsfeld'] as const;

const isAboutOne: z.core.CheckFn<z.output<typeof requested>> = ({ value, issues }) => {
  const refuse = (path: string, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: undefined });
  if (THINGS.filter((thing) => value[thing] !== undefined).length !== 1)
    refuse(
      'liste',
      'Bitte genau eines nennen: eine Lösung, eine Kommune, einen Zusammenschluss, ein Gesuch oder eine Liste.',
    );
  const narrowing = NARROWING.find((one) => value[one] !== undefined);
  if (narrowing !== undefined && value.liste === undefined)
    refuse(narrowing, 'Das grenzt eine Liste ein: Bitte die Liste nennen, oder hier nichts.');
};

/** Nobody else is told of this, and it never stands under "Neues". */
const INSIDE = { on: ['kommune', 'verbund'], audience: 'kommune', feed: false } as const;

export const AbonnementRequested = event({
  name: 'AbonnementRequested',
  version: 1,
  title: 'Nachricht am Montag bestellt',
  ...INSIDE,
  data: requested.extend({ abonnementId: made(kind), postfachId: own(postfach) }),
});

export const PostfachConfirmed = event({
  name: 'PostfachConfirmed',
  version: 1,
  title: 'Postfach hat zugestimmt',
  ...INSIDE,
  data: z.strictObject({ postfachId: own(postfach) }),
});

/** One of them, or all of a mailbox. */
const ended = z.strictObject({
  abonnementId: field('Welches Abonnement?', own(kind)).optional(),
  postfachId: field('Oder gleich das ganze Postfach?', own(postfach), {
    help: 'Dann kommt dort gar nichts mehr an.',
  }).optional(),
});

export const AbonnementEnded = event({
  name: 'AbonnementEnded',
  version: 1,
  title: 'Nachricht am Montag abbestellt',
  ...INSIDE,
  data: ended,
});

const recorded = z.strictObject({
  postfachId: own(postfach),
  art: field('Wozu?', NachrichtArt),
  /** SHA-256 of the code in its links: who reads the log cannot follow them. */
  pruefwert: field('Prüfwert', z.string().regex(/^[0-9a-f]{64}$/, 'Das ist kein Prüfwert.'), {
    widget: 'key',
    help: 'Zu den Adressen, die darin stehen.',
  }),
  woche: field('Zu welchem Montag?', z.iso.date({ error: 'Bitte einen Tag wie 2026-11-23 angeben.' }), {
    widget: 'key',
  }).optional(),
});

/** Recorded before it is handed over, so that no other replica hands it over as well. What it says stands in no log. */
export const NachrichtRecorded = event({
  name: 'NachrichtRecorded',
  version: 1,
  title: 'Nachricht übergeben',
  ...INSIDE,
  data: recorded.extend({ nachrichtId: made(nachricht) }),
});

const returned = z.strictObject({
  nachrichtId: own(nachricht),
  code: field('Antwort des Mailservers', number().int('Bitte eine ganze Zahl.').min(0).max(599), {
    help: 'Von 500 an nimmt er die Adresse nicht an.',
  }),
});

export const NachrichtReturned = event({
  name: 'NachrichtReturned',
  version: 1,
  title: 'Nachricht nicht angenommen',
  ...INSIDE,
  data: returned,
});

const anyPostfach = '6f1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b';

export const subscribe = command({
  name: 'subscribe',
  title: 'Montags per E-Mail auf dem Laufenden bleiben',
  on: ['kommune', 'verbund'],
  right: 'abonnement:manage',
  body: requested
    .extend({
      keinPersonenname: field('Kein Name einer Person', z.literal(true), {
        help: 'Bestätigt, dass das Postfach nicht das einer einzelnen Person ist, auch wenn es so aussieht.',
      }).optional(),
    })
    .check(isAboutOne),
  events: ['AbonnementRequested'],
  example: { postfach: 'digitales@weidenrode.example', liste: 'loesungen', q: 'Anmeldung zur Kita' },
});

export const unsubscribe = command({
  name: 'unsubscribe',
  title: 'Nachricht am Montag abbestellen',
  on: ['kommune', 'verbund'],
  right: 'abonnement:manage',
  body: ended.refine((body) => (body.abonnementId === undefined) !== (body.postfachId === undefined), {
    error: 'Bitte eines von beiden nennen: das Abonnement oder das ganze Postfach.',
    path: ['abonnementId'],
  }),
  events: ['AbonnementEnded'],
  example: { postfachId: anyPostfach },
});

export const confirmPostfach = command({
  name: 'confirm-postfach',
  title: 'Zustimmung des Postfachs eintragen',
  on: ['kommune', 'verbund'],
  right: 'abonnement:deliver',
  body: z.strictObject({ postfachId: own(postfach) }),
  events: ['PostfachConfirmed'],
  example: { postfachId: anyPostfach },
});

export const recordNachricht = command({
  name: 'record-nachricht',
  title: 'Nachricht vor der Übergabe eintragen',
  on: ['kommune', 'verbund'],
  right: 'abonnement:deliver',
  body: recorded,
  events: ['NachrichtRecorded'],
  example: {
    postfachId: anyPostfach,
    art: 'montag',
    pruefwert: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    woche: '2026-11-23',
  },
});

export const returnNachricht = command({
  name: 'return-nachricht',
  title: 'Nicht angenommene Nachricht eintragen',
  on: ['kommune', 'verbund'],
  right: 'abonnement:deliver',
  body: returned,
  events: ['NachrichtReturned'],
  example: { nachrichtId: '7a2b3c4d-5e6f-4071-8b9c-0d1e2f3a4b5c', code: 550 },
});

export const abonnement = subject({
  name: 'abonnement',
  rights: { 'abonnement:manage': 'own', 'abonnement:deliver': 'hub' },
  kinds: [kind, postfach, nachricht],
  events: [AbonnementRequested, PostfachConfirmed, AbonnementEnded, NachrichtRecorded, NachrichtReturned],
  commands: [subscribe, unsubscribe, confirmPostfach, recordNachricht, returnNachricht],
  queries: [kommuneAbonnements, verbundAbonnements],
});
