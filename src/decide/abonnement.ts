import { dayInBerlin, daysAfter } from '../../contracts/days.ts';
import {
  abonnement as kind,
  nachricht,
  postfach as postfachKind,
} from '../../contracts/fields/kinds/abonnement.ts';
import {
  agreed,
  cameBack,
  ended,
  handedOver,
  MOST_QUESTIONS,
  mayTell,
  NEUES_POSTFACH,
  ordered,
  type Postfach,
  QUESTION_DAYS,
} from '../../contracts/postfach.ts';
import type { BodyOf, DataOf } from '../../contracts/subjects.ts';
import { personsMailbox } from './kontakt.ts';
import type { CaseForEveryEvent, Circumstances, Decider, Decision } from './model/decider.ts';
import { onRecord } from './model/on-record.ts';
import { type Refusal, refuse, unknown } from './model/refusal.ts';

/** So many things one organisation follows by mail: of more, three items a week would tell nothing. */
const MOST = 20;

interface AbonnementState {
  /** What is ordered and not ended, by abonnementId, each with what is followed as a text that is equal for the same. */
  readonly open: Map<string, { readonly postfachId: string; readonly about: string }>;
  /** Every abonnementId that there was. */
  readonly known: Set<string>;
  readonly boxes: Map<string, Postfach>;
  /** The postfachId of each address. */
  readonly addresses: Map<string, string>;
  /** To which mailbox a message went, by nachrichtId. */
  readonly messages: Map<string, string>;
}

const addressed = (postfach: string): string => postfach.toLowerCase();

type Ordered = Omit<DataOf<'AbonnementRequested'>, 'postfach' | 'postfachId' | 'abonnementId'>;

const aboutOf = (said: Ordered): string =>
  JSON.stringify([
    ...[said.solutionId, said.kommuneId, said.verbundId, said.needId],
    ...[said.liste, said.q, said.land, said.gestaltungsfeld],
  ]);

const evolve: CaseForEveryEvent<AbonnementState, 'abonnement'> = {
  AbonnementRequested: (state, { data: { abonnementId, postfachId, postfach, ...said } }) => {
    state.addresses.set(addressed(postfach), postfachId);
    state.known.add(abonnementId);
    state.open.set(abonnementId, { postfachId, about: aboutOf(said) });
    state.boxes.set(postfachId, ordered(state.boxes.get(postfachId) ?? NEUES_POSTFACH));
  },
  PostfachConfirmed: ({ boxes }, { data: { postfachId } }) => {
    boxes.set(postfachId, agreed(onRecord(boxes, postfachId)));
  },
  AbonnementEnded: ({ boxes, open }, { data: { abonnementId, postfachId } }) => {
    if (postfachId !== undefined) boxes.set(postfachId, ended(onRecord(boxes, postfachId)));
    for (const [id, one] of open) if (id === abonnementId || one.postfachId === postfachId) open.delete(id);
  },
  NachrichtRecorded: ({ boxes, messages }, { data }, { recordedAt }) => {
    messages.set(data.nachrichtId, data.postfachId);
    boxes.set(data.postfachId, handedOver(onRecord(boxes, data.postfachId), data, dayInBerlin(recordedAt)));
  },
  NachrichtReturned: ({ boxes, messages }, { data: { nachrichtId, code } }) => {
    const postfachId = onRecord(messages, nachrichtId);
    boxes.set(postfachId, cameBack(onRecord(boxes, postfachId), nachrichtId, code));
  },
};

/** A mailbox that was asked again and again and says nothing is left alone. */
const askedTooOften = ({ gefragt, gefragtAm }: Postfach, today: string): Refusal | undefined =>
  gefragt >= MOST_QUESTIONS && gefragtAm !== undefined && today <= daysAfter(gefragtAm, QUESTION_DAYS)
    ? refuse(
        `Dieses Postfach wurde schon ${MOST_QUESTIONS}-mal gefragt und hat nicht zugestimmt. Bitte ein anderes angeben oder ${QUESTION_DAYS} Tage warten.`,
      )
    : undefined;

const subscribe = (
  { open, boxes, addresses }: AbonnementState,
  { keinPersonenname, ...body }: BodyOf<'subscribe'>,
  { newId, today }: Circumstances,
): Decision<'subscribe'> => {
  const known = addresses.get(addressed(body.postfach));
  const box = (known && boxes.get(known)) || NEUES_POSTFACH;
  const about = aboutOf(body);
  const same = open.values().some((one) => one.postfachId === known && one.about === about);
  if (same && box.status === 'bestaetigt') return [];
  const refusal = (keinPersonenname ? undefined : personsMailbox(body.postfach)) ?? askedTooOften(box, today);
  if (refusal !== undefined) return refusal;
  if (open.size >= MOST)
    return refuse(
      `Mehr als ${MOST} Abonnements hat keine Stelle. Bitte zuerst eines abbestellen.`,
      undefined,
      ['unsubscribe'],
    );
  const ids = { abonnementId: newId(kind.name), postfachId: known ?? newId(postfachKind.name) };
  return [{ type: 'AbonnementRequested', data: { ...body, ...ids } }];
};

const unsubscribe = (
  { open, known, boxes }: AbonnementState,
  body: BodyOf<'unsubscribe'>,
): Decision<'unsubscribe'> => {
  const { abonnementId, postfachId } = body;
  if (postfachId !== undefined) {
    const box = boxes.get(postfachId);
    if (box === undefined) return unknown('/postfachId', postfachKind.missing);
    return box.status === 'beendet' ? [] : [{ type: 'AbonnementEnded', data: { postfachId } }];
  }
  if (abonnementId === undefined || !known.has(abonnementId)) return unknown('/abonnementId', kind.missing);
  return open.has(abonnementId) ? [{ type: 'AbonnementEnded', data: { abonnementId } }] : [];
};

const confirm = (
  { boxes }: AbonnementState,
  body: BodyOf<'confirm-postfach'>,
): Decision<'confirm-postfach'> => {
  const box = boxes.get(body.postfachId);
  if (box === undefined) return unknown('/postfachId', postfachKind.missing);
  if (box.status === 'bestaetigt') return [];
  if (box.status === 'beendet')
    return refuse(
      'Dieses Postfach hat sich inzwischen abgemeldet. Wer wieder Nachrichten möchte, bestellt sie neu.',
    );
  return [{ type: 'PostfachConfirmed', data: body }];
};

const record = (
  { boxes, open }: AbonnementState,
  body: BodyOf<'record-nachricht'>,
  { newId }: Circumstances,
): Decision<'record-nachricht'> => {
  const box = boxes.get(body.postfachId);
  if (box === undefined) return unknown('/postfachId', postfachKind.missing);
  const follows = open.values().some(({ postfachId }) => postfachId === body.postfachId);
  const fits = body.art === 'montag' ? body.woche !== undefined && mayTell(box, body.woche) : box.fragt;
  if (!follows || !fits) return refuse('Diese Nachricht ist schon übergeben, oder niemand wartet darauf.');
  return [{ type: 'NachrichtRecorded', data: { ...body, nachrichtId: newId(nachricht.name) } }];
};

const comesBack = (
  { boxes, messages }: AbonnementState,
  body: BodyOf<'return-nachricht'>,
): Decision<'return-nachricht'> => {
  const postfachId = messages.get(body.nachrichtId);
  if (postfachId === undefined) return unknown('/nachrichtId', nachricht.missing);
  const { letzte } = onRecord(boxes, postfachId);
  return letzte?.nachrichtId === body.nachrichtId && !letzte.zurueck
    ? [{ type: 'NachrichtReturned', data: body }]
    : [];
};

/** What an organisation wants to hear by mail, in which mailbox, and what came of the messages. */
export const abonnementDecider: Decider<AbonnementState, 'abonnement'> = {
  subject: 'abonnement',
  initial: () => ({
    open: new Map(),
    known: new Set(),
    boxes: new Map(),
    addresses: new Map(),
    messages: new Map(),
  }),
  evolve,
  decide: {
    subscribe,
    unsubscribe,
    'confirm-postfach': confirm,
    'record-nachricht': record,
    'return-nachricht': comesBack,
  },
};
