import { Agent } from 'node:http';
import { type ExchangeOptions, exchangeOver, type Reply } from './exchange.ts';
import type { Random } from './random.ts';

/** A command as it was sent, and what came back; no `status` where nothing did. */
export interface Sent {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  /** How many events it appends where it succeeds. */
  readonly appends: number;
  /** Sent once more on purpose. */
  readonly repeat?: boolean;
  status?: number;
  answer?: Answer;
}

export interface Answer {
  readonly position: string;
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string; readonly data: object }[];
  readonly [made: string]: unknown;
}

const agents = new Map<string, Agent>();

const agentOf = (url: string): Agent => {
  const known = agents.get(url) ?? new Agent({ keepAlive: true, maxSockets: 10_000 });
  agents.set(url, known);
  return known;
};

/** One request over kept-alive connections. Rejects where the connection breaks, or nothing comes for 30 s. */
export const exchange = (url: string, path: string, options: ExchangeOptions = {}): Promise<Reply> =>
  exchangeOver(agentOf(url), `${url}${path}`, { mostMs: 30_000, ...options });

/** Sends a command and keeps what came back in it. Rejects where nothing did. */
export const send = async (url: string, sent: Sent): Promise<Sent> => {
  const { status, text } = await exchange(url, sent.path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': sent.key },
    body: JSON.stringify(sent.body),
  });
  sent.status = status;
  if (status < 300) sent.answer = JSON.parse(text) as Answer;
  return sent;
};

/** The Kommunen, solutions and references that a load has made by now, and what it does next with them. */
export class Village {
  readonly #random: Random;
  readonly #kommunen: string[] = [];
  readonly #solutions: { readonly id: string; readonly kommuneId: string }[] = [];
  readonly #references: { readonly id: string; readonly kommuneId: string }[] = [];
  #verbundId: string | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Makes the first Kommunen and a Verbund that records references for them. */
  async settle(url: string, kommunen: number): Promise<Sent[]> {
    const made = [this.learn(await send(url, this.found()))];
    for (let count = 0; count < kommunen; count += 1)
      made.push(this.learn(await send(url, this.#register())));
    return made;
  }

  /** Remembers what an answered command made. */
  learn(sent: Sent): Sent {
    const { kommuneId, solutionId, verbundId, referenceId } = (sent.answer ?? {}) as Partial<Answer>;
    const [, , collection, owner = ''] = sent.path.split('/');
    if (typeof verbundId === 'string') this.#verbundId = verbundId;
    if (typeof kommuneId === 'string' && collection === 'kommunen') this.#kommunen.push(kommuneId);
    if (typeof solutionId === 'string') this.#solutions.push({ id: solutionId, kommuneId: owner });
    if (typeof referenceId === 'string')
      this.#references.push({ id: referenceId, kommuneId: (sent.body as { kommuneId: string }).kommuneId });
    return sent;
  }

  /** The command that comes next: of several kinds, one of them with two events. */
  next(): Sent {
    const draw = this.#random.next();
    const reference = draw < 0.15 ? this.#references.pop() : undefined;
    if (reference !== undefined) return this.#claim(reference);
    if (draw < 0.3) return this.#record();
    if (draw < 0.4 || this.#kommunen.length === 0) return this.#register();
    if (draw < 0.5) return this.#change();
    if (draw < 0.65 && this.#solutions.length > 3) return this.#adopt();
    return this.#share(this.#random.pick(this.#kommunen));
  }

  found(): Sent {
    return this.#command('/v1/verbuende', { name: this.#words(2), kind: 'zweckverband' });
  }

  #register(): Sent {
    return this.#command('/v1/kommunen', { name: this.#words(2), kind: 'gemeinde', land: 'Hessen' });
  }

  #change(): Sent {
    return this.#command(`/v1/kommunen/${this.#random.pick(this.#kommunen)}/change-kommune-profile`, {
      population: 1000 + this.#random.int(9_000_000),
      validFrom: '2026-01-01',
    });
  }

  #share(kommuneId: string): Sent {
    return this.#command(`/v1/kommunen/${kommuneId}/share-project`, this.#fields());
  }

  #record(): Sent {
    return this.#command(`/v1/verbuende/${this.#verbundId}/record-reference`, {
      kommuneId: this.#random.pick(this.#kommunen),
      solution: { title: this.#words(3), summary: this.#words(12), gestaltungsfelder: ['Mobilität'] },
      statement: this.#words(5),
      asOf: '2024-05-01',
      source: { title: this.#words(3) },
    });
  }

  #claim({ id, kommuneId }: { id: string; kommuneId: string }): Sent {
    return this.#command(
      `/v1/kommunen/${kommuneId}/claim-reference`,
      { referenceId: id, ...this.#fields() },
      2,
    );
  }

  #adopt(): Sent {
    const source = this.#random.pick(this.#solutions);
    const others = this.#kommunen.filter((one) => one !== source.kommuneId);
    return this.#command(`/v1/kommunen/${this.#random.pick(others)}/adopt-best-practice`, {
      sources: [{ solutionId: source.id }],
      relation: 'unveraendert',
      adoptedOn: '2025-02-03',
      status: 'im-betrieb',
    });
  }

  #fields() {
    return {
      title: this.#words(4),
      summary: this.#words(20),
      gestaltungsfelder: ['Bürgerservice'],
      innovationStatus: 'laeuft',
    };
  }

  #command(path: string, body: object, appends = 1): Sent {
    return { key: this.#random.uuid(), path, body, appends };
  }

  #words(count: number): string {
    return Array.from({ length: count }, () => this.#random.pick(WORDS)).join(' ');
  }
}

const WORDS = [
  'Anmeldung',
  'Bürgerbüro',
  'Straßen',
  'Müllkalender',
  'für',
  'Eltern',
  'Vereine',
  'online',
  'Kita',
  'und',
  'Gewerbe',
  'Termin',
  'Ämter',
  'gemeinsam',
  'Übersicht',
  'Karte',
  'Formular',
  'Schule',
  'Bauhof',
  '„digital“',
];

/** A load that runs until it is stopped or its hub goes away. */
export interface Running {
  readonly sent: readonly Sent[];
  /** Ends the load; resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

/** Sends commands over `lanes` connections, each one after the other. */
export const startLoad = (url: string, village: Village, lanes: number): Running => {
  const all: Sent[] = [];
  let running = true;
  const lane = async () => {
    while (running) {
      const next = village.next();
      all.push(next);
      try {
        village.learn(await send(url, next));
      } catch {
        // The hub has gone: this one stays unanswered.
        return;
      }
    }
  };
  const ended = Promise.all(Array.from({ length: lanes }, lane));
  return {
    sent: all,
    stop: async () => {
      running = false;
      await ended;
    },
  };
};
