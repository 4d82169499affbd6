import type { StreamName } from '../../contracts/envelope.ts';
import type { Said } from './act.ts';

type Wort = 'ja' | 'nein' | 'vorab';

/** What both sides have said of one membership by now. */
interface Words {
  readonly kommune?: Wort | undefined;
  readonly verbund?: Wort | undefined;
}

/** From which act to before which a Kommune belonged to a Verbund. */
interface Membership {
  readonly verbund: StreamName;
  readonly kommune: StreamName;
  readonly from: number;
  to: number;
  /** The Verbund is open and has not answered by name: nothing is seen that stood there before. */
  readonly onlySince: boolean;
}

/**
 * Who belongs together, as the test understands rule 24: told from the events in the order of the log, by other means than
 * the product's.
 */
export class Circles {
  readonly #all: Membership[] = [];
  readonly #words = new Map<string, Words>();
  readonly #open = new Set<StreamName>();

  take({ type, data, stream }: Said, at: number): void {
    if (type === 'VerbundFounded' && data.beitritt === 'offen') this.#open.add(stream);
    const byKommune = stream.startsWith('kommune-');
    const other = byKommune ? data.verbundId : data.kommuneId;
    if (typeof other !== 'string') return;
    const [verbund, kommune]: StreamName[] = byKommune
      ? [`verbund-${other}`, stream]
      : [stream, `kommune-${other}`];
    if (verbund === undefined || kommune === undefined) return;
    const before = this.#words.get(`${verbund} ${kommune}`) ?? {};
    const after = this.#said(type, data, before, this.#open.has(verbund));
    if (after === undefined) return;
    this.#words.set(`${verbund} ${kommune}`, after);
    this.#follow(verbund, kommune, after, at);
  }

  /** True where `viewer` sees, while `at` has been done, what `owner` keeps for its Verbund since `since`. */
  together(viewer: StreamName, owner: StreamName, at: number, since: number): boolean {
    const seen = this.#verbuendeOf(viewer, at);
    return this.#verbuendeOf(owner, at).some(({ verbund }) =>
      seen.some((mine) => mine.verbund === verbund && (!mine.onlySince || since >= mine.from)),
    );
  }

  /** The acts at which somebody's circle became another one. */
  changes(): number[] {
    return this.#all.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  }

  #said(type: string, data: Said['data'], before: Words, open: boolean): Words | undefined {
    switch (type) {
      case 'KommuneJoined':
        return { kommune: 'ja', verbund: before.verbund ?? (open ? 'vorab' : undefined) };
      case 'KommuneLeft':
        return { kommune: 'nein', verbund: before.verbund === 'nein' ? 'nein' : undefined };
      case 'MembershipRecorded':
        return { ...before, verbund: 'ja' };
      case 'MembershipAccepted':
        return before.verbund === 'ja' ? { ...before, kommune: 'ja' } : before;
      case 'MembershipDeclined':
        return before.verbund === 'ja' ? { ...before, kommune: 'nein' } : before;
      case 'JoinAnswered':
        return before.kommune === 'ja' ? { ...before, verbund: data.antwort as Wort } : before;
      default:
        return undefined;
    }
  }

  #verbuendeOf(stream: StreamName, at: number): { verbund: StreamName; from: number; onlySince: boolean }[] {
    if (stream.startsWith('verbund-')) return [{ verbund: stream, from: 0, onlySince: false }];
    return this.#all.filter(({ kommune, from, to }) => kommune === stream && from <= at && at < to);
  }

  #follow(verbund: StreamName, kommune: StreamName, words: Words, at: number): void {
    const yes = [words.kommune, words.verbund].every((wort) => wort === 'ja' || wort === 'vorab');
    const onlySince = words.verbund === 'vorab';
    const known = this.#all.find(
      (one) => one.verbund === verbund && one.kommune === kommune && one.to === Number.POSITIVE_INFINITY,
    );
    if (known !== undefined && yes && known.onlySince === onlySince) return;
    if (known !== undefined) known.to = at;
    if (yes) this.#all.push({ verbund, kommune, from: at, to: Number.POSITIVE_INFINITY, onlySince });
  }
}
