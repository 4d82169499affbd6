import type { StreamName } from '../../../contracts/envelope.ts';
import { type FieldDate, firstDay } from '../../../contracts/fields.ts';
import { organisation } from '../names.ts';

interface Logged {
  readonly stream: StreamName;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What both sides have said of a membership by the end of a log, and since which place in it both have said yes. */
export interface Words {
  status: 'angefragt' | 'angegeben' | 'mitglied' | 'abgelehnt' | 'beendet';
  kommune?: 'ja' | 'nein' | 'vorab' | undefined;
  verbund?: 'ja' | 'nein' | 'vorab' | undefined;
  since: unknown;
  /** Where the Verbund is open and nobody answered: the place at which the Kommune joined. */
  openlyAt?: number | undefined;
}

/**
 * Rule 24 from the bare log, as a walk from state to state and without the product's code: undefined where nobody has said
 * anything.
 */
export const wordsIn = (
  log: readonly Logged[],
  verbund: StreamName,
  kommune: StreamName,
): Words | undefined => {
  const [verbundId, kommuneId] = [organisation(verbund), organisation(kommune)];
  let open = false;
  let words: Words | undefined;
  for (const [index, { stream, type, data }] of log.entries()) {
    const fromKommune = stream === kommune && data.verbundId === verbundId;
    const fromVerbund = stream === verbund && data.kommuneId === kommuneId;
    if (stream === verbund && type === 'VerbundFounded') open = data.beitritt === 'offen';
    if (fromKommune && type === 'KommuneJoined') {
      const openly = open && words?.verbund === undefined;
      words = {
        status: openly ? 'mitglied' : 'angefragt',
        kommune: 'ja',
        verbund: openly ? 'vorab' : words?.verbund,
        since: data.on,
        openlyAt: openly ? index : undefined,
      };
    }
    if (fromVerbund && type === 'MembershipRecorded') {
      const said = words?.kommune ?? (data.bestaetigt === undefined ? undefined : 'vorab');
      const status = said === undefined || said === 'nein' ? 'angegeben' : 'mitglied';
      words = { status, kommune: said, verbund: 'ja', since: data.since };
    }
    if (words === undefined) continue;
    if (fromKommune && type === 'KommuneLeft')
      words = {
        status: 'beendet',
        kommune: 'nein',
        verbund: words.verbund === 'nein' ? 'nein' : undefined,
        since: words.since,
      };
    if (fromKommune && type === 'MembershipAccepted') words = { ...words, status: 'mitglied', kommune: 'ja' };
    if (fromKommune && type === 'MembershipDeclined')
      words = { ...words, status: 'abgelehnt', kommune: 'nein' };
    if (fromVerbund && type === 'JoinAnswered') {
      const yes = data.antwort === 'ja';
      words = {
        ...words,
        status: yes ? 'mitglied' : 'abgelehnt',
        verbund: yes ? 'ja' : 'nein',
        openlyAt: undefined,
      };
    }
  }
  return words;
};

/** The date of a Kommune's open interest by the end of a log: declared, and neither joined nor closed since. */
export const interestIn = (
  log: readonly Logged[],
  verbund: StreamName,
  kommune: StreamName,
): string | undefined => {
  let since: string | undefined;
  for (const { stream, type, data } of log) {
    const mine = stream === kommune && data.verbundId === organisation(verbund);
    if (mine && type === 'InterestDeclared') since = firstDay(data.on as FieldDate);
    if (mine && type === 'KommuneJoined') since = undefined;
    if (stream === verbund && type === 'InterestLapsed' && data.kommuneId === organisation(kommune))
      since = undefined;
  }
  return since;
};
