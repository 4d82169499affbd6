import { dayInBerlin } from '../../contracts/days.ts';
import { organisationIdOf } from '../../contracts/envelope.ts';
import { QUESTION_DAYS } from '../../contracts/postfach.ts';
import type { DueMessage } from '../../projections/processes/due-messages.ts';
import { sightFor } from '../../projections/reading/sight.ts';
import type { AbonnementTables } from '../../projections/tables/abonnement.ts';
import { onDay } from '../../projections/tables/kommune/on-day.ts';
import { organisationName } from '../../projections/tables/organisations/names.ts';
import { viewerOf } from '../access/identity.ts';
import { sealedCursors } from '../ask/sealed-cursors.ts';
import type { Handled, HandleParts, Incoming } from '../command/incoming.ts';
import { submit } from '../command/submit.ts';
import { askPublic } from '../exchange/public.ts';
import { itemsFor } from '../mail/items.ts';
import type { Mail, MailServer } from '../mail/mail.ts';
import { mondayMail, questionMail, type Writing } from '../mail/words.ts';
import type { Runner } from '../project/runner.ts';
import { newCode } from '../react/code.ts';
import { type MessageOutcome, Messenger } from '../react/messenger.ts';
import type { Settings } from '../settings.ts';
import type { Halt } from '../store/halt.ts';
import { tell } from '../web/shown.ts';
import { startOfSentence, who } from '../web/words/organisation.ts';

/** What messages are made and handed over with. */
export interface MessageParts extends HandleParts {
  readonly settings: Settings;
  readonly runner: Runner;
  readonly halt: Halt;
  readonly now: () => Date;
  /** Undefined where none is set: then nothing is sent, and no record says so. */
  readonly mailServer: MailServer | undefined;
}

/** Writes a message once its links are known. */
type Content = (links: { readonly code: string; readonly nachrichtId: string }) => Mail;

const composer = (parts: MessageParts, base: () => string) => {
  const { runner, access, settings, now } = parts;
  const asking = {
    ask: askPublic({
      readSide: runner,
      mayCome: (position) => parts.store.mayCome(position),
      now,
      waitMs: settings.LICHTERKETTE_WAIT_MS,
      cursors: sealedCursors(() => runner.root),
      access,
      sightOf: (identity) => sightFor(runner.models(), viewerOf(identity)),
    }),
    says: tell,
  };
  return async (due: DueMessage): Promise<Content | undefined> => {
    const { box } = due;
    const name = organisationName(onDay(runner.models(), dayInBerlin(now())), box.stream);
    const organisation = startOfSentence(who({ name }));
    const writing = { to: runner.text(box.postfach), organisation, base: base() };
    if (due.art === 'bestaetigung') return (links) => questionMail({ ...writing, ...links }, QUESTION_DAYS);
    const rows = runner.models().abonnement.abonnements.by('postfach', box.postfachId);
    const items = await itemsFor(rows, { ...due, own: organisationIdOf(box.stream) }, asking);
    return items.length === 0 ? undefined : (links) => mondayMail({ ...writing, ...links } as Writing, items);
  };
};

/** Hands over what is due, where a mail server is set. `base` is what the addresses in messages begin with, once the hub listens. */
export const messengerOf = (
  parts: MessageParts,
  base: () => string,
  report: (what: MessageOutcome, error?: unknown) => void,
): Messenger<Content> => {
  const { mailServer, halt, runner } = parts;
  const readable = () => mailServer !== undefined && halt.damage === undefined;
  return new Messenger<Content>({
    tables: () => (readable() ? (runner.models().abonnement as AbonnementTables) : undefined),
    submit: (command: Incoming): Promise<Handled> => halt.guard(() => submit(command, parts)),
    now: parts.now,
    compose: composer(parts, base),
    isThere: async () => (await mailServer?.isThere()) === true,
    handOver: async (content, links) => {
      const ended = await mailServer?.handOver(content(links));
      return typeof ended === 'object' ? ended.answer : undefined;
    },
    newCode,
    report: (what, _, error) => report(what, error),
  });
};
